import type { MedianProblem } from '../model/location-problem.ts';
import { fixedCandidates, locationDistances } from './location-distances.ts';

/** A p-median problem as the methods read it: typed arrays, and no pair that is out of reach without a price. */
export interface MedianInstance {
  readonly rows: number;
  readonly columns: number;
  readonly p: number;
  /** Metres, row-major, Infinity out of reach. */
  readonly distances: Float64Array;
  /** Weight × metres, row-major; `penalty` where out of reach. */
  readonly costs: Float64Array;
  /** Dearer than any plan that serves all. */
  readonly penalty: number;
  readonly weights: Float64Array;
  /** 1 for a candidate that must be open. */
  readonly fixed: Uint8Array;
  readonly fixedCount: number;
  /** All costs are whole numbers but for a rounding, so that a bound may be rounded up. */
  readonly isIntegral: boolean;
  /** For each row its `nearCount` cheapest columns in rising order, those out of reach left out: `nearLength` says how many there are. */
  readonly near: Int32Array;
  readonly nearCount: number;
  readonly nearLength: Int32Array;
}

/** Entries of all lists of near candidates together; what is beyond is looked up in the row. */
const NEAR_ENTRIES = 3_000_000;

/** @throws RangeError where the distances have another shape, or are negative or no numbers. */
export function medianInstance(problem: MedianProblem): MedianInstance {
  const rows = problem.demand.length;
  const columns = problem.candidates.length;
  const distances = locationDistances(problem);
  const weights = Float64Array.from(problem.demand, ({ weight }) => weight);
  if (weights.some((weight) => !(weight > 0 && Number.isFinite(weight)))) throw new RangeError('a weight is not above zero');
  const costs = new Float64Array(distances.length);
  let penalty = 1;
  let isIntegral = true;
  for (let row = 0; row < rows; row += 1) {
    const weight = weights[row] ?? 0;
    let greatest = 0;
    for (let at = row * columns; at < (row + 1) * columns; at += 1) {
      const cost = weight * (distances[at] ?? 0);
      costs[at] = cost;
      if (cost > greatest && cost !== Number.POSITIVE_INFINITY) greatest = cost;
      isIntegral &&= cost === Number.POSITIVE_INFINITY || Math.abs(cost - Math.round(cost)) <= 1e-9 * Math.max(1, cost);
    }
    penalty += greatest;
  }
  for (let at = 0; at < costs.length; at += 1) if (costs[at] === Number.POSITIVE_INFINITY) costs[at] = penalty;
  const stays = fixedCandidates(problem);
  const fixed = new Uint8Array(columns);
  for (const index of stays) fixed[index] = 1;
  const nearCount = Math.min(
    columns,
    Math.max(32, Math.ceil((12 * columns) / Math.max(1, problem.p)), Math.floor(NEAR_ENTRIES / Math.max(1, rows))),
  );
  const lists = nearLists(costs, rows, columns, nearCount, penalty);
  return {
    rows,
    columns,
    p: problem.p,
    distances,
    costs,
    penalty,
    weights,
    fixed,
    fixedCount: stays.length,
    isIntegral,
    nearCount,
    ...lists,
  };
}

function nearLists(costs: Float64Array, rows: number, columns: number, nearCount: number, penalty: number) {
  const near = new Int32Array(rows * nearCount);
  const nearLength = new Int32Array(rows);
  // Numbers sort many times faster than a list with a comparison: each cost carries its column in its last bits.
  const keys = new Float64Array(columns);
  const words = new Uint32Array(keys.buffer);
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, columns))) - 1;
  for (let row = 0; row < rows; row += 1) {
    const from = row * columns;
    let reached = 0;
    for (let column = 0; column < columns; column += 1) {
      const cost = costs[from + column] ?? 0;
      if (cost >= penalty) continue;
      keys[reached] = cost;
      words[2 * reached] = (((words[2 * reached] ?? 0) & ~mask) | column) >>> 0;
      reached += 1;
    }
    keys.subarray(0, reached).sort();
    // Costs that differ in those bits only are put right; at the end of the list the difference would not matter.
    const count = Math.min(reached, nearCount);
    const base = row * nearCount;
    for (let at = 0; at < count; at += 1) {
      const column = (words[2 * at] ?? 0) & mask;
      const cost = costs[from + column] ?? 0;
      let place = at;
      while (place > 0 && (costs[from + (near[base + place - 1] ?? 0)] ?? 0) > cost) {
        near[base + place] = near[base + place - 1] ?? 0;
        place -= 1;
      }
      near[base + place] = column;
    }
    nearLength[row] = count;
  }
  return { near, nearLength };
}

/** The bound that counts: rounded up where no plan can cost a fraction. */
export function roundedBound(instance: MedianInstance, bound: number): number {
  return instance.isIntegral ? Math.ceil(bound - 1e-6 * Math.max(1, Math.abs(bound) * 1e-6)) : bound;
}
