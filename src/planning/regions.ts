import type { DistrictsProblem, MaxRegionsProblem, PartitionPlan } from '../model/committee-problem.ts';
import { optimalityOf, type SolveConflict, type SolveEnd } from '../model/solve-report.ts';
import { componentsOf, graphOf } from './contiguity-graph.ts';
import { fewestCuts } from './regions-cuts.ts';
import { searchRegions } from './regions-search.ts';
import { type RegionModel, type RegionState, regionModel } from './regions-state.ts';
import type { Solve } from './search.ts';

/** Beyond so many label columns HiGHS is not asked. */
const LARGEST_EXACT = 400;
const MOVES = 2000;

/** Edges between parts. */
export function cutEdges(problem: DistrictsProblem, labels: ArrayLike<number>): number {
  return problem.edges.filter(([a, b]) => labels[a] !== labels[b]).length;
}

/**
 * Cuts a graph into `k` connected parts within bounds with the fewest edges between them (Validi & Buchanan 2022).
 * A unit of `work` is 2,000 moves of the search.
 */
export const solveDistricts: Solve<DistrictsProblem, PartitionPlan> = async (problem, search) => {
  const { options } = search;
  const model = districtModel(problem);
  const conflicts = districtConflicts(problem);
  if (conflicts.length > 0) return { kind: 'infeasible', proved: true, conflicts };
  const limit = options.seconds * 0.4;
  let iterations = 0;
  const found = (labels: Int32Array, cost: number, moves: number): void =>
    search.report({ phase: 'improve', value: Math.round(cost), bound: null, iterations: moves }, { labels: [...labels] });
  const shared = { seed: options.seed, isOver: () => search.elapsed() >= limit, found };
  const any = searchRegions(model, problem.k, { ...shared, moves: MOVES * options.work, starts: 12, isFeasibilityOnly: true });
  const start = any.labels === null ? {} : { start: any.labels };
  const better = searchRegions(model, problem.k, { ...shared, ...start, moves: MOVES * options.work, starts: 8, isFeasibilityOnly: false });
  iterations += any.moves + better.moves;
  let labels = better.labels ?? any.labels;
  let bound: number | null = null;
  let isCut = search.elapsed() >= limit;
  let isSure = false;
  if (options.prove && problem.k * problem.population.length <= LARGEST_EXACT) {
    const left = (): number => options.seconds * 0.95 - search.elapsed();
    for (;;) {
      const value = labels === null ? Number.POSITIVE_INFINITY : cutEdges(problem, labels);
      const watch = (known: number): void =>
        search.report({ phase: 'prove', value: labels === null ? null : value, bound: known, iterations });
      const answer = await fewestCuts(problem, value, { seed: options.seed, left, watch });
      bound = Number.isFinite(answer.bound) ? Math.max(bound ?? 0, answer.bound) : bound;
      isSure = answer.labels === null && !answer.isCut;
      isCut ||= answer.isCut;
      if (answer.labels === null) break;
      labels = answer.labels;
    }
  }
  if (labels === null) {
    const given = problem.bounds.max ?? problem.bounds.min ?? 0;
    const name = problem.bounds.max === null ? 'population.min' : 'population.max';
    return { kind: 'infeasible', proved: isSure, conflicts: [{ limit: name, given, needed: null, units: [] }] };
  }
  const value = cutEdges(problem, labels);
  const optimality = optimalityOf(value, bound);
  const end: SolveEnd = isCut && optimality.kind !== 'proved' ? 'time' : 'finished';
  const report = { value, bound, optimality, end, seed: options.seed, iterations, seconds: search.elapsed() };
  return { kind: 'plan', plan: { labels: inOrder(labels) }, report };
};

function districtModel(problem: DistrictsProblem): RegionModel {
  const limits = { min: problem.bounds.min ?? Number.NEGATIVE_INFINITY, max: problem.bounds.max ?? Number.POSITIVE_INFINITY };
  return regionModel(problem.population, problem.edges, limits, {
    costChange: (state, vertex, target) => {
      const { graph } = state.model;
      const source = state.labels[vertex];
      let change = 0;
      for (let at = graph.offsets[vertex] ?? 0; at < (graph.offsets[vertex + 1] ?? 0); at += 1) {
        const label = state.labels[graph.targets[at] ?? 0];
        if (label === source) change += 1;
        else if (label === target) change -= 1;
      }
      return change;
    },
    costOf: (labels) => cutEdges(problem, labels),
  });
}

function districtConflicts({ population, edges, k, bounds }: DistrictsProblem): SolveConflict[] {
  const conflicts: SolveConflict[] = [];
  const total = population.reduce((sum, value) => sum + value, 0);
  const heavy = [...population.keys()].filter((vertex) => bounds.max !== null && (population[vertex] ?? 0) > bounds.max);
  const needed = Math.max(total / k, ...heavy.map((vertex) => population[vertex] ?? 0));
  if (bounds.max !== null && bounds.max < needed) conflicts.push({ limit: 'population.max', given: bounds.max, needed, units: heavy });
  if (bounds.min !== null && bounds.min > total / k)
    conflicts.push({ limit: 'population.min', given: bounds.min, needed: total / k, units: [] });
  const { count } = componentsOf(graphOf(population.length, edges));
  if (count > k) conflicts.push({ limit: 'k', given: k, needed: count, units: [] });
  if (population.length < k) conflicts.push({ limit: 'k', given: k, needed: population.length, units: [] });
  return conflicts;
}

