import type { LocationInput } from '../model/location-problem.ts';

/**
 * Metres from each demand point to each candidate: row-major, one row a demand point, `candidates.length` columns; Infinity is out of
 * reach. Straight lines where the input gives no distances.
 *
 * @throws RangeError where the table has another shape, or a distance is negative or no number.
 */
export function locationDistances(input: LocationInput): Float64Array {
  const { demand, candidates, distances } = input;
  const columns = candidates.length;
  const values = new Float64Array(demand.length * columns);
  if (distances === undefined) {
    demand.forEach((point, row) => {
      candidates.forEach((site, column) => {
        values[row * columns + column] = Math.sqrt((point.x - site.x) ** 2 + (point.y - site.y) ** 2);
      });
    });
  } else {
    if (distances.length !== demand.length)
      throw new RangeError(`${distances.length} rows of distances for ${demand.length} demand points`);
    distances.forEach((row, index) => {
      if (row.length !== columns) throw new RangeError(`row ${index} has ${row.length} distances for ${columns} candidates`);
      for (let column = 0; column < columns; column += 1) values[index * columns + column] = row[column] ?? Number.POSITIVE_INFINITY;
    });
  }
  if (values.some((value) => !(value >= 0))) throw new RangeError('a distance is negative or no number');
  return values;
}

/** Indices of the candidates that stay open whatever happens, rising. */
export function fixedCandidates(input: LocationInput): number[] {
  return [...input.candidates.keys()].filter((index) => input.candidates[index]?.state === 'fixed');
}

/** For each demand point the nearest of the open candidates, the first of equals; null where none of them is in reach. */
export function nearestOpen(distances: Float64Array, columns: number, open: readonly number[]): (number | null)[] {
  const rows = columns === 0 ? 0 : distances.length / columns;
  return Array.from({ length: rows }, (_, row) => {
    let nearest: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const site of open) {
      const distance = distances[row * columns + site] ?? Number.POSITIVE_INFINITY;
      if (distance < least) {
        least = distance;
        nearest = site;
      }
    }
    return nearest;
  });
}

/** Sum of weight × distance of those who are served, added in their order: weight unit × metres. */
export function weightedDistanceSum(input: LocationInput, distances: Float64Array, assigned: readonly (number | null)[]): number {
  const columns = input.candidates.length;
  let sum = 0;
  input.demand.forEach(({ weight }, row) => {
    const site = assigned[row];
    if (site !== null && site !== undefined) sum += weight * (distances[row * columns + site] ?? Number.POSITIVE_INFINITY);
  });
  return sum;
}

/** Greatest distance of those who are served, in metres; 0 where nobody is. */
export function greatestDistance(distances: Float64Array, columns: number, assigned: readonly (number | null)[]): number {
  let greatest = 0;
  assigned.forEach((site, row) => {
    if (site !== null) greatest = Math.max(greatest, distances[row * columns + site] ?? Number.POSITIVE_INFINITY);
  });
  return greatest;
}

/** Sum of the weights of those who are served. */
export function servedWeight(input: LocationInput, assigned: readonly (number | null)[]): number {
  let sum = 0;
  input.demand.forEach(({ weight }, row) => {
    if (assigned[row] !== null && assigned[row] !== undefined) sum += weight;
  });
  return sum;
}
