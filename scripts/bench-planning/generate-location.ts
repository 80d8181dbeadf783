import type { LocationInput, MaximalCoverProblem, MedianProblem } from '../../src/model/location-problem.ts';
import { createRandom } from '../../src/planning/random.ts';

const SIDE = 10_000;

/** Demand and candidates anywhere on ten by ten kilometres, weights 1–200. Synthetic. */
function scattered(demand: number, candidates: number, seed: number): LocationInput {
  const random = createRandom(seed);
  const place = () => ({ x: random.next() * SIDE, y: random.next() * SIDE });
  return {
    demand: Array.from({ length: demand }, (_, at) => ({ id: `D${at + 1}`, ...place(), weight: 1 + random.below(200) })),
    candidates: Array.from({ length: candidates }, (_, at) => ({ id: `S${at + 1}`, ...place(), capacity: null, state: 'new' })),
  };
}

/** Sites enough to reach most, not all. */
export function generateMaximalCover(demand: number, candidates: number, p: number, radius: number, seed = 1): MaximalCoverProblem {
  return { kind: 'maximal-cover', p, radius, ...scattered(demand, candidates, seed) };
}

/** Every demand point a candidate as well. */
export function generateMedian(nodes: number, p: number, seed = 1): MedianProblem {
  const { demand } = scattered(nodes, 0, seed);
  return {
    kind: 'p-median',
    p,
    demand,
    candidates: demand.map(({ id, x, y }) => ({ id, x, y, capacity: null, state: 'new' })),
  };
}
