import { countReached, indicesWhere, mergeRows, pickReach, sumOf } from './cover-reach.ts';
import { reduceCover } from './cover-reduce.ts';
import type { SetCoverBound } from './cover-set-bound.ts';
import type { SetCover } from './cover-set-state.ts';
import { createMip, solveMip } from './mip.ts';

export interface ExactSetCover {
  /** A cover that costs no more than the aim, null where none was found. */
  readonly columns: readonly number[] | null;
  /** No cover costs less than this, or than the aim and what lies between it and the next: whichever is less is for the caller to say. */
  readonly bound: number;
}

export interface ExactSetOptions {
  /** The most that a cover may cost to be of use. */
  readonly aim: number;
  readonly seed: number;
  readonly seconds: number;
  readonly stop: () => boolean;
  readonly watch: (bound: number, columns: readonly number[] | null) => void;
}

/**
 * A cover that costs no more than the aim as a mixed-integer program, over those columns alone that the Lagrangian bound does not already
 * settle. A bound of Infinity: there is none.
 */
export async function setCoverExact(cover: SetCover, relaxed: SetCoverBound, options: ExactSetOptions): Promise<ExactSetCover> {
  const { reach, costs, slack } = cover;
  const { aim } = options;
  const tolerance = 1e-7 * Math.max(1, Math.abs(aim));
  const isSettled = (column: number): boolean => (relaxed.against[column] ?? 0) > aim + tolerance;
  const taken = [...indicesWhere(reach.columns, (column) => isSettled(column) && relaxed.chosen[column] === 1)];
  const free = indicesWhere(reach.columns, (column) => !isSettled(column));
  const counts = countReached(reach, taken);
  const open = indicesWhere(reach.rows, (row) => counts[row] === 0);
  const picked = pickReach(reach, open, free);
  const needed = slack > 0 ? sumOf(picked.weights) - slack : 0;
  const merged = mergeRows(picked);
  if (slack <= 0 && picked.rows > 0 && hasEmptyRow(picked)) return { columns: null, bound: Number.POSITIVE_INFINITY };
  const freeCosts = Float64Array.from(free, (column) => costs[column] ?? 0);
  const core =
    slack > 0
      ? { reach: merged, columnOf: free.map((_, column) => column), taken: [] }
      : reduceCover(
          merged,
          freeCosts,
          Array.from(free, (column) => cover.ranks[column] ?? 0),
        );
  for (const column of core.taken) taken.push(free[column] ?? 0);
  const base = taken.reduce((sum, column) => sum + (costs[column] ?? 0), 0);
  if (core.reach.rows === 0 || (slack > 0 && needed <= 0)) {
    return base <= aim + tolerance ? { columns: taken, bound: base } : { columns: null, bound: Number.POSITIVE_INFINITY };
  }
  const numberOf = (column: number): number => free[core.columnOf[column] ?? 0] ?? 0;
  const mip = createMip();
  for (let column = 0; column < core.reach.columns; column += 1) mip.addColumn(costs[numberOf(column)] ?? 0, 0, 1, true);
  const reached: number[] = [];
  for (let row = 0; row < core.reach.rows; row += 1) {
    const sites = [...core.reach.rowColumns.subarray(core.reach.rowStarts[row] ?? 0, core.reach.rowStarts[row + 1] ?? 0)];
    const ones = sites.map(() => 1);
    if (slack > 0) {
      const part = mip.addColumn(0, 0, 1, false);
      reached.push(part);
      mip.addRow(0, Number.POSITIVE_INFINITY, [...sites, part], [...ones, -1]);
    } else mip.addRow(1, Number.POSITIVE_INFINITY, sites, ones);
  }
  if (slack > 0) mip.addRow(needed * (1 - 1e-12), Number.POSITIVE_INFINITY, reached, core.reach.weights);
  const columnsOf = (values: Float64Array): number[] => [
    ...taken,
    ...indicesWhere(core.reach.columns, (column) => (values[column] ?? 0) > 0.5).map(numberOf),
  ];
  let proved = relaxed.bound;
  const answer = await solveMip(mip, {
    seconds: options.seconds,
    seed: options.seed,
    stop: () => proved > aim + tolerance || options.stop(),
    watch: (event) => {
      if (event.bound !== null) proved = Math.max(proved, base + event.bound);
      options.watch(proved, event.columns === null ? null : columnsOf(event.columns));
    },
  });
  if (answer.status === 'infeasible') return { columns: null, bound: Number.POSITIVE_INFINITY };
  if (answer.bound !== null) proved = Math.max(proved, base + answer.bound);
  const columns = answer.columns === null ? null : columnsOf(answer.columns);
  const cost = columns?.reduce((sum, column) => sum + (costs[column] ?? 0), 0) ?? Number.POSITIVE_INFINITY;
  return { columns: cost <= aim + tolerance ? columns : null, bound: proved };
}

function hasEmptyRow({ rows, rowStarts }: { readonly rows: number; readonly rowStarts: Int32Array }): boolean {
  for (let row = 0; row < rows; row += 1) if (rowStarts[row] === rowStarts[row + 1]) return true;
  return false;
}
