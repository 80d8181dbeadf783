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

/** Columns of `groupCounts` that add up to the first: the classes, and how far the cases are. */
const COUNT_PARTS: readonly (readonly number[])[] = [COUNTED_CLASSES.map((_, at) => at + 1), [6, 8, 9]];

interface PublicCounts {
  readonly rows: readonly (readonly PublicCount[])[];
  readonly totals: readonly PublicCount[];
}

/**
 * Hides counts of one and two, and what would let them be worked out. `parts` are sets of columns that each add up to the first column:
 * where one holds a hidden count, the first column is left out, and of every other set its largest, from which the first would follow.
 * A column with anything hidden has no sum. Zero stays: it says of nobody anything.
 */
export function publicCounts(groups: readonly (readonly number[])[], parts: readonly (readonly number[])[] = COUNT_PARTS): PublicCounts {
  const rows = groups.map((counts) =>
    withoutClues(
      counts.map((count) => (isSmall(count) ? 'small' : count)),
      counts,
      parts,
    ),
  );
  const sums = (groups[0] ?? []).map((_, column) => groups.reduce((sum, counts) => sum + (counts[column] ?? 0), 0));
  const totals = sums.map(
    (sum, column): PublicCount => (isSmall(sum) || rows.some((row) => typeof row[column] !== 'number') ? 'left-out' : sum),
  );
  return { rows, totals: withoutClues(totals, sums, parts) };
}

function isSmall(count: number): boolean {
  return count > 0 && count < SMALL;
}

function withoutClues(
  printed: readonly PublicCount[],
  counts: readonly number[],
  parts: readonly (readonly number[])[],
): readonly PublicCount[] {
  const isBare = (column: number): boolean => typeof printed[column] !== 'number';
  if (!parts.some((columns) => columns.some(isBare))) return printed;
  const hidden = new Set([0]);
  for (const columns of parts) {
    if (columns.some(isBare)) continue;
    const [largest] = [...columns].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
    if (largest !== undefined) hidden.add(largest);
  }
  return printed.map((count, column) => (hidden.has(column) && count !== 'small' ? 'left-out' : count));
}
