import type { LocationPlan, MedianProblem } from '../model/location-problem.ts';
import type { SolveOutcome } from '../model/solve-report.ts';
import { solveCapacitatedMedian } from './median-capacitated.ts';
import { type MedianInstance, medianInstance } from './median-instance.ts';
import { solveUncapacitatedMedian } from './median-uncapacitated.ts';
import type { Solve } from './search.ts';

/**
 * `p` sites with the least sum of weight × distance (Hakimi, Oper. Res. 12, 1964, 450–459): exactly `p` are open, those that are fixed
 * among them, and every demand point is served by one of them; with capacities no site serves more than its own.
 *
 * A unit of `work` is one perturbation with the exchanges that follow it.
 *
 * Conflicts: `p` (fewer candidates than sites, fewer sites than are fixed, or too few to reach all), `reach` (demand points that no
 * candidate reaches), `capacity` (sum of the greatest capacities that `p` sites may have).
 *
 * @throws RangeError where the distances have another shape, or a weight, a distance or `p` is out of its range.
 */
export const solveMedian: Solve<MedianProblem, LocationPlan> = async (problem, search) => {
  if (!Number.isInteger(problem.p)) throw new RangeError(`${problem.p} sites are no whole number`);
  const impossible = countConflict(problem);
  if (impossible !== null) return impossible;
  search.report({ phase: 'prepare', value: null, bound: null, iterations: 0 });
  const instance = medianInstance(problem);
  const unreached = unreachable(instance);
  if (unreached.length > 0) {
    return { kind: 'infeasible', proved: true, conflicts: [{ limit: 'reach', given: unreached.length, needed: null, units: unreached }] };
  }
  if (problem.candidates.some(({ capacity }) => capacity !== null)) {
    const capacities = Float64Array.from(problem.candidates, ({ capacity }) => capacity ?? Number.POSITIVE_INFINITY);
    const outcome = await solveCapacitatedMedian(problem, { ...instance, capacities }, search);
    return outcome.kind === 'plan' ? outcome : { kind: 'infeasible', proved: outcome.proved, conflicts: [] };
  }
  const outcome = solveUncapacitatedMedian(problem, instance, search);
  return outcome ?? { kind: 'infeasible', proved: false, conflicts: [{ limit: 'p', given: problem.p, needed: null, units: [] }] };
};

function countConflict({ p, candidates }: MedianProblem): SolveOutcome<LocationPlan> | null {
  const fixed = [...candidates.keys()].filter((index) => candidates[index]?.state === 'fixed');
  const conflict = (needed: number | null, units: readonly number[]): SolveOutcome<LocationPlan> => ({
    kind: 'infeasible',
    proved: true,
    conflicts: [{ limit: 'p', given: p, needed, units }],
  });
  if (p < fixed.length) return conflict(fixed.length, fixed);
  if (p > candidates.length) return conflict(candidates.length > 0 ? candidates.length : null, []);
  return p < 1 ? conflict(candidates.length > 0 ? 1 : null, []) : null;
}

function unreachable({ rows, nearLength }: MedianInstance): number[] {
  return [...Array(rows).keys()].filter((row) => nearLength[row] === 0);
}