/** Σ |difference of attribute| over all pairs within regions. */
export function spreadWithin(problem: MaxRegionsProblem, labels: ArrayLike<number>): number {
  const regions = new Map<number, number[]>();
  for (const [vertex, value] of problem.attribute.entries()) {
    const label = labels[vertex] ?? 0;
    const values = regions.get(label);
    if (values === undefined) regions.set(label, [value]);
    else values.push(value);
  }
  let sum = 0;
  for (const values of regions.values()) {
    values.sort((one, other) => one - other);
    for (const [at, value] of values.entries()) sum += value * (2 * at - values.length + 1);
  }
  return sum;
}

/**
 * The most connected regions that each hold the threshold, then the most alike (Duque, Anselin & Rey 2012). The report's value and bound
 * are of the differences; a bound is given only where more regions are ruled out. A unit of `work` is 2,000 moves of the search.
 */
export const solveMaxRegions: Solve<MaxRegionsProblem, PartitionPlan> = async (problem, search) => {
  const { options } = search;
  const graph = graphOf(problem.size.length, problem.edges);
  const { labels: pieceOf, count } = componentsOf(graph);
  const totals = new Float64Array(count);
  for (const [vertex, piece] of pieceOf.entries()) totals[piece] = (totals[piece] ?? 0) + (problem.size[vertex] ?? 0);
  const poor = [...totals.keys()].filter((piece) => (totals[piece] ?? 0) < problem.threshold);
  if (poor.length > 0 || problem.size.length === 0) {
    const units = [...pieceOf.keys()].filter((vertex) => poor.includes(pieceOf[vertex] ?? -1));
    const conflict = { limit: 'threshold', given: problem.threshold, needed: Math.min(...poor.map((piece) => totals[piece] ?? 0)), units };
    return { kind: 'infeasible', proved: true, conflicts: [conflict] };
  }
  const most = problem.threshold <= 0 ? graph.size : totals.reduce((sum, total) => sum + Math.floor(total / problem.threshold + 1e-9), 0);
  const model = spreadModel(problem);
  const limit = options.seconds * 0.9;
  const isOver = (): boolean => search.elapsed() >= limit;
  let iterations = 0;
  const tell = (labels: Int32Array, cost: number): void =>
    search.report({ phase: 'improve', value: cost, bound: null, iterations }, { labels: [...labels] });
  // One region for each piece always holds; then as many more as can be found, by halving.
  let labels: Int32Array = pieceOf.slice();
  let parts = count;
  tell(labels, model.costOf(labels));
  let refused = Math.min(most, graph.size) + 1;
  while (refused - parts > 1 && search.elapsed() < options.seconds * 0.5) {
    const next = parts === count ? Math.max(parts + 1, Math.floor(refused * 0.7)) : parts + Math.max(1, Math.floor((refused - parts) / 2));
    const wanted = Math.min(next, refused - 1);
    const answer = searchRegions(model, wanted, {
      seed: options.seed,
      moves: (MOVES * options.work) / 4,
      starts: 6,
      isFeasibilityOnly: true,
      isOver: () => search.elapsed() >= options.seconds * 0.5,
      found: tell,
    });
    iterations += answer.moves;
    if (answer.labels === null) refused = wanted;
    else {
      labels = answer.labels;
      parts = wanted;
    }
  }
  const answer = searchRegions(model, parts, {
    seed: options.seed,
    moves: MOVES * options.work,
    starts: 5,
    isFeasibilityOnly: false,
    start: labels,
    isOver,
    found: tell,
  });
  iterations += answer.moves;
  labels = answer.labels ?? labels;
  const value = spreadWithin(problem, labels);
  const bound = value === 0 && parts === most ? 0 : null;
  const end: SolveEnd = isOver() ? 'time' : 'finished';
  const report = { value, bound, optimality: optimalityOf(value, bound), end, seed: options.seed, iterations, seconds: search.elapsed() };
  return { kind: 'plan', plan: { labels: inOrder(labels) }, report };
};

function spreadModel(problem: MaxRegionsProblem): RegionModel {
  const { attribute } = problem;
  const away = (state: RegionState, vertex: number, label: number): number => {
    const value = attribute[vertex] ?? 0;
    let sum = 0;
    for (const other of state.members[label] ?? []) sum += Math.abs(value - (attribute[other] ?? 0));
    return sum;
  };
  return regionModel(
    problem.size,
    problem.edges,
    { min: problem.threshold, max: Number.POSITIVE_INFINITY },
    {
      costChange: (state, vertex, target) => away(state, vertex, target) - away(state, vertex, state.labels[vertex] ?? 0),
      costOf: (labels) => spreadWithin(problem, labels),
    },
  );
}

/** Labels from 0 in the order in which they are met. */
function inOrder(labels: Int32Array): number[] {
  const names = new Map<number, number>();
  return [...labels].map((label) => {
    const name = names.get(label) ?? names.size;
    names.set(label, name);
    return name;
  });
}
