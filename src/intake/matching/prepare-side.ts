import type { DuplicateGroup, ListSide } from '../../model/match-types.ts';
import { checkUscc } from '../../model/uscc.ts';
import { type NameParts, partsOf } from './name-parts.ts';
import { listFormerNames, splitFormerNames } from './normalize-name.ts';

/** A list with its keys made, row by row. */
export interface PreparedSide {
  readonly rows: number;
  /** Valid codes, cleaned; null for none and for what is not valid. */
  readonly uscc: (string | null)[];
  /** 1 where a valid code fails a check sign. */
  readonly doubtful: Uint8Array;
  invalidUscc: number;
  /** Names as written, ends trimmed; '' for none. */
  readonly raw: string[];
  /** name_norm, without former names. */
  readonly norm: string[];
  readonly former: Map<number, readonly string[]>;
  readonly district: readonly (string | null)[];
  readonly park: readonly (string | null)[];
  readonly building: readonly (string | null)[];
  /** A beginning of names that distinguishes nobody; set once both lists are read. */
  sharedPrefix: string;
  readonly partsCache: (NameParts | undefined)[];
}

export function emptySide(side: ListSide): PreparedSide {
  return {
    rows: side.rowCount,
    uscc: [],
    doubtful: new Uint8Array(side.rowCount),
    invalidUscc: 0,
    raw: [],
    norm: [],
    former: new Map(),
    district: side.district ?? [],
    park: side.park ?? [],
    building: side.building ?? [],
    sharedPrefix: '',
    partsCache: new Array<NameParts | undefined>(side.rowCount),
  };
}

/** Makes the keys of rows [from, to); rows must come in order. */
export function prepareRows(side: ListSide, into: PreparedSide, from: number, to: number): void {
  for (let row = from; row < to; row += 1) {
    const code = side.uscc?.[row] ?? '';
    const check = code.trim() === '' ? null : checkUscc(code);
    into.uscc.push(check?.valid === true ? check.code : null);
    if (check?.valid === false) into.invalidUscc += 1;
    if (check?.valid === true && check.findings.some(({ severity }) => severity === 'warning')) into.doubtful[row] = 1;
    const raw = (side.name[row] ?? '').trim();
    const { name, former } = splitFormerNames(raw);
    into.raw.push(raw);
    into.norm.push(name);
    const cell = side.formerNames?.[row] ?? '';
    const all = cell === '' ? former : [...former, ...listFormerNames(cell)];
    const others = all.filter((old) => old !== name);
    if (others.length > 0) into.former.set(row, others);
  }
}

export function partsAt(side: PreparedSide, row: number): NameParts {
  const known = side.partsCache[row];
  if (known !== undefined) return known;
  const parts = partsOf(side.norm[row] ?? '', side.sharedPrefix);
  side.partsCache[row] = parts;
  return parts;
}

/** All that tells a row from another; rows with one content are interchangeable, whatever their order. */
export function contentKey(side: PreparedSide, row: number): string {
  return [
    side.norm[row],
    side.raw[row],
    side.uscc[row] ?? '',
    side.district[row] ?? '',
    side.park[row] ?? '',
    side.building[row] ?? '',
  ].join('\u0001');
}

/** 2 both known and equal, 1 one not known, 0 known and different. */
export function agreement(a: string | null | undefined, b: string | null | undefined): 0 | 1 | 2 {
  if (a === null || a === undefined || a === '' || b === null || b === undefined || b === '') return 1;
  return a === b ? 2 : 0;
}

/** Two valid codes that say two different enterprises. A code that fails its check may be a slip of the pen, and proves nothing. */
export function usccConflict(left: PreparedSide, l: number, right: PreparedSide, r: number): boolean {
  const a = left.uscc[l] ?? null;
  const b = right.uscc[r] ?? null;
  return a !== null && b !== null && a !== b;
}

/** Rows of one list that share a code, or a name within one district. */
export function findDuplicates(side: PreparedSide): readonly DuplicateGroup[] {
  const groups: DuplicateGroup[] = [];
  const byCode = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  for (let row = 0; row < side.rows; row += 1) {
    const code = side.uscc[row] ?? null;
    if (code !== null) append(byCode, code, row);
    const name = side.norm[row] ?? '';
    if (name !== '') append(byName, `${name}\u0001${side.district[row] ?? ''}`, row);
  }
  for (const rows of byCode.values()) if (rows.length > 1) groups.push({ kind: 'same-uscc', rows });
  for (const rows of byName.values()) {
    if (rows.length < 2) continue;
    const codes = new Set(rows.map((row) => side.uscc[row] ?? null));
    if (codes.size === 1 && !codes.has(null)) continue;
    codes.delete(null);
    groups.push({ kind: codes.size > 1 ? 'same-name-different-uscc' : 'same-name', rows });
  }
  return groups.sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0) || (a.kind < b.kind ? -1 : 1));
}

export function append<K>(map: Map<K, number[]>, key: K, row: number): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  else rows.push(row);
}
