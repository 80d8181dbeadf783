import type { CenterProblem, LocationPlan } from '../model/location-problem.ts';
import { optimalityOf, type SolveConflict, type SolveOutcome } from '../model/solve-report.ts';
import { radiiOf } from './center-radii.ts';
import { findMostServed, type ServingFound } from './cover-maximal-capacity.ts';
import { demandWeights } from './cover-plan.ts';
import { sumOf } from './cover-reach.ts';
import { keepWhatServes, servedPlan, serveNearer, servingWithin } from './cover-serve.ts';
import { greatestDistance, locationDistances } from './location-distances.ts';
import { endOf, isOver, type Search } from './search.ts';

/**
 * The p-center where sites have capacities: halving over the distances, each asked whether `p` sites can serve everyone within it
 * (Özsoy & Pınar 2006). A unit of work is ten exchanges tried in one of these.
 *
 * @param relaxed the answer without capacities: a start and a bound.
 */
export async function solveServedCenter(
  problem: CenterProblem,
  search: Search<LocationPlan>,
  relaxed: SolveOutcome<LocationPlan>,
): Promise<SolveOutcome<LocationPlan>> {
  if (relaxed.kind === 'infeasible') return relaxed;
  const { options } = search;
  const columns = problem.candidates.length;
  const distances = locationDistances(problem);
  const radii = radiiOf(problem, distances);
  const total = sumOf(demandWeights(problem));
  const floor = relaxed.report.bound ?? 0;
  let least = Math.max(
    0,
    radii.findIndex((radius) => radius >= floor),
  );
  let at = radii.length - 1;
  let iterations = relaxed.report.iterations;
  let plan: LocationPlan | null = null;

  async function ask(
    index: number,
    work: number,
    prove: boolean,
  ): Promise<{ readonly kind: 'yes' | 'no' | 'unknown'; readonly found: ServingFound }> {
    const serving = servingWithin(problem, distances, radii[index] ?? 0);
    const before = iterations;
    const found = await findMostServed(
      problem,
      serving,
      { ...search, options: { ...options, prove }, report: () => undefined },
      {
        p: problem.p,
        start: relaxed.kind === 'plan' ? (plan ?? relaxed.plan).open : null,
        bound: total,
        work,
        tell: (phase, state) => {
          iterations = before + state.iterations;
          search.report({ phase, value: plan === null ? null : (radii[at] ?? 0), bound: radii[least] ?? 0, iterations });
        },
      },
    );
    if (found.served.weight < total * (1 - 1e-9)) return { kind: found.bound < total * (1 - 1e-7) ? 'no' : 'unknown', found };
    const kept = keepWhatServes(problem, serving, found, () => isOver(search));
    const next = servedPlan(
      kept.open,
      serveNearer(serving, kept.open, kept.served, () => isOver(search)),
    );
    const value = greatestDistance(distances, columns, next.assigned);
    plan = next;
    at = Math.max(
      least,
      radii.findIndex((radius) => radius >= value),
    );
    search.report({ phase: prove ? 'prove' : 'improve', value, bound: radii[least] ?? 0, iterations }, next);
    return { kind: 'yes', found };
  }

  const widest = await ask(at, options.work, options.prove);
  if (widest.kind !== 'yes')
    return { kind: 'infeasible', proved: widest.kind === 'no', conflicts: [capacityConflict(problem, widest.found, total)] };
  for (let low = least; low < at && !isOver(search); ) {
    const middle = (low + at) >> 1;
    const { kind } = await ask(middle, options.work / 10, false);
    if (kind !== 'yes') low = middle + 1;
    if (kind === 'no') least = Math.max(least, middle + 1);
  }
  while (options.prove && least < at && !isOver(search)) {
    const middle = at - least > 8 ? (least + at) >> 1 : at - 1;
    const { kind } = await ask(middle, options.work / 10, true);
    if (kind === 'unknown') break;
    if (kind === 'no') least = middle + 1;
  }
  const answer = plan ?? relaxed.plan;
  const value = greatestDistance(distances, columns, answer.assigned);
  const bound = Math.min(value, radii[least] ?? value);
  return {
    kind: 'plan',
    plan: answer,
    report: {
      value,
      bound,
      optimality: optimalityOf(value, bound),
      end: endOf(search, least < at),
      seed: options.seed,
      iterations,
      seconds: search.elapsed(),
    },
  };
}

/** What the best `p` sites can take, and what would have to be taken; the demand points left over. */
function capacityConflict(problem: CenterProblem, found: ServingFound, total: number): SolveConflict {
  const units = [...problem.demand.keys()].filter((row) => (found.served.columns[row] ?? -1) < 0);
  return { limit: 'capacity', given: found.served.weight, needed: total, units };
}
