import type { LocationInput, LocationPlan, MaximalCoverProblem } from '../model/location-problem.ts';
import { optimalityOf, type SolveOutcome, type SolveProgress } from '../model/solve-report.ts';
import { siteRanks } from './cover-plan.ts';
import { commonStep } from './cover-reach.ts';
import { keepWhatServes, type Served, type Serving, serve, servedPlan, serveNearer, servingWithin } from './cover-serve.ts';
import { MOST_PAIRS, serveExact } from './cover-serve-exact.ts';
import { greedyServing, roomBound, searchServing } from './cover-serve-search.ts';
import { fixedCandidates, locationDistances, servedWeight } from './location-distances.ts';
import { createRandom } from './random.ts';
import { endOf, isOver, type Search } from './search.ts';

export interface ServingFound {
  readonly open: readonly number[];
  readonly served: Served;
  readonly bound: number;
  readonly iterations: number;
  readonly ranOut: boolean;
}

interface MostServed {
  readonly p: number;
  readonly start: readonly number[] | null;
  /** No plan serves more. */
  readonly bound: number;
  readonly work: number;
  readonly tell: (phase: SolveProgress['phase'], found: ServingFound, isBetter: boolean) => void;
}

/** Most weight that `p` sites serve within their capacities. A unit of work is ten exchanges tried. */
export async function findMostServed(
  input: LocationInput,
  serving: Serving,
  search: Search<never>,
  task: MostServed,
): Promise<ServingFound> {
  const { options } = search;
  const fixed = fixedCandidates(input);
  let bound = Math.min(task.bound, roomBound(serving, task.p, fixed));
  let open: readonly number[] = greedyServing(serving, task.p, fixed, siteRanks(input), () => isOver(search));
  let served = serve(serving, open);
  let iterations = 0;
  const isDone = (): boolean => served.weight >= bound * (1 - 1e-9);
  const state = (): ServingFound => ({ open, served, bound: Math.max(bound, served.weight), iterations, ranOut: !isDone() });
  const offer = (columns: readonly number[], next: Served, phase: SolveProgress['phase']): void => {
    if (next.weight <= served.weight * (1 + 1e-12)) return;
    open = [...columns];
    served = next;
    task.tell(phase, state(), true);
  };
  task.tell('construct', state(), true);
  if (task.start !== null) offer(task.start, serve(serving, task.start), 'construct');
  if (!isDone()) {
    searchServing(serving, {
      fixed,
      start: open,
      random: createRandom(options.seed),
      goesOn: () => {
        if (isDone() || isOver(search) || iterations >= task.work) return false;
        iterations += 1;
        task.tell('improve', state(), false);
        return true;
      },
      found: (columns, next) => offer(columns, next, 'improve'),
    });
  }
  if (isDone() || isOver(search) || !options.prove || serving.reach.rowColumns.length > MOST_PAIRS) return state();
  const answer = await serveExact(serving, {
    fixed,
    aim: { kind: 'sites', p: task.p },
    start: { open, served },
    seed: options.seed,
    seconds: options.seconds - search.elapsed(),
    stop: () => isDone() || isOver(search),
    watch: (proved, better) => {
      if (proved !== null) bound = Math.min(bound, proved * (1 + 1e-12));
      if (better !== null && better.open.length === task.p) offer(better.open, better.served, 'prove');
      task.tell('prove', state(), false);
    },
  });
  if (answer.found !== null && answer.found.open.length === task.p) offer(answer.found.open, answer.found.served, 'prove');
  if (answer.bound !== null) bound = Math.min(bound, answer.bound * (1 + 1e-12));
  return state();
}

/**
 * The maximal cover where sites have capacities: everyone whole to one site (Current & Storbeck 1988).
 *
 * @param relaxed the answer without capacities: a start and a bound.
 */
export async function solveServedCover(
  problem: MaximalCoverProblem,
  search: Search<LocationPlan>,
  relaxed: SolveOutcome<LocationPlan>,
): Promise<SolveOutcome<LocationPlan>> {
  if (relaxed.kind === 'infeasible') return relaxed;
  const distances = locationDistances(problem);
  const serving = servingWithin(problem, distances, problem.radius);
  const found = await findMostServed(problem, serving, search, {
    p: problem.p,
    start: relaxed.plan.open,
    bound: relaxed.report.bound ?? Number.POSITIVE_INFINITY,
    work: search.options.work,
    tell: (phase, state, isBetter) => {
      const progress = { phase, value: state.served.weight, bound: state.bound, iterations: state.iterations };
      search.report(progress, isBetter ? servedPlan(state.open, state.served) : undefined);
    },
  });
  const kept = keepWhatServes(problem, serving, found, () => isOver(search));
  const plan = servedPlan(
    kept.open,
    serveNearer(serving, kept.open, kept.served, () => isOver(search)),
  );
  const value = servedWeight(problem, plan.assigned);
  const step = commonStep(serving.reach.weights);
  const bound = Math.max(value, step > 0 ? Math.floor(found.bound / step + 1e-6) * step : found.bound);
  return {
    kind: 'plan',
    plan,
    report: {
      value,
      bound,
      optimality: optimalityOf(value, bound),
      end: endOf(search, found.ranOut || relaxed.report.end === 'time'),
      seed: search.options.seed,
      iterations: relaxed.report.iterations + found.iterations,
      seconds: search.elapsed(),
    },
  };
}
