import type { DistrictsProblem } from '../model/committee-problem.ts';
import { type ContiguityGraph, graphOf, piecesOf } from './contiguity-graph.ts';
import { createMip, solveMip } from './mip.ts';

export interface CutAnswer {
  /** A connected cut with fewer edges than `below`; null where none was met. */
  readonly labels: Int32Array | null;
  /** No connected cut has fewer. */
  readonly bound: number;
  readonly isCut: boolean;
}

/**
 * Exact, for few vertices: each vertex has one label (the labelling model of Validi & Buchanan 2022, first label to the heaviest vertex and
 * so on); a,b-separator cuts are added where a part is not connected. Asks only for what is better than `below`.
 */
export async function fewestCuts(
  problem: DistrictsProblem,
  below: number,
  options: { readonly seed: number; readonly left: () => number; readonly watch: (bound: number) => void },
): Promise<CutAnswer> {
  const { k, edges, population, bounds } = problem;
  const size = population.length;
  const graph = graphOf(size, edges);
  const mip = createMip();
  const free = Number.POSITIVE_INFINITY;
  const rank = [...population.keys()].sort((one, other) => (population[other] ?? 0) - (population[one] ?? 0) || one - other);
  const columns: number[][] = Array.from({ length: size }, () => []);
  for (const [at, vertex] of rank.entries()) {
    for (let label = 0; label < k; label += 1) columns[vertex]?.push(mip.addColumn(0, 0, label <= at ? 1 : 0, true));
  }
  const column = (vertex: number, label: number): number => columns[vertex]?.[label] ?? 0;
  for (const row of columns) mip.addRow(1, 1, row, new Float64Array(k).fill(1));
  for (let label = 0; label < k; label += 1) {
    const row = columns.map((_, vertex) => column(vertex, label));
    mip.addRow(bounds.min ?? -free, bounds.max ?? free, row, population);
    mip.addRow(1, free, row, new Float64Array(size).fill(1));
  }
  const cutColumns: number[] = [];
  for (const [a, b] of edges) {
    for (let label = 0; label < k; label += 1) {
      const isCut = mip.addColumn(1, 0, 1, false);
      cutColumns.push(isCut);
      mip.addRow(-free, 0, [column(a, label), column(b, label), isCut], [1, -1, -1]);
    }
  }
  if (Number.isFinite(below)) mip.addRow(-free, below - 1, cutColumns, new Float64Array(cutColumns.length).fill(1));
  let bound = 0;
  while (options.left() > 0.05) {
    const solved = await solveMip(mip, { seconds: options.left(), seed: options.seed, stop: () => options.left() <= 0 });
    if (solved.status === 'infeasible') return { labels: null, bound: below, isCut: false };
    if (solved.bound !== null && Math.ceil(solved.bound - 1e-6) > bound) {
      bound = Math.ceil(solved.bound - 1e-6);
      options.watch(bound);
    }
    if (solved.columns === null) break;
    const labels = Int32Array.from(columns, (row) => row.findIndex((index) => (solved.columns?.[index] ?? 0) > 0.5));
    const broken = separators(graph, labels, k);
    if (broken.length === 0) return { labels, bound, isCut: solved.status === 'limit' };
    for (const { one, other, between } of broken) {
      for (let label = 0; label < k; label += 1) {
        const gates = between.map((vertex) => column(vertex, label));
        mip.addRow(-free, 1, [column(one, label), column(other, label), ...gates], [1, 1, ...gates.map(() => -1)]);
      }
    }
  }
  return { labels: null, bound, isCut: true };
}

interface Separator {
  readonly one: number;
  readonly other: number;
  readonly between: readonly number[];
}

/** For each stray piece of a part: a vertex of it, one of the main piece, and what stands between them. */
function separators(graph: ContiguityGraph, labels: Int32Array, k: number): Separator[] {
  const found: Separator[] = [];
  for (let label = 0; label < k; label += 1) {
    const pieces = piecesOf(
      graph,
      [...labels.keys()].filter((vertex) => labels[vertex] === label),
    );
    const [main, ...strays] = pieces;
    for (const stray of strays) {
      for (const [near, far] of [
        [stray, main ?? []],
        [main ?? [], stray],
      ] as const) {
        const between = separatorBetween(graph, near, far[0] ?? 0);
        for (const one of near.slice(0, 6)) for (const other of far.slice(0, 6)) found.push({ one, other, between });
      }
    }
  }
  return found;
}

/** The vertices around `near` that can be come to from `goal`. */
function separatorBetween(graph: ContiguityGraph, near: readonly number[], goal: number): number[] {
  const inside = new Set(near);
  const rim = new Set<number>();
  const each = (vertex: number, visit: (next: number) => void): void => {
    for (let at = graph.offsets[vertex] ?? 0; at < (graph.offsets[vertex + 1] ?? 0); at += 1) visit(graph.targets[at] ?? 0);
  };
  for (const vertex of near) {
    each(vertex, (next) => {
      if (!inside.has(next)) rim.add(next);
    });
  }
  const seen = new Set([goal]);
  const between = new Set<number>();
  for (const vertex of seen) {
    each(vertex, (next) => {
      if (rim.has(next)) between.add(next);
      else seen.add(next);
    });
  }
  return [...between];
}
