import type { LocationInput, LocationPlan } from '../model/location-problem.ts';
import type { SolveConflict } from '../model/solve-report.ts';
import type { Reach } from './cover-reach.ts';
import { fixedCandidates, nearestOpen } from './location-distances.ts';

/** 0 for a site that is there today, 1 for one that is not: of equals the lesser is kept. */
export function siteRanks(input: LocationInput): Uint8Array {
  return Uint8Array.from(input.candidates, ({ state }) => (state === 'new' ? 1 : 0));
}

export function demandWeights(input: LocationInput): Float64Array {
  return Float64Array.from(input.demand, ({ weight }) => weight);
}

/** Everyone to the nearest open site within the radius. */
export function coverPlan(distances: Float64Array, columns: number, open: Iterable<number>, radius: number): LocationPlan {
  const sites = [...open].sort((a, b) => a - b);
  const assigned = nearestOpen(distances, columns, sites).map((site, row) =>
    site !== null && (distances[row * columns + site] ?? Number.POSITIVE_INFINITY) <= radius ? site : null,
  );
  return { open: sites, assigned };
}

/** Why no choice of `p` sites can be: `p` is no whole number ≥ 1, less than stay open anyway, or more than there are. */
export function siteCountConflict(input: LocationInput, p: number): SolveConflict | null {
  const fixed = fixedCandidates(input);
  const least = Math.max(1, fixed.length);
  const most = input.candidates.length;
  if (most === 0) return { limit: 'candidates', given: 0, needed: Math.max(1, Math.ceil(p)), units: [] };
  if (p < least) return { limit: 'p', given: p, needed: least, units: fixed };
  if (p > most) return { limit: 'p', given: p, needed: most, units: [] };
  return Number.isInteger(p) ? null : { limit: 'p', given: p, needed: Math.floor(p), units: [] };
}

/** The open sites with others added until there are `count`: those there today first. */
export function filledTo(open: readonly number[], count: number, ranks: ArrayLike<number>): number[] {
  const chosen = new Set(open);
  const others = Array.from({ length: ranks.length }, (_, column) => column).filter((column) => !chosen.has(column));
  others.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  return [...open, ...others.slice(0, Math.max(0, count - open.length))];
}

/** The radius, or the greatest distance of all where there is none: metres. */
export function farthest(distances: Float64Array, radius: number): number {
  if (Number.isFinite(radius)) return radius;
  return distances.reduce((most, distance) => (Number.isFinite(distance) && distance > most ? distance : most), 0);
}

export interface Preference {
  /** All rows and all candidates, nothing merged. */
  readonly reach: Reach;
  readonly distances: Float64Array;
  /** What a row counts that is not reached: metres. */
  readonly far: number;
  readonly ranks: ArrayLike<number>;
  readonly costs: Float64Array | null;
  readonly isFixed: (column: number) => boolean;
  /** Whether a plan that reaches this weight is as good. */
  readonly isAsGood: (weightReached: number) => boolean;
  readonly stop: () => boolean;
}

const MOST_STEPS = 150_000_000;

/** Exchanges sites while the objective stays: towards those there today, then towards less weight × distance. */
export function preferKept(start: readonly number[], preference: Preference): number[] {
  const { reach, ranks, costs } = preference;
  const open = [...start];
  const state = createNearness(preference, open);
  let steps = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (let slot = 0; slot < open.length; slot += 1) {
      const closing = open[slot] ?? 0;
      if (preference.isFixed(closing)) continue;
      if (preference.stop() || steps > MOST_STEPS) return open;
      const reached = state.reachedWithout(closing);
      let best = -1;
      let bestRank = ranks[closing] ?? 0;
      let bestChange = -1e-9 * (1 + state.sum());
      for (let column = 0; column < reach.columns; column += 1) {
        if (state.isOpen(column) || (ranks[column] ?? 0) > bestRank) continue;
        if (costs !== null && (costs[column] ?? 0) > (costs[closing] ?? 0)) continue;
        if (!preference.isAsGood(reached(column))) continue;
        const change = state.change(closing, column);
        steps += state.size(closing) + state.size(column);
        if ((ranks[column] ?? 0) === bestRank && change >= bestChange) continue;
        best = column;
        bestRank = ranks[column] ?? 0;
        bestChange = change;
      }
      if (best < 0) continue;
      open[slot] = best;
      state.reset(open);
      changed = true;
    }
  }
  return open;
}

