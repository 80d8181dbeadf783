import type { TextColumn } from '../raw-sheet.ts';
import { isUnitNameHeader, isUnitOfPersonHeader, isUsccHeader } from './header-roles.ts';
import type { ColumnEvidence } from './judge-column.ts';
import { isBareNameHeader } from './personal-headers.ts';
import { eachCell } from './scan-column.ts';

const TRAITS = new Set(['sex', 'ethnicity', 'birth', 'joined-party', 'education', 'home-address', 'id-card']);
/** A key of the row's own unit is distinct in more than this share of the rows about people. */
const DISTINCT = 0.8;

/**
 * Columns that make the sheet a roster, [] where it is none. Two or more columns about a person (sex, people, birth,
 * admission, schooling and office, origin, identity number; an unqualified 姓名 counts where no unit has a key) are a
 * roster when the rows are persons: no credit code or unit name is distinct in most rows. A ledger of enterprises that
 * also tells its secretary's name, sex and telephone has such a key and is none. Units that a person belongs to
 * (工作单位, 所在支部) and unit names to the right of an unqualified 姓名 are no keys of a row.
 */
export function rosterColumns(
  columns: readonly TextColumn[],
  evidence: readonly ColumnEvidence[],
  first: number,
  last: number,
): readonly number[] {
  const traits: number[] = [];
  let bareName = -1;
  let rows = 0;
  for (const [index, { header, verdict, sexes, peoples, scan }] of evidence.entries()) {
    const isTrait = verdict?.strength === 'sure' ? TRAITS.has(verdict.class) : sexes + peoples > 0;
    const isBare = verdict?.class === 'person-name' && isBareNameHeader(header);
    if (isBare && bareName < 0) bareName = index;
    if (!isTrait && !isBare) continue;
    if (isTrait) traits.push(index);
    rows = Math.max(rows, scan.cells);
  }
  const found = bareName < 0 ? traits : [...traits, bareName];
  if (found.length < 2 || traits.length === 0) return [];
  for (const [index, { header, verdict, scan, isUscc }] of evidence.entries()) {
    if (verdict !== null || scan.cells < rows * 0.5) continue;
    const isCode = isUscc || isUsccHeader(header);
    const isName = isUnitNameHeader(header) && !isUnitOfPersonHeader(header) && (bareName < 0 || index < bareName || traits.length < 2);
    const column = columns[index];
    if ((isCode || isName) && column !== undefined && countDistinct(column, first, last) > DISTINCT * Math.max(rows, scan.cells)) return [];
  }
  return found.sort((a, b) => a - b);
}

/** Distinct cells by a 53-bit hash of their bytes: no text is made. */
function countDistinct(column: TextColumn, first: number, last: number): number {
  const seen = new Set<number>();
  eachCell(column, first, last, (_, bytes, start, end) => {
    let low = 0x811c9dc5;
    let high = 0x1b873593;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x85ebca6b) ^ (high >>> 13);
    }
    seen.add((low >>> 0) * 0x200000 + ((high >>> 0) & 0x1fffff));
  });
  return seen.size;
}
