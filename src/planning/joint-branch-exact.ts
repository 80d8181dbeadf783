import type { JointBranchColumns } from './joint-branch-columns.ts';
import { createMip, type Mip, type MipAnswer, solveMip } from './mip.ts';

/** The three steps over all branches there are: each held while the next is made least (set partitioning). */
export interface ExactAnswer {
  /** Branches as units; null where nothing better than the start was found. */
  readonly branches: readonly (readonly number[])[] | null;
  /** What no plan has less of; each null where the steps before were not proved or nothing is known. */
  readonly leftOver: number | null;
  readonly count: number | null;
  /** Of the spread, in metres. */
  readonly spread: number | null;
}

export interface ExactStart {
  readonly branches: readonly (readonly number[])[];
  /** Steps that are proved already; they are held, not searched. */
  readonly isCovered: boolean;
  readonly isCounted: boolean;
}

/** @param seconds for all steps together. */
export async function partitionExactly(
  { kinds, columns, cost }: JointBranchColumns,
  start: ExactStart,
  { seconds, seed, stop }: { readonly seconds: () => number; readonly seed: number; readonly stop: () => boolean },
): Promise<ExactAnswer> {
  const { mip, leftRow, countRow } = program(kinds, columns);
  let values = startOf(kinds, columns, start.branches);
  if (values === null) return { branches: null, leftOver: null, count: null, spread: null };
  const leftOf = (of: Float64Array): number => round(of.subarray(columns.length));
  const countOf = (of: Float64Array): number => round(of.subarray(0, columns.length));
  const costOf = (of: Float64Array): number => cost.reduce((sum, meters, column) => sum + meters * Math.round(of[column] ?? 0), 0);
  const price = (priceOf: (column: number) => number, left: number): void => {
    for (let column = 0; column < mip.columnCount; column += 1) mip.setCost(column, column < columns.length ? priceOf(column) : left);
  };
  const run = async (worth: (of: Float64Array) => number): Promise<MipAnswer | null> => {
    if (stop() || seconds() <= 0.05) return null;
    const answer = await solveMip(mip, { seconds: seconds(), seed, start: values as Float64Array, stop });
    if (answer.columns !== null && worth(answer.columns) < worth(values as Float64Array) - 1e-9) values = answer.columns;
    return answer;
  };
  const found = { leftOver: null as number | null, count: null as number | null, spread: null as number | null };
  const answer = (): ExactAnswer => ({ branches: branchesOf(kinds, columns, values as Float64Array), ...found });

  if (start.isCovered) found.leftOver = leftOf(values);
  else {
    price(() => 0, 1);
    const first = await run(leftOf);
    found.leftOver = first?.bound == null ? null : Math.ceil(first.bound - 1e-6);
    if (found.leftOver !== leftOf(values)) return answer();
  }
  mip.setRowBounds(leftRow, leftOf(values), leftOf(values));
  if (start.isCounted) found.count = countOf(values);
  else {
    price(() => 1, 0);
    const second = await run(countOf);
    found.count = second?.bound == null ? null : Math.ceil(second.bound - 1e-6);
    if (found.count !== countOf(values)) return answer();
  }
  mip.setRowBounds(countRow, countOf(values), countOf(values));
  price((column) => cost[column] ?? 0, 0);
  found.spread = (await run(costOf))?.bound ?? null;
  return answer();
}

function round(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += Math.round(value);
  return sum;
}

/** For each kind: its branches and those left over are all of it. Then a row for how many are left over, and one for the branches. */
function program(kinds: JointBranchColumns['kinds'], columns: JointBranchColumns['columns']) {
  const mip: Mip = createMip();
  const rows: { readonly at: number[]; readonly value: number[] }[] = kinds.map(() => ({ at: [], value: [] }));
  for (const column of columns) {
    const at = mip.addColumn(0, 0, Math.min(...column.map((kind) => kinds[kind]?.length ?? 0)), true);
    for (const kind of new Set(column)) {
      rows[kind]?.at.push(at);
      rows[kind]?.value.push(column.filter((other) => other === kind).length);
    }
  }
  const left: number[] = [];
  for (const [kind, row] of rows.entries()) {
    const count = kinds[kind]?.length ?? 0;
    const at = mip.addColumn(0, 0, count, true);
    left.push(at);
    mip.addRow(count, count, [...row.at, at], [...row.value, 1]);
  }
  const ones = (length: number): readonly number[] => new Array<number>(length).fill(1);
  const leftRow = mip.addRow(0, Number.POSITIVE_INFINITY, left, ones(left.length));
  const countRow = mip.addRow(0, Number.POSITIVE_INFINITY, [...columns.keys()], ones(columns.length));
  return { mip, leftRow, countRow };
}

function startOf(
  kinds: JointBranchColumns['kinds'],
  columns: JointBranchColumns['columns'],
  branches: readonly (readonly number[])[],
): Float64Array | null {
  const kindOf = new Map(kinds.flatMap((kind, at) => kind.map((unit) => [unit, at] as const)));
  const numberOf = new Map(columns.map((column, at) => [column.join(), at]));
  const values = new Float64Array(columns.length + kinds.length);
  for (const [kind, units] of kinds.entries()) values[columns.length + kind] = units.length;
  for (const branch of branches) {
    const column = branch.map((unit) => kindOf.get(unit) ?? -1).sort((a, b) => a - b);
    const at = numberOf.get(column.join());
    if (at === undefined) return null;
    values[at] = (values[at] ?? 0) + 1;
    for (const kind of column) values[columns.length + kind] = (values[columns.length + kind] ?? 0) - 1;
  }
  return values;
}

function branchesOf(
  kinds: JointBranchColumns['kinds'],
  columns: JointBranchColumns['columns'],
  values: Float64Array,
): readonly (readonly number[])[] {
  const next = new Int32Array(kinds.length);
  const branches: (readonly number[])[] = [];
  for (const [at, column] of columns.entries())
    for (let times = Math.round(values[at] ?? 0); times > 0; times -= 1)
      branches.push(
        column.map((kind) => {
          next[kind] = (next[kind] ?? 0) + 1;
          return kinds[kind]?.[(next[kind] ?? 0) - 1] as number;
        }),
      );
  return branches;
}
