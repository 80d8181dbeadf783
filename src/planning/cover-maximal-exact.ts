import type { MaximalCoverBound } from './cover-maximal-bound.ts';
import { countReached, indicesWhere, mergeRows, pickReach, type Reach, weightReached } from './cover-reach.ts';
import { createMip, solveMip } from './mip.ts';

export interface ExactCover {
  /** Better columns than those known, null where none were found. */
  readonly open: Int32Array | null;
  /** No choice reaches more. */
  readonly bound: number;
}

export interface ExactOptions {
  /** Weight already known to be reached. */
  readonly known: number;
  /** Less than this is no improvement. */
  readonly better: number;
  readonly seed: number;
  readonly seconds: number;
  readonly stop: () => boolean;
  readonly watch: (bound: number, open: Int32Array | null) => void;
}

/**
 * The maximal cover as a mixed-integer program, over those columns alone that the Lagrangian bound does not already settle: opening or
 * closing them against the relaxed answer would leave nothing better than what is known.
 */
export async function maximalCoverExact(
  reach: Reach,
  count: number,
  { against, chosen, bound }: MaximalCoverBound,
  options: ExactOptions,
): Promise<ExactCover> {
  const { known, better } = options;
  const isSettled = (column: number): boolean => (against[column] ?? 0) < better;
  const taken = indicesWhere(reach.columns, (column) => isSettled(column) && chosen[column] === 1);
  const free = indicesWhere(reach.columns, (column) => !isSettled(column));
  const left = count - taken.length;
  if (left < 0 || left > free.length) return { open: null, bound: known };
  const counts = countReached(reach, taken);
  const base = weightReached(reach, taken);
  const rows = indicesWhere(reach.rows, (row) => counts[row] === 0);
  const core = mergeRows(pickReach(reach, rows, free));
  const mip = createMip();
  const direct = new Float64Array(core.columns);
  const size = (row: number): number => (core.rowStarts[row + 1] ?? 0) - (core.rowStarts[row] ?? 0);
  for (let row = 0; row < core.rows; row += 1) {
    const column = core.rowColumns[core.rowStarts[row] ?? 0] ?? 0;
    if (size(row) === 1) direct[column] = (direct[column] ?? 0) + (core.weights[row] ?? 0);
  }
  for (let column = 0; column < core.columns; column += 1) mip.addColumn(-(direct[column] ?? 0), 0, 1, true);
  const all = Int32Array.from({ length: core.columns }, (_, column) => column);
  mip.addRow(left, left, all, new Float64Array(core.columns).fill(1));
  for (let row = 0; row < core.rows; row += 1) {
    if (size(row) === 1) continue;
    const reached = mip.addColumn(-(core.weights[row] ?? 0), 0, 1, false);
    const sites = [...core.rowColumns.subarray(core.rowStarts[row] ?? 0, core.rowStarts[row + 1] ?? 0)];
    mip.addRow(0, Number.POSITIVE_INFINITY, [...sites, reached], [...sites.map(() => 1), -1]);
  }
  const openOf = (values: Float64Array): Int32Array =>
    Int32Array.from([...taken, ...free.filter((_, column) => (values[column] ?? 0) > 0.5)]).sort();
  let proved = bound;
  const answer = await solveMip(mip, {
    seconds: options.seconds,
    seed: options.seed,
    stop: () => proved < better || options.stop(),
    watch: (event) => {
      if (event.bound !== null) proved = Math.min(proved, base - event.bound);
      options.watch(Math.max(known, proved), event.columns === null ? null : openOf(event.columns));
    },
  });
  if (answer.status === 'infeasible') return { open: null, bound: known };
  if (answer.bound !== null) proved = Math.min(proved, base - answer.bound);
  const open = answer.columns === null ? null : openOf(answer.columns);
  const value = open === null ? 0 : weightReached(reach, open);
  return { open: open !== null && open.length === count && value > known ? open : null, bound: Math.max(known, value, proved) };
}
