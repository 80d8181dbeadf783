import type { GapClass } from '../model/coverage.ts';
import { type CaseState, isOpen } from '../model/worklist.ts';

/** One case of the worklist as the workbook lists it. Texts are in the language of the workbook. */
export interface WorkbookRow {
  /** `caseKey` of the case. */
  readonly key: string;
  readonly name: string;
  readonly building: string;
  readonly place: string;
  readonly gapClass: GapClass | null;
  readonly className: string;
  readonly rule: string;
  readonly measure: string;
  readonly membersFull: number | null;
  readonly owner: string;
  readonly state: CaseState;
  readonly stateName: string;
  /** ISO dates. */
  readonly dueOn: string | null;
  readonly documentNo: string;
  readonly approvedOn: string | null;
  readonly note: string;
}

export interface RowGroup {
  readonly name: string;
  readonly rows: readonly WorkbookRow[];
}

/** By the name of the group, largest first; those without one come last under `nameless`. */
export function groupRows(rows: readonly (WorkbookRow & { readonly group: string | null })[], nameless: string): readonly RowGroup[] {
  const groups = new Map<string | null, WorkbookRow[]>();
  for (const { group, ...row } of rows) {
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [row]);
    else known.push(row);
  }
  return [...groups]
    .sort(
      ([a, left], [b, right]) =>
        Number(a === null) - Number(b === null) || right.length - left.length || (a ?? '').localeCompare(b ?? '', 'zh'),
    )
    .map(([name, grouped]) => ({ name: name ?? nameless, rows: grouped }));
}

export const COUNTED_CLASSES = [
  'should-form',
  'joint-candidate',
  'cultivate',
  'no-member',
  'unknown',
] as const satisfies readonly GapClass[];

/** What is counted of a group: all, by class, open, overdue, closed, not applicable. In this order. */
export function groupCounts(rows: readonly WorkbookRow[], today: string): readonly number[] {
  const count = (is: (row: WorkbookRow) => boolean): number => rows.filter(is).length;
  return [
    rows.length,
    ...COUNTED_CLASSES.map((gapClass) => count((row) => row.gapClass === gapClass)),
    count(isOpen),
    count((row) => isOpen(row) && row.dueOn !== null && row.dueOn < today),
    count(({ state }) => state === 'closed'),
    count(({ state }) => state === 'not-applicable'),
  ];
}

/** What a public table prints of a count: the count, «<3», or nothing where it would give one of those away. */
export type PublicCount = number | 'small' | 'left-out';

const SMALL = 3;

/**
 * Hides counts of one and two, and what would let them be worked out: the sum of a column with a hidden count, and within a group the
 * sum of its parts. Zero stays: it says of nobody anything.
 */
export function publicCounts(groups: readonly (readonly number[])[]): {
  readonly rows: readonly (readonly PublicCount[])[];
  readonly totals: readonly PublicCount[];
} {
  const isSmall = (count: number): boolean => count > 0 && count < SMALL;
  const rows = groups.map((counts) =>
    counts.map((count, column): PublicCount => {
      if (isSmall(count)) return 'small';
      return column === 0 && counts.slice(1).some(isSmall) ? 'left-out' : count;
    }),
  );
  const width = groups[0]?.length ?? 0;
  const totals = Array.from({ length: width }, (_, column): PublicCount => {
    if (rows.some((row) => typeof row[column] !== 'number')) return 'left-out';
    return groups.reduce((sum, counts) => sum + (counts[column] ?? 0), 0);
  });
  const isTotalBare = totals.slice(1).some((total) => total === 'left-out' || (typeof total === 'number' && isSmall(total)));
  return {
    rows,
    totals: totals.map((total, column) =>
      typeof total === 'number' && (isSmall(total) || (column === 0 && isTotalBare)) ? 'left-out' : total,
    ),
  };
}
