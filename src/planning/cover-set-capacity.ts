import type { LocationPlan, SetCoverProblem } from '../model/location-problem.ts';
import { optimalityOf, type SolveOutcome, type SolveProgress } from '../model/solve-report.ts';
import { demandWeights, siteRanks } from './cover-plan.ts';
import { commonStep, sumOf } from './cover-reach.ts';
import { type Served, type Serving, serve, servedPlan, serveNearer, servingWithin } from './cover-serve.ts';
import { MOST_PAIRS, serveExact } from './cover-serve-exact.ts';
import { roomCostBound } from './cover-serve-search.ts';
import { fixedCandidates, locationDistances } from './location-distances.ts';
import { createRandom, type Random } from './random.ts';
import { endOf, isOver, type Search } from './search.ts';

interface Draft {
  readonly open: readonly number[];
  readonly served: Served;
}

/**
 * The set cover where sites have capacities: everyone whole to one site. A unit of work is one cover taken apart in part and completed
 * again.
 *
 * @param relaxed the answer without capacities: a start and a bound.
 */
export async function solveServedSetCover(
  problem: SetCoverProblem,
  search: Search<LocationPlan>,
  relaxed: SolveOutcome<LocationPlan>,
  costs: Float64Array,
): Promise<SolveOutcome<LocationPlan>> {
  if (relaxed.kind === 'infeasible') return relaxed;
  const { options } = search;
  const serving = servingWithin(problem, locationDistances(problem), problem.radius);
  const total = sumOf(demandWeights(problem));
  const required = total * problem.share - 1e-9 * Math.max(1, total);
  const fixed = fixedCandidates(problem);
  const random = createRandom(options.seed);
  const isExact = options.prove && serving.reach.rowColumns.length <= MOST_PAIRS;
  const step = commonStep(costs);
  const costOf = (open: readonly number[]): number => open.reduce((sum, column) => sum + (costs[column] ?? 0), 0);
  const all = [...problem.candidates.keys()];
  let best: Draft = { open: all, served: serve(serving, all) };
  if (best.served.weight < required && isExact) {
    const most = await serveExact(serving, {
      fixed: all,
      aim: { kind: 'sites', p: all.length },
      start: best,
      seed: options.seed,
      seconds: options.seconds - search.elapsed(),
      stop: () => isOver(search),
      watch: () => undefined,
    });
    best = most.found ?? best;
    if (most.bound !== null && most.bound < required) return tooLittleRoom(problem, best.served, total, true);
  }
  if (best.served.weight < required) return tooLittleRoom(problem, best.served, total, false);

  let value = costOf(best.open);
  const whole = (cost: number): number => (step > 0 ? Math.ceil(cost / step - 1e-6) * step : cost);
  let bound = Math.min(value, Math.max(relaxed.report.bound ?? 0, whole(roomCostBound(serving, required, costs, fixed))));
  let iterations = relaxed.report.iterations;
  const isDone = (): boolean => value - bound < (step > 0 ? step * (1 - 1e-6) : 4e-7 * Math.max(1, value));
  const tell = (phase: SolveProgress['phase'], plan?: LocationPlan): void => search.report({ phase, value, bound, iterations }, plan);
  const offer = ({ open, served }: Draft, phase: SolveProgress['phase']): void => {
    if (served.weight < required || costOf(open) >= value * (1 - 1e-9)) return;
    best = { open: [...open], served };
    value = costOf(open);
    tell(phase, servedPlan(open, served));
  };
  tell('construct', servedPlan(best.open, best.served));
  const completing = { problem, serving, costs, required, fixed: new Set(fixed), random };
  offer(complete(completing, relaxed.plan.open, false), 'construct');
  while (iterations < options.work && !isDone() && !isOver(search)) {
    iterations += 1;
    const share = 0.5 + 0.4 * random.next();
    const part = best.open.filter((column) => completing.fixed.has(column) || random.next() < share);
    offer(complete(completing, part, true), 'improve');
    tell('improve');
  }
  let ranOut = !isDone();
  if (ranOut && isExact && !isOver(search)) {
    const answer = await serveExact(serving, {
      fixed,
      aim: { kind: 'weight', required, costs },
      start: best,
      seed: options.seed,
      seconds: options.seconds - search.elapsed(),
      stop: () => isDone() || isOver(search),
      watch: (proved, found) => {
        if (proved !== null) bound = Math.max(bound, Math.min(value, proved));
        if (found !== null) offer(found, 'prove');
        tell('prove');
      },
    });
    if (answer.found !== null) offer(answer.found, 'prove');
    if (answer.bound !== null) bound = Math.max(bound, Math.min(value, answer.bound));
    ranOut = !isDone();
  }
  bound = Math.min(value, whole(bound));
  const plan = servedPlan(
    best.open,
    serveNearer(serving, best.open, best.served, () => isOver(search)),
  );
  const end = endOf(search, ranOut);
  return {
    kind: 'plan',
    plan,
    report: { value, bound, optimality: optimalityOf(value, bound), end, seed: options.seed, iterations, seconds: search.elapsed() },
  };
}

interface Completing {
  readonly problem: SetCoverProblem;
  readonly serving: Serving;
  readonly costs: Float64Array;
  readonly required: number;
  readonly fixed: ReadonlySet<number>;
  readonly random: Random;
}

/** Opens what could serve most of who is left for its cost, drawn among the best where asked, then closes what is not needed. */
function complete({ problem, serving, costs, required, fixed, random }: Completing, start: readonly number[], draws: boolean): Draft {
  const { reach, capacities } = serving;
  const ranks = siteRanks(problem);
  let open = [...start];
  let served = serve(serving, open);
  while (served.weight < required) {
    const offers: { readonly column: number; readonly ratio: number }[] = [];
    for (let column = 0; column < reach.columns; column += 1) {
      if (open.includes(column)) continue;
      let weight = 0;
      for (let at = reach.columnStarts[column] ?? 0; at < (reach.columnStarts[column + 1] ?? 0); at += 1) {
        const row = reach.columnRows[at] ?? 0;
        if ((served.columns[row] ?? -1) < 0) weight += reach.weights[row] ?? 0;
      }
      const ratio = (Math.min(weight, capacities[column] ?? Number.POSITIVE_INFINITY) + 1e-9) / Math.max(costs[column] ?? 0, 1e-9);
      offers.push({ column, ratio });
    }
    if (offers.length === 0) break;
    offers.sort((a, b) => b.ratio - a.ratio || (ranks[a.column] ?? 0) - (ranks[b.column] ?? 0) || a.column - b.column);
    const drawn = offers[draws ? random.below(Math.min(3, offers.length)) : 0];
    if (drawn === undefined) break;
    open.push(drawn.column);
    served = serve(serving, open);
  }
  const order = [...open].sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0) || (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b);
  for (const column of order) {
    if (fixed.has(column)) continue;
    const fewer = open.filter((site) => site !== column);
    const still = serve(serving, fewer);
    if (still.weight < required) continue;
    open = fewer;
    served = still;
  }
  return { open, served };
}

/** All sites together cannot take what must be reached: what they can take, and who is left over. */
function tooLittleRoom({ demand, share }: SetCoverProblem, served: Served, total: number, proved: boolean): SolveOutcome<LocationPlan> {
  const units = [...demand.keys()].filter((row) => (served.columns[row] ?? -1) < 0);
  return {
    kind: 'infeasible',
    proved,
    conflicts: [
      { limit: 'capacity', given: served.weight, needed: total * share, units },
      { limit: 'share', given: share, needed: served.weight / total, units },
    ],
  };
}
