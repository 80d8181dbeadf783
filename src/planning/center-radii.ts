import type { CenterProblem } from '../model/location-problem.ts';
import { indicesWhere } from './cover-reach.ts';

/** Demand points that no candidate reaches at any distance. */
export function unreachable(distances: Float64Array, rows: number, columns: number): readonly number[] {
  return [...indicesWhere(rows, (row) => !distances.subarray(row * columns, (row + 1) * columns).some(Number.isFinite))];
}

/** The distances that can be the greatest, rising: none is less than that of the demand point farthest from all. */
export function radiiOf({ demand, candidates }: CenterProblem, distances: Float64Array): Float64Array {
  const columns = candidates.length;
  let least = 0;
  for (let row = 0; row < demand.length; row += 1) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let column = 0; column < columns; column += 1) nearest = Math.min(nearest, distances[row * columns + column] ?? nearest);
    least = Math.max(least, nearest);
  }
  const sorted = distances.filter((distance) => Number.isFinite(distance) && distance >= least).sort();
  return sorted.length === 0 ? Float64Array.of(0) : sorted.filter((distance, at) => at === 0 || distance !== sorted[at - 1]);
}
