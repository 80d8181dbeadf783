import type { SiteCandidate } from '../../src/model/location-problem.ts';
import type { BenchCase, Target } from './bench-case.ts';
import { fixtureNumbers, type NumberReader } from './fixtures.ts';

const TEN_SECONDS: Target = { kind: 'near', share: 0.01, seconds: 10 };
const EXACT: Target = { kind: 'exact', seconds: 10 };

/** Optima of OR-Library (Beasley 1990): p-median and p-center of pmed, capacitated p-median, set covering, generalized assignment. */
const PMED: readonly (readonly [file: string, nodes: number, median: number, center: number])[] = [
  ['pmed1', 100, 5819, 127],
  ['pmed2', 100, 4093, 98],
  ['pmed4', 100, 3034, 74],
  ['pmed6', 200, 7824, 84],
  ['pmed7', 200, 5631, 64],
  ['pmed11', 300, 7696, 59],
  ['pmed16', 400, 8162, 47],
];
const PMEDCAP: readonly (readonly [number: string, optimum: number])[] = [
  ['01', 713],
  ['02', 740],
  ['03', 751],
  ['04', 651],
  ['05', 664],
  ['11', 1006],
  ['12', 966],
  ['13', 1026],
];
const SCP: readonly (readonly [file: string, optimum: number])[] = [
  ['scp42', 512],
  ['scp43', 516],
];
const GAP: Readonly<Record<string, readonly number[]>> = { gap1: [336, 327, 339, 341, 326], gap2: [434, 436, 420, 419, 428] };

function site(id: number, capacity: number | null = null): SiteCandidate {
  return { id: `${id}`, x: 0, y: 0, capacity, state: 'new' };
}

/** Shortest ways of all pairs (Floyd 1962); of an edge that is given twice the later counts. */
function shortestWays(nodes: number, numbers: NumberReader): number[][] {
  const ways = Array.from({ length: nodes }, (_, from) =>
    Array.from({ length: nodes }, (_unused, to) => (from === to ? 0 : Number.POSITIVE_INFINITY)),
  );
  const set = (from: number, to: number, cost: number): void => {
    const row = ways[from];
    if (row !== undefined) row[to] = cost;
  };
  while (numbers.hasMore) {
    const [from = 0, to = 0, cost = 0] = numbers.take(3);
    set(from - 1, to - 1, cost);
    set(to - 1, from - 1, cost);
  }
  for (const [middle, onward] of ways.entries()) {
    for (const row of ways) {
      const first = row[middle] ?? Number.POSITIVE_INFINITY;
      for (let to = 0; to < nodes; to += 1) row[to] = Math.min(row[to] ?? 0, first + (onward[to] ?? 0));
    }
  }
  return ways;
}

function pmed(kind: 'p-median' | 'p-center', file: string) {
  const numbers = fixtureNumbers('orlib-pmed', `${file}.txt`);
  if (numbers === null) return null;
  const [nodes = 0, , p = 0] = numbers.take(3);
  const distances = shortestWays(nodes, numbers);
  const demand = distances.map((_, node) => ({ id: `${node + 1}`, x: 0, y: 0, weight: 1 }));
  return { kind, p, demand, candidates: distances.map((_, node) => site(node + 1)), distances };
}

function pmedcap(number: string) {
  const numbers = fixtureNumbers('orlib-pmedcap', `pmedcap${number}.txt`);
  if (numbers === null) return null;
  const [, , nodes = 0, p = 0, capacity = 0] = numbers.take(5);
  const points = Array.from({ length: nodes }, () => numbers.take(4));
  const demand = points.map(([id = 0, x = 0, y = 0, weight = 0]) => ({ id: `${id}`, x, y, weight }));
  // Published values count metres alone, ours weight × metres: weight then stands for capacity only.
  const distances = demand.map((from) => demand.map((to) => Math.floor(Math.hypot(from.x - to.x, from.y - to.y)) / from.weight));
  return { kind: 'p-median', p, demand, candidates: demand.map((_, node) => site(node + 1, capacity)), distances } as const;
}

function scp(file: string) {
  const numbers = fixtureNumbers('orlib-scp', `${file}.txt`);
  if (numbers === null) return null;
  const [rows = 0, columns = 0] = numbers.take(2);
  const costs = numbers.take(columns);
  const distances = Array.from({ length: rows }, () => {
    const covering = new Set(numbers.take(numbers.next()));
    return costs.map((_, column) => (covering.has(column + 1) ? 0 : null));
  });
  const demand = distances.map((_, row) => ({ id: `${row + 1}`, x: 0, y: 0, weight: 1 }));
  return {
    kind: 'set-cover',
    radius: 0,
    share: 1,
    costs,
    demand,
    candidates: costs.map((_, column) => site(column + 1)),
    distances,
  } as const;
}

function gap(file: string, at: number) {
  const numbers = fixtureNumbers('orlib-gap', `${file}.txt`);
  if (numbers === null) return null;
  numbers.next();
  for (let problem = 0; ; problem += 1) {
    const [agents = 0, jobs = 0] = numbers.take(2);
    const table = () => Array.from({ length: agents }, () => numbers.take(jobs));
    const read = { kind: 'generalized-assignment', profit: table(), resource: table(), capacity: numbers.take(agents) } as const;
    if (problem === at) return read;
  }
}

export const ORLIB_CASES: readonly BenchCase[] = [
  ...PMED.map(
    ([file, size, median]): BenchCase => ({
      id: `p-median/${file}`,
      family: 'p-median, OR-Library',
      size,
      problem: () => pmed('p-median', file),
      best: [median],
      target: size <= 200 ? EXACT : TEN_SECONDS,
    }),
  ),
  ...PMED.map(
    ([file, size, , center]): BenchCase => ({
      id: `p-center/${file}`,
      family: 'p-center, OR-Library',
      size,
      problem: () => pmed('p-center', file),
      best: [center],
      target: size <= 200 ? EXACT : TEN_SECONDS,
    }),
  ),
  ...PMEDCAP.map(
    ([number, optimum]): BenchCase => ({
      id: `p-median/pmedcap${number}`,
      family: 'p-median with capacities, OR-Library',
      size: Number(number) < 10 ? 50 : 100,
      problem: () => pmedcap(number),
      best: [optimum],
      target: TEN_SECONDS,
    }),
  ),
  ...SCP.map(
    ([file, optimum]): BenchCase => ({
      id: `set-cover/${file}`,
      family: 'set cover, OR-Library',
      size: 1000,
      problem: () => scp(file),
      best: [optimum],
      target: EXACT,
    }),
  ),
  ...Object.entries(GAP).flatMap(([file, optima]) =>
    optima.map(
      (optimum, at): BenchCase => ({
        id: `assignment/${file}-${at + 1}`,
        family: 'generalized assignment, OR-Library',
        size: file === 'gap1' ? 15 : 20,
        problem: () => gap(file, at),
        best: [-optimum],
        target: EXACT,
      }),
    ),
  ),
];
