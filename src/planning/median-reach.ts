import type { MedianInstance } from './median-instance.ts';
import { createMip, solveMip } from './mip.ts';
import type { Search } from './search.ts';

/** Pairs beyond which only the greedy answer is given. */
const MOST_PAIRS = 200_000;

export interface ReachingSites {
  /** Open columns that together reach every row, those that are fixed among them. */
  readonly open: Int32Array;
  /** No fewer do. */
  readonly isFewest: boolean;
}

/**
 * Few sites that reach all: greedy (Chvátal, Math. Oper. Res. 4, 1979, 233–235), and where those are more than p the fewest by HiGHS.
 * Every row must be in reach of some column. Null where everything reaches everything, so that there is nothing to ask.
 */
export async function reachingSites(instance: MedianInstance, search: Search<never>): Promise<ReachingSites | null> {
  const { rows, columns, costs, penalty, p, fixed } = instance;
  const reaches = (row: number, column: number): boolean => (costs[row * columns + column] ?? 0) < penalty;
  let pairs = 0;
  for (let at = 0; at < costs.length; at += 1) if ((costs[at] ?? 0) < penalty) pairs += 1;
  if (pairs === costs.length) return null;
  const gains = new Int32Array(columns);
  const isReached = new Uint8Array(rows);
  let left = rows;
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) if (reaches(row, column)) gains[column] = (gains[column] ?? 0) + 1;
  const isOpen = new Uint8Array(columns);
  const add = (column: number): void => {
    isOpen[column] = 1;
    for (let row = 0; row < rows; row += 1) {
      if (isReached[row] === 1 || !reaches(row, column)) continue;
      isReached[row] = 1;
      left -= 1;
      for (let other = 0; other < columns; other += 1) if (reaches(row, other)) gains[other] = (gains[other] ?? 0) - 1;
    }
  };
  for (let column = 0; column < columns; column += 1) if (fixed[column] === 1) add(column);
  while (left > 0) {
    let best = 0;
    for (let column = 1; column < columns; column += 1) if ((gains[column] ?? 0) > (gains[best] ?? 0)) best = column;
    if ((gains[best] ?? 0) === 0) throw new Error('a row is in reach of nothing');
    add(best);
  }
  const open = Int32Array.from([...isOpen.keys()].filter((column) => isOpen[column] === 1));
  if (open.length <= p || pairs > MOST_PAIRS) return { open, isFewest: false };
  const mip = createMip();
  for (let column = 0; column < columns; column += 1) mip.addColumn(1, fixed[column] ?? 0, 1, true);
  for (let row = 0; row < rows; row += 1) {
    const own = [...isOpen.keys()].filter((column) => reaches(row, column));
    mip.addRow(1, Number.POSITIVE_INFINITY, own, new Float64Array(own.length).fill(1));
  }
  const answer = await solveMip(mip, {
    seconds: Math.max(0.1, search.options.seconds - search.elapsed()),
    seed: search.options.seed,
    start: Float64Array.from(isOpen),
    stop: () => search.elapsed() >= search.options.seconds,
  });
  const { columns: found } = answer;
  if (found === null) return { open, isFewest: false };
  return {
    open: Int32Array.from([...isOpen.keys()].filter((column) => (found[column] ?? 0) > 0.5)),
    isFewest: answer.status === 'optimal',
  };
}

/** These sites and the first others that make p of them. */
export function filledUp({ columns, p }: MedianInstance, open: Int32Array): Int32Array {
  const taken = new Set(open);
  for (let column = 0; taken.size < p && column < columns; column += 1) taken.add(column);
  return Int32Array.from(taken);
}
