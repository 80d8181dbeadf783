import { type ArrowColumn, TextWriter } from '../../engine/arrow-writer.ts';
import { MASK, maskText } from '../privacy/mask-text.ts';
import type { RawSheet } from '../raw-sheet.ts';
import { cleanText } from '../values/clean-text.ts';
import type { CellBytes, CellSource } from './cell-source.ts';
import { CellTexts } from './cell-texts.ts';
import type { KeySet } from './key-set.ts';
import type { ProblemSink } from './problem-log.ts';

export interface KeySources {
  /** The list's own number of a unit. */
  readonly id: { readonly source: CellSource; readonly column: number } | null;
  readonly uscc: { readonly source: CellSource; readonly column: number } | null;
  readonly name: { readonly source: CellSource; readonly column: number } | null;
  /** Tells towers of one name apart. */
  readonly tower: { readonly source: CellSource; readonly column: number } | null;
  /** The key a row was loaded under before. */
  readonly loaded?: CellSource;
}

export interface RowKind {
  /** Every mapped column: a row that is empty in all of them is no row. */
  readonly sources: readonly CellSource[];
  readonly needsName: boolean;
  /** One row a key; otherwise rows are relations, and none is refused for repeating. */
  readonly isKeyed: boolean;
  /** Before the row's number, where it has neither a number of its own nor a name. */
  readonly prefix: string;
  /** Keys that are taken; those given here are added. */
  readonly seen: KeySet;
  /** Keys of other rows that are loaded: a row that was not must not take one. */
  readonly taken?: ReadonlySet<string>;
  /** What the author of the list sees as the number of a row, where that is not its place. */
  readonly numberOf?: (row: number) => number;
}

/** The rows that enter. What a row is called is read again where it is asked for: strings of a million rows cost a second. */
export interface PickedRows {
  /** Rows of the sheet, rising. */
  readonly rows: Uint32Array;
  /** Key of the row at that place. */
  readonly idAt: (at: number) => string;
  /** Name of the row at that place, '' without one. */
  readonly nameAt: (at: number) => string;
  /** Credit code of the row at that place, as stored; null where there is none that can be read. null altogether without such a column. */
  readonly codeAt: ((at: number) => string | null) | null;
  /** The keys at places [from .. to) as a column of this name. */
  readonly idColumn: (name: string, from: number, to: number) => ArrowColumn;
  /** The credit codes likewise; null without such a column. */
  readonly codeColumn: (name: string, from: number, to: number) => ArrowColumn | null;
  /** Whether the credit code of the row at that place begins with these ASCII signs; null where there is no code. */
  readonly codeBegins: (at: number, signs: string) => boolean | null;
  readonly rowsIn: number;
  readonly refused: number;
  readonly skipped: number;
}

/** Rows of the body that hold anything in one of the columns, without those that are totals or remarks. */
function bodyRows(sheet: RawSheet, first: number, skipped: ReadonlySet<number>, sources: readonly CellSource[]): Uint32Array {
  const cell: CellBytes = { bytes: new Uint8Array(0), start: 0, end: 0 };
  const rows = new Uint32Array(Math.max(0, sheet.rowCount - first));
  let count = 0;
  for (let row = first; row < sheet.rowCount; row += 1) {
    if (skipped.size > 0 && skipped.has(row)) continue;
    for (const source of sources) {
      source.read(row, cell);
      if (cell.end > cell.start) {
        rows[count] = row;
        count += 1;
        break;
      }
    }
  }
  return rows.subarray(0, count);
}

/**
 * Chooses the rows that enter and gives each its key: the list's own number, else a credit code that is one, else the name
 * (with the tower), else the row's number. The key of the same unit is the same next month. Rows without a needed name, and
 * rows whose key stands above already, are refused.
 */
