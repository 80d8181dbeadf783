import type { LocationPlan, MedianProblem } from '../model/location-problem.ts';
import { solveCapacitatedMedian } from './median-capacitated.ts';
import { capacityConflict, fewestWithRoom, isTooNarrow, singleConflict } from './median-conflicts.ts';
import { medianInstance } from './median-instance.ts';
import { filledUp, reachingSites } from './median-reach.ts';
import { solveUncapacitatedMedian } from './median-uncapacitated.ts';
import { isOver, type Solve } from './search.ts';

/**
 * `p` sites with the least sum of weight × distance (Hakimi, Oper. Res. 12, 1964, 450–459): exactly `p` are open, those that are fixed
 * among them, and every demand point is served by one of them; with capacities by one whole, and no site serves more than its own.
 *
 * A unit of `work` is one perturbation with the moves that follow it.
 *
 * Conflicts: `p` (fewer candidates than sites, fewer sites than are fixed, or too few to reach all or to hold all), `reach` (demand
 * points that no candidate reaches; given is their number), `capacity.site` (demand points heavier than any candidate in their reach
 * may serve), `capacity` (sum of the greatest capacities that `p` sites may have).
 *
 * @throws RangeError where the distances have another shape, or a weight, a distance or `p` is out of its range.
 */
export const solveMedian: Solve<MedianProblem, LocationPlan> = async (problem, search) => {
  if (!Number.isInteger(problem.p)) throw new RangeError(`${problem.p} sites are no whole number`);
  search.report({ phase: 'prepare', value: null, bound: null, iterations: 0 });
  const { p, candidates } = problem;
  const instance = medianInstance(problem);
  const hasCapacities = candidates.some(({ capacity }) => capacity !== null);
  const capacities = hasCapacities ? Float64Array.from(candidates, ({ capacity }) => capacity ?? Number.POSITIVE_INFINITY) : null;
  if (capacities?.some((capacity) => !(capacity >= 0))) throw new RangeError('a capacity is negative or no number');
  const alone = singleConflict(instance, capacities);
  if (alone !== null) return { kind: 'infeasible', proved: true, conflicts: [alone] };

  const reaching = await reachingSites(instance, search);
  const fewest = Math.max(1, instance.fixedCount, reaching?.isFewest === true ? reaching.open.length : 0);
  const tooFew = (proved: boolean, needed: number | null, units: readonly number[]) =>
    ({ kind: 'infeasible', proved, conflicts: [{ limit: 'p', given: p, needed, units }] }) as const;
  if (p < fewest || p > candidates.length) {
    const needed = Math.min(candidates.length, Math.max(1, instance.fixedCount, reaching?.open.length ?? 0));
    const stays = candidates.flatMap(({ state }, index) => (state === 'fixed' && p < instance.fixedCount ? [index] : []));
    if (candidates.length === 0) return tooFew(true, null, []);
    if (p > candidates.length) {
      const all =
        capacities === null ? candidates.length : fewestWithRoom({ ...instance, capacities }, candidates.length, () => isOver(search));
      return tooFew(true, all, []);
    }
    return tooFew(true, capacities === null ? needed : fewestWithRoom({ ...instance, capacities }, needed, () => isOver(search)), stays);
  }
  const start = reaching === null || reaching.open.length > p ? null : filledUp(instance, reaching.open);

  if (capacities === null) {
    const outcome = solveUncapacitatedMedian(problem, instance, start, search);
    return outcome.kind === 'plan' ? outcome : tooFew(false, reaching?.open.length ?? null, outcome.unserved);
  }
  const limited = { ...instance, capacities };
  if (isTooNarrow(limited)) return capacityConflict(limited, true, null, search);
  const outcome = await solveCapacitatedMedian(problem, limited, start, search);
  return outcome.kind === 'plan' ? outcome : capacityConflict(limited, outcome.proved, outcome.best, search);
};
