import type { ColumnScreen, PrivacyReport } from '../../model/privacy-report.ts';
import type { RawSheet, TextChunk, TextColumn } from '../raw-sheet.ts';
import type { PersonalKind } from './find-personal.ts';
import { BARE_MOBILE, inspectCell, NOTHING } from './inspect-cell.ts';
import { maskText } from './mask-text.ts';

export interface MaskedSheet {
  /** The same rows and columns; what stood in dropped columns and above the data is gone. */
  readonly sheet: RawSheet;
  /** Cells in which something was replaced, by column. */
  readonly maskedCells: ReadonlyMap<number, number>;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * The sheet that everything after the privacy screen works on: dropped columns (unless `allowed` by the person) and all
 * rows above the data are empty, personal parts of the other cells are ■■■. Positions of rows and columns do not change.
 */
export function maskSheet(sheet: RawSheet, report: PrivacyReport, allowed: ReadonlySet<number> = new Set()): MaskedSheet {
  const maskedCells = new Map<number, number>();
  const columns = sheet.columns.map((column, index) => {
    const screen = report.columns[index];
    const isDropped = screen === undefined || screen.fate === 'refuse' || (screen.fate === 'ask' && !allowed.has(index));
    if (isDropped) return { chunks: column.chunks.map(emptied) };
    const { masked, cells } = maskColumn(column, report.headerLast, screen);
    if (cells > 0) maskedCells.set(index, cells);
    return masked;
  });
  return { sheet: { ...sheet, columns }, maskedCells };
}

function emptied(chunk: TextChunk): TextChunk {
  return { bytes: new Uint8Array(0), offsets: new Uint32Array(chunk.offsets.length) };
}

function maskColumn(column: TextColumn, firstData: number, screen: ColumnScreen): { masked: TextColumn; cells: number } {
  const spared: ReadonlySet<PersonalKind> = new Set(screen.spared);
  let base = 0;
  let cells = 0;
  const chunks = column.chunks.map((chunk) => {
    const rows = chunk.offsets.length - 1;
    // Where the screen, which looked at every cell, found nothing, only what stands above the data has to go.
    const last = screen.fate === 'keep' ? firstData - base : Number.POSITIVE_INFINITY;
    const replaced = replacedCells(chunk, Math.max(0, firstData - base), last, spared);
    cells += replaced.filter(({ row, text }) => text.length > 0 && base + row >= firstData).length;
    base += rows;
    return rewritten(chunk, replaced);
  });
  return { masked: { chunks }, cells };
}

interface Replacement {
  readonly row: number;
  readonly text: Uint8Array;
}

const EMPTY = new Uint8Array(0);

function replacedCells({ bytes, offsets }: TextChunk, firstData: number, last: number, spared: ReadonlySet<PersonalKind>): Replacement[] {
  const replaced: Replacement[] = [];
  for (let row = 0; row + 1 < offsets.length && row < last; row += 1) {
    const start = offsets[row] as number;
    const end = offsets[row + 1] as number;
    if (start === end) continue;
    if (row < firstData) {
      replaced.push({ row, text: EMPTY });
      continue;
    }
    const verdict = inspectCell(bytes, start, end);
    if (verdict === NOTHING || (verdict === BARE_MOBILE && spared.has('phone-bare'))) continue;
    const text = decoder.decode(bytes.subarray(start, end));
    const masked = maskText(text, spared);
    if (masked !== text) replaced.push({ row, text: encoder.encode(masked) });
  }
  return replaced;
}

/** The chunk with some cells replaced; itself where there are none. */
function rewritten(chunk: TextChunk, replaced: readonly Replacement[]): TextChunk {
  if (replaced.length === 0) return chunk;
  const { bytes, offsets } = chunk;
  let size = bytes.length;
  for (const { row, text } of replaced) size += text.length - ((offsets[row + 1] as number) - (offsets[row] as number));
  const out = new Uint8Array(size);
  const outOffsets = new Uint32Array(offsets.length);
  let from = 0;
  let to = 0;
  let next = 0;
  let row = 0;
  for (const { row: at, text } of replaced) {
    const start = offsets[at] as number;
    out.set(bytes.subarray(from, start), to);
    for (; row <= at; row += 1) outOffsets[row] = (offsets[row] as number) + next;
    to += start - from;
    out.set(text, to);
    to += text.length;
    from = offsets[at + 1] as number;
    next = to - from;
  }
  out.set(bytes.subarray(from), to);
  for (; row < offsets.length; row += 1) outOffsets[row] = (offsets[row] as number) + next;
  return { bytes: out, offsets: outOffsets };
}