export function pickRows(
  sheet: RawSheet,
  first: number,
  skippedRows: readonly number[],
  keys: KeySources,
  kind: RowKind,
  log: ProblemSink,
): PickedRows {
  const skipped = new Set(skippedRows);
  const body = bodyRows(sheet, first, skipped, kind.sources);
  const kept = new Uint32Array(body.length);
  let keptCount = 0;
  if (kind.isKeyed) kind.seen.reserve(body.length);
  const keep = (row: number): void => {
    kept[keptCount] = row;
    keptCount += 1;
  };
  const unusual = new Map<number, UnusualKey>();
  const owners = new Map<string, string>();
  const texts = new CellTexts();
  let refused = 0;
  const refuse = (rule: 'name-missing' | 'row-repeats' | 'key-hidden', column: number | null, row: number): void => {
    log.add(rule, 'refused', column, row);
    refused += 1;
  };
  const repeated = keys.id?.column ?? keys.uscc?.column ?? keys.name?.column ?? null;
  for (const row of body) {
    if (kind.needsName && !texts.has(keys.name?.source, row)) {
      refuse('name-missing', keys.name?.column ?? null, row);
      continue;
    }
    const perfect = keys.uscc !== null && keys.id === null && keys.loaded === undefined ? texts.perfectCode(keys.uscc.source, row) : null;
    if (perfect !== null) {
      if (kind.isKeyed && !kind.seen.addBytes(perfect.bytes, perfect.start, perfect.end)) refuse('row-repeats', repeated, row);
      else keep(row);
      continue;
    }
    const code = keys.uscc === null ? null : texts.code(keys.uscc.source, keys.uscc.column, row, log);
    const loaded = keys.loaded === undefined ? '' : maskText(texts.read(keys.loaded, row));
    const own = loaded !== '' ? loaded : texts.read(keys.id?.source, row);
    const given = own !== '' ? own : (code ?? keyOfName(texts.read(keys.name?.source, row), texts.read(keys.tower?.source, row)));
    const id = given !== '' ? given : `${kind.prefix}-${kind.numberOf?.(row) ?? sheet.firstRow + row}`;
    // Which row it was cannot be told from what is hidden.
    if (keys.loaded !== undefined && id.includes(MASK)) {
      refuse('key-hidden', repeated, row);
      continue;
    }
    if (kind.isKeyed && ((loaded === '' && kind.taken?.has(id)) || !kind.seen.addText(id))) {
      refuse('row-repeats', repeated, row);
      continue;
    }
    if (code !== null && own !== '') {
      const other = owners.get(code);
      if (other !== undefined && other !== id) log.add('uscc-repeats', 'warned', keys.uscc?.column ?? null, row);
      owners.set(code, id);
    }
    unusual.set(row, { id, code });
    keep(row);
  }
  const rows = kept.subarray(0, keptCount);
  const usual = keys.uscc?.source ?? null;
  const codeOf = (row: number): string | null => {
    const known = unusual.get(row);
    return known !== undefined ? known.code : (usual?.text(row) ?? null);
  };
  const keyWriter = new TextWriter('');
  let last: { readonly from: number; readonly to: number; readonly column: ArrowColumn } | null = null;
  const column = (name: string, from: number, to: number, of: (key: UnusualKey) => string | null): ArrowColumn => {
    // Where every key is a credit code, both columns are one.
    const isSame = unusual.size === 0 && last?.from === from && last.to === to;
    const found = isSame && last !== null ? last.column : textColumn(keyWriter, rows.subarray(from, to), usual, unusual, of);
    last = { from, to, column: found };
    return { ...found, name };
  };
  const idAt = (at: number): string => unusual.get(rows[at] ?? -1)?.id ?? codeOf(rows[at] ?? -1) ?? '';
  return {
    rows,
    idAt,
    nameAt: (at) => texts.read(keys.name?.source, rows[at] ?? 0),
    codeAt: usual === null ? null : (at) => codeOf(rows[at] ?? -1),
    idColumn: (name, from, to) => column(name, from, to, ({ id }) => id),
    codeColumn: (name, from, to) => (usual === null ? null : column(name, from, to, ({ code }) => code)),
    codeBegins(at, signs) {
      const row = rows[at] ?? -1;
      const known = unusual.size === 0 ? undefined : unusual.get(row);
      if (known !== undefined || usual === null) return known?.code?.startsWith(signs) ?? null;
      return texts.begins(usual, row, signs);
    },
    rowsIn: body.length,
    refused,
    skipped: sheet.rowCount - first - body.length,
  };
}

/** Most keys are credit codes as they stand in the file, and are copied. */
function textColumn(
  writer: TextWriter,
  rows: Uint32Array,
  usual: CellSource | null,
  unusual: ReadonlyMap<number, UnusualKey>,
  of: (key: UnusualKey) => string | null,
): ArrowColumn {
  const cell: CellBytes = { bytes: new Uint8Array(0), start: 0, end: 0 };
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const known = unusual.size === 0 ? undefined : unusual.get(row);
    if (known === undefined && usual !== null) {
      usual.read(row, cell);
      writer.appendBytes(cell.bytes, cell.start, cell.end);
      continue;
    }
    const text = known === undefined ? null : of(known);
    if (text === null) writer.appendNull();
    else writer.append(text);
  }
  return writer.finish();
}

/** Of a row whose key is not simply a credit code without fault. */
interface UnusualKey {
  readonly id: string;
  readonly code: string | null;
}

function keyOfName(name: string, tower: string): string {
  return tower === '' || name.includes(tower) ? cleanText(name) : `${cleanText(name)} ${tower}`;
}
