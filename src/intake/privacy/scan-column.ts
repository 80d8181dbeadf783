import { type DistinctCells, OTHER_CELL } from '../distinct-cells.ts';
import { CHUNK_ROWS, cellText, type TextColumn } from '../raw-sheet.ts';
import { isCardShaped } from './bank.ts';
import { findPersonal, type PersonalKind, type PersonalSpan } from './find-personal.ts';
import { isRegistrationNumber } from './id-card.ts';
import { BARE_MOBILE, inspectCell, NOTHING } from './inspect-cell.ts';

/** Counts about one column, enough to decide what becomes of it; never a cell's value. */
export interface ColumnScan {
  /** Cells that are not empty. */
  readonly cells: number;
  /** Cells with at least one span of a kind; a cell may count for several kinds. */
  readonly hits: Readonly<Record<PersonalKind, number>>;
  /** Cells that are a run of 15 or 17 digits, of 18, and of a bank card's length and beginning: what the doubtful kinds are measured against. */
  readonly oldRuns: number;
  /** Of the runs of 15, those with the check digit of a business registration number. */
  readonly registrations: number;
  readonly longRuns: number;
  readonly cardRuns: number;
  /** Cells of 4 to 36 bytes that begin with a Han sign: as long as a name can be. */
  readonly shortHan: number;
}

const KINDS: readonly PersonalKind[] = [
  'id-card',
  'id-unchecked',
  'id-or-registration',
  'id-as-number',
  'phone',
  'phone-bare',
  'landline-bare',
  'email',
  'bank',
  'paper',
  'name',
];

const decoder = new TextDecoder();
/** Rows [first, last) of a column with chunk bytes; `visit` gets the row and where its bytes lie. */
export function eachCell(
  column: TextColumn,
  first: number,
  last: number,
  visit: (row: number, bytes: Uint8Array, start: number, end: number) => void,
): void {
  for (let index = Math.floor(first / CHUNK_ROWS); index < column.chunks.length; index += 1) {
    const chunk = column.chunks[index];
    const base = index * CHUNK_ROWS;
    if (chunk === undefined || base >= last) return;
    const { bytes, offsets } = chunk;
    const to = Math.min(last - base, offsets.length - 1);
    for (let at = Math.max(0, first - base); at < to; at += 1) {
      const start = offsets[at] as number;
      const end = offsets[at + 1] as number;
      if (start !== end) visit(base + at, bytes, start, end);
    }
  }
}

/**
 * Looks at every cell of rows [first, last), at cells that are the same once. Cells are inspected as bytes; only those that
 * can hold something personal are decoded (1,000,000 rows × 12 columns of an ordinary list: half a second on one core).
 */
export function scanColumn(column: TextColumn, first: number, last: number, distinct: DistinctCells | null): ColumnScan {
  const hits = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<PersonalKind, number>;
  let cells = 0;
  let oldRuns = 0;
  let registrations = 0;
  let longRuns = 0;
  let cardRuns = 0;
  let shortHan = 0;
  const look = (bytes: Uint8Array, start: number, end: number, times: number): void => {
    cells += times;
    const length = end - start;
    const lead = bytes[start] as number;
    if (length >= 4 && length <= 36 && lead >= 0xe4 && lead <= 0xe9) shortHan += times;
    if (length >= 15 && length <= 19 && isDigits(bytes, start, end)) {
      if (length === 15 || length === 17) oldRuns += times;
      if (length === 18) longRuns += times;
      const run = decoder.decode(bytes.subarray(start, end));
      if (length === 15 && isRegistrationNumber(run)) registrations += times;
      if (length >= 16 && isCardShaped(run)) cardRuns += times;
    }
    if (isHan(bytes, start, end)) return;
    const verdict = inspectCell(bytes, start, end);
    if (verdict === NOTHING) return;
    if (verdict === BARE_MOBILE) {
      hits['phone-bare'] += times;
      return;
    }
    const spans = findPersonal(decoder.decode(bytes.subarray(start, end)));
    for (const kind of countedKinds(spans)) hits[kind] += times;
  };
  if (distinct !== null) {
    for (const [code, text] of distinct.texts.entries()) look(text, 0, text.length, distinct.counts[code] as number);
  }
  if (distinct === null || distinct.others > 0) {
    eachCell(column, first, last, (row, bytes, start, end) => {
      if (distinct === null || distinct.codes[row - first] === OTHER_CELL) look(bytes, start, end, 1);
    });
  }
  return { cells, hits, oldRuns, registrations, longRuns, cardRuns, shortHan };
}

/** Each kind once; of identity numbers the surest one, so that a cell never counts twice for its class. */
function countedKinds(spans: readonly PersonalSpan[]): Set<PersonalKind> {
  const kinds = new Set(spans.map((span) => span.kind));
  if (kinds.has('id-card')) for (const kind of ['id-unchecked', 'id-or-registration'] as const) kinds.delete(kind);
  if (kinds.has('id-unchecked')) kinds.delete('id-or-registration');
  return kinds;
}

/** Nothing but Chinese characters of the common block and brackets, as most names of enterprises are: no number can be in it, nor what announces one. */
function isHan(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= 0xe4 && byte <= 0xe9) at += 2;
    else if (byte !== 0x28 && byte !== 0x29) return false;
  }
  return true;
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

/** Up to `limit` texts of cells that are not empty, evenly spread over rows [first, last). */
export function sampleTexts(column: TextColumn, first: number, last: number, limit: number): string[] {
  const texts: string[] = [];
  const rows = last - first;
  const parts = Math.min(limit, rows);
  for (let part = 0; part < parts; part += 1) {
    const to = first + Math.floor(((part + 1) * rows) / parts);
    for (let row = first + Math.floor((part * rows) / parts); row < to; row += 1) {
      const text = cellText(column, row);
      if (text === '') continue;
      texts.push(text);
      break;
    }
  }
  return texts;
}
