import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocationPlan, MedianProblem } from '../../../src/model/location-problem.ts';
import type { SolveOptions, SolveProgress } from '../../../src/model/solve-report.ts';
import type { Search } from '../../../src/planning/search.ts';

const FIXTURES = join(import.meta.dirname, '../../../../shared/fixtures');

export function hasFixture(folder: string): boolean {
  return existsSync(join(FIXTURES, folder));
}

function textOf(path: string): string {
  return readFileSync(join(FIXTURES, path), 'utf8').trim();
}

export interface HeardReport {
  readonly progress: SolveProgress;
  readonly plan: LocationPlan | undefined;
}

/** A search whose clock never ends it, unless told to. */
export function unhurried(heard: HeardReport[] = [], options: Partial<SolveOptions> = {}): Search<LocationPlan> {
  return {
    options: { seed: 1, work: 200, seconds: 600, prove: true, ...options },
    elapsed: () => 0,
    report: (progress, plan) => heard.push({ progress, plan }),
  };
}

function numbersIn(path: string): () => number {
  const values = textOf(path).split(/\s+/).map(Number);
  let at = 0;
  return () => values[at++] ?? Number.NaN;
}

/** An instance of OR-Library's pmed: shortest ways between all nodes of a graph, in which a repeated edge replaces the one before. */
export function pmedProblem(name: string): MedianProblem {
  const next = numbersIn(`orlib-pmed/${name}.txt`);
  const size = next();
  const edges = next();
  const p = next();
  const ways = Array.from({ length: size }, (_, a) => Array.from({ length: size }, (_, b) => (a === b ? 0 : Number.POSITIVE_INFINITY)));
  for (let edge = 0; edge < edges; edge += 1) {
    const [a, b, cost] = [next() - 1, next() - 1, next()];
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = ways[from];
      if (row !== undefined) row[to] = cost;
    }
  }
  for (const through of ways) {
    const middle = ways.indexOf(through);
    for (const row of ways) {
      const first = row[middle] ?? Number.POSITIVE_INFINITY;
      for (let to = 0; to < size; to += 1) row[to] = Math.min(row[to] ?? 0, first + (through[to] ?? 0));
    }
  }
  const nodes = ways.map((_, index) => ({ id: `${index + 1}`, x: 0, y: 0 }));
  return {
    kind: 'p-median',
    p,
    demand: nodes.map((node) => ({ ...node, weight: 1 })),
    candidates: nodes.map((node) => ({ ...node, capacity: null, state: 'new' })),
    distances: ways,
  };
}

/** An instance of OR-Library's pmedcap. It does not weigh distances by demand: dividing by the weight takes it out again. */
export function pmedcapProblem(name: string): MedianProblem {
  const next = numbersIn(`orlib-pmedcap/${name}.txt`);
  next();
  next();
  const [size, p, capacity] = [next(), next(), next()];
  const demand = Array.from({ length: size }, () => ({ id: `${next()}`, x: next(), y: next(), weight: next() }));
  return {
    kind: 'p-median',
    p,
    demand,
    candidates: demand.map(({ id, x, y }) => ({ id, x, y, capacity, state: 'new' })),
    distances: demand.map((a) => demand.map((b) => Math.floor(Math.hypot(a.x - b.x, a.y - b.y)) / a.weight)),
  };
}

/** 205 census tracts and 16 stores of San Francisco with their distances by road (spopt's tests, BSD-3). */
export function sanFranciscoProblem(p: number): MedianProblem {
  const stores: string[] = [];
  const tracts = new Map<string, { weight: number; readonly distances: number[] }>();
  for (const line of textOf('spopt-san-francisco/SF_network_distance_candidateStore_16_censusTract_205_new.csv').split('\n').slice(1)) {
    const [distance = '', store = '', tract = '', weight = ''] = line.replaceAll('"', '').split(',');
    if (!stores.includes(store)) stores.push(store);
    const own = tracts.get(tract) ?? { weight: Number(weight), distances: [] };
    own.distances[stores.indexOf(store)] = Number(distance);
    tracts.set(tract, own);
  }
  return {
    kind: 'p-median',
    p,
    demand: [...tracts].map(([id, { weight }]) => ({ id, x: 0, y: 0, weight })),
    candidates: stores.map((id) => ({ id, x: 0, y: 0, capacity: null, state: 'new' })),
    distances: [...tracts.values()].map(({ distances }) => distances),
  };
}

/** The least sum by trying every set of sites and every way to share the demand among them; null where none keeps the rules. */
export function bruteMedian({ demand, candidates, distances, p }: MedianProblem): number | null {
  const distance = (row: number, column: number): number => {
    const from = demand[row];
    const to = candidates[column];
    if (from === undefined || to === undefined) throw new Error('no such pair');
    return distances === undefined ? Math.hypot(from.x - to.x, from.y - to.y) : (distances[row]?.[column] ?? Number.POSITIVE_INFINITY);
  };
  let best = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 1 << candidates.length; mask += 1) {
    const open = candidates.map((_, column) => column).filter((column) => (mask >> column) & 1);
    if (open.length !== p || candidates.some(({ state }, column) => state === 'fixed' && !open.includes(column))) continue;
    const left = candidates.map(({ capacity }) => capacity ?? Number.POSITIVE_INFINITY);
    const share = (row: number, sum: number): void => {
      const point = demand[row];
      if (point === undefined) best = Math.min(best, sum);
      else if (sum < best) {
        for (const column of open) {
          const room = left[column] ?? 0;
          if (room < point.weight) continue;
          left[column] = room - point.weight;
          share(row + 1, sum + point.weight * distance(row, column));
          left[column] = room;
        }
      }
    };
    share(0, 0);
  }
  return Number.isFinite(best) ? best : null;
}
