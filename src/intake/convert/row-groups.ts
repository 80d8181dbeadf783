import { type ArrowColumn, BATCH_ROWS } from '../../engine/arrow-writer.ts';

/** Rows that make one batch of the table: places [from .. to) among the rows that enter. */
export interface RowGroup {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** At least one group, for the columns of a list without rows. */
export function rowGroups(rows: number): readonly RowGroup[] {
  return Array.from({ length: Math.max(1, Math.ceil(rows / BATCH_ROWS)) }, (_, index) => ({
    index,
    from: index * BATCH_ROWS,
    to: Math.min(rows, (index + 1) * BATCH_ROWS),
  }));
}

/** Columns that can only be made of all rows at once, handed out group by group. */
export function whole(make: () => readonly ArrowColumn[]): (group: number) => ArrowColumn[] {
  let made: readonly ArrowColumn[] | null = null;
  return (group) => {
    made ??= make();
    return made.map((column) => {
      const batch = column.batches[group];
      return { ...column, rows: batch?.length ?? 0, batches: batch === undefined ? [] : [batch] };
    });
  };
}

/** Makes the columns of all groups in turn, for `onGroup` or, without it, to be joined. Every group must have the same columns. */
export function joinGroups(
  groups: readonly RowGroup[],
  make: (group: RowGroup) => ReadonlyMap<string, ArrowColumn>,
  onGroup: ((columns: readonly ArrowColumn[]) => void) | null,
): readonly ArrowColumn[] {
  const joined = new Map<string, ArrowColumn>();
  for (const group of groups) {
    const columns = make(group);
    if (onGroup !== null) {
      onGroup([...columns.values()]);
      continue;
    }
    for (const [name, column] of columns) {
      const before = joined.get(name);
      joined.set(
        name,
        before === undefined ? column : { ...column, rows: before.rows + column.rows, batches: [...before.batches, ...column.batches] },
      );
    }
  }
  return [...joined.values()];
}
