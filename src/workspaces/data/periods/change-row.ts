import { type ColumnTable, numberAt, textAt } from '../../../model/column-table.ts';

/** One line of a list of differences. Null is not known, or not so on that date. */
export interface ChangeRow {
  readonly row: number;
  readonly name: string;
  readonly nameBefore: string | null;
  readonly uscc: string | null;
  readonly placeBefore: string | null;
  readonly placeAfter: string | null;
  readonly coveredBefore: boolean | null;
  readonly coveredAfter: boolean | null;
  readonly membersBefore: number | null;
  readonly membersAfter: number | null;
}

export function changeRowsOf(table: ColumnTable): readonly ChangeRow[] {
  const flag = (name: string, row: number): boolean | null => {
    const value = numberAt(table, name, row);
    return value === null ? null : value === 1;
  };
  return Array.from({ length: table.numRows }, (_, row) => ({
    row: numberAt(table, 'row', row) ?? 0,
    name: textAt(table, 'name', row) ?? '',
    nameBefore: textAt(table, 'name_before', row),
    uscc: textAt(table, 'uscc', row),
    placeBefore: textAt(table, 'place_before', row),
    placeAfter: textAt(table, 'place_after', row),
    coveredBefore: flag('covered_before', row),
    coveredAfter: flag('covered_after', row),
    membersBefore: numberAt(table, 'members_before', row),
    membersAfter: numberAt(table, 'members_after', row),
  }));
}