function createNearness({ reach, distances, far }: Preference, first: readonly number[]) {
  const { rows, columns, weights, rowStarts, rowColumns, columnStarts, columnRows } = reach;
  const openFlags = new Uint8Array(columns);
  const counts = new Int32Array(rows);
  const nearest = new Int32Array(rows);
  const least = new Float64Array(rows);
  const second = new Float64Array(rows);
  const gains = new Float64Array(columns);
  const shared = new Float64Array(columns);
  let reachedWeight = 0;
  let sum = 0;

  function reset(open: readonly number[]): void {
    openFlags.fill(0);
    for (const column of open) openFlags[column] = 1;
    gains.fill(0);
    reachedWeight = 0;
    sum = 0;
    for (let row = 0; row < rows; row += 1) {
      let site = -1;
      let [count, one, two] = [0, far, far];
      const start = rowStarts[row] ?? 0;
      const end = rowStarts[row + 1] ?? 0;
      for (let entry = start; entry < end; entry += 1) {
        const column = rowColumns[entry] ?? 0;
        if (openFlags[column] === 0) continue;
        count += 1;
        const distance = distances[row * columns + column] ?? far;
        if (site < 0 || distance < one) {
          two = one;
          one = distance;
          site = column;
        } else if (distance < two) two = distance;
      }
      const weight = weights[row] ?? 0;
      if (count > 0) reachedWeight += weight;
      else for (let entry = start; entry < end; entry += 1) gains[rowColumns[entry] ?? 0] = (gains[rowColumns[entry] ?? 0] ?? 0) + weight;
      sum += weight * one;
      counts[row] = count;
      nearest[row] = site;
      least[row] = one;
      second[row] = two;
    }
  }

  reset(first);
  return {
    reset,
    sum: () => sum,
    isOpen: (column: number) => openFlags[column] === 1,
    size: (column: number) => (columnStarts[column + 1] ?? 0) - (columnStarts[column] ?? 0),
    /** Weight reached once `closing` is closed and another column opened. */
    reachedWithout(closing: number): (column: number) => number {
      shared.fill(0);
      let loss = 0;
      for (let at = columnStarts[closing] ?? 0; at < (columnStarts[closing + 1] ?? 0); at += 1) {
        const row = columnRows[at] ?? 0;
        if (counts[row] !== 1) continue;
        const weight = weights[row] ?? 0;
        loss += weight;
        for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
          shared[rowColumns[entry] ?? 0] = (shared[rowColumns[entry] ?? 0] ?? 0) + weight;
        }
      }
      return (column) => reachedWeight - loss + (gains[column] ?? 0) + (shared[column] ?? 0);
    },
    /** Change of the sum of weight × distance when one goes for the other. */
    change(closing: number, opening: number): number {
      let change = 0;
      for (let at = columnStarts[opening] ?? 0; at < (columnStarts[opening + 1] ?? 0); at += 1) {
        const row = columnRows[at] ?? 0;
        const before = nearest[row] === closing ? (second[row] ?? far) : (least[row] ?? far);
        const distance = distances[row * columns + opening] ?? far;
        if (distance < before) change += (weights[row] ?? 0) * (distance - before);
      }
      for (let at = columnStarts[closing] ?? 0; at < (columnStarts[closing + 1] ?? 0); at += 1) {
        const row = columnRows[at] ?? 0;
        if (nearest[row] === closing) change += (weights[row] ?? 0) * ((second[row] ?? far) - (least[row] ?? far));
      }
      return change;
    },
  };
}
