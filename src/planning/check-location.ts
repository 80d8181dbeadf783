import type { LocationPlan, LocationProblem } from '../model/location-problem.ts';
import { FaultList, isIndex, NO_LIMIT, type PlanCheck, roundingOf } from './check-result.ts';

/** Metres from a demand point to a candidate; Infinity out of reach. */
function metersOf(problem: LocationProblem, point: number, site: number): number {
  if (problem.distances !== undefined) return problem.distances[point]?.[site] ?? Number.POSITIVE_INFINITY;
  const from = problem.demand[point];
  const to = problem.candidates[site];
  return from === undefined || to === undefined ? Number.POSITIVE_INFINITY : Math.sqrt((from.x - to.x) ** 2 + (from.y - to.y) ** 2);
}

function checkOpen(problem: LocationProblem, open: readonly number[], faults: FaultList): readonly number[] {
  const known = open.filter((site) => isIndex(site, problem.candidates.length));
  if (known.length < open.length) faults.add('shape', [], open.length, known.length);
  known.forEach((site, at) => {
    const before = known[at - 1];
    if (before !== undefined && before === site) faults.add('repeated', [site]);
    if (before !== undefined && before > site) faults.add('shape', [site]);
  });
  const opened = new Set(known);
  problem.candidates.forEach(({ state }, site) => {
    if (state === 'fixed' && !opened.has(site)) faults.add('fixed', [site]);
  });
  if (problem.kind !== 'set-cover' && opened.size !== problem.p) faults.add('p', known, opened.size, problem.p);
  return [...opened];
}

/** Service sites: the right number open, those that stay among them, everyone served by an open one in reach within its capacity. */
export function checkLocation(problem: LocationProblem, plan: LocationPlan): PlanCheck {
  const faults = new FaultList();
  const open = checkOpen(problem, plan.open, faults);
  const isOpen = new Set(open);
  const radius = problem.kind === 'maximal-cover' || problem.kind === 'set-cover' ? problem.radius : Number.POSITIVE_INFINITY;
  const limit = radius + (Number.isFinite(radius) ? roundingOf(radius) : 0);
  const load = problem.candidates.map(() => 0);
  let served = 0;
  let total = 0;
  let weighted = 0;
  let farthest = 0;
  if (plan.assigned.length !== problem.demand.length) faults.add('shape', [], plan.assigned.length, problem.demand.length);
  problem.demand.forEach(({ weight }, point) => {
    total += weight;
    const site = plan.assigned[point] ?? null;
    if (site === null) {
      if (problem.kind === 'p-median' || problem.kind === 'p-center') faults.add('missing', [point]);
      const near = open.find((one) => problem.candidates[one]?.capacity === null && metersOf(problem, point, one) <= radius);
      if (problem.kind === 'maximal-cover' && near !== undefined && Number.isFinite(metersOf(problem, point, near))) {
        faults.add('left-out', [point]);
      }
      return;
    }
    if (!isIndex(site, problem.candidates.length)) {
      faults.add('shape', [point], site, problem.candidates.length);
      return;
    }
    if (!isOpen.has(site)) faults.add('closed', [point]);
    const meters = metersOf(problem, point, site);
    if (!(meters <= limit) || !Number.isFinite(meters)) faults.add('radius', [point], meters, Number.isFinite(radius) ? radius : null);
    load[site] = (load[site] ?? 0) + weight;
    served += weight;
    weighted += weight * meters;
    farthest = Math.max(farthest, meters);
  });
  problem.candidates.forEach(({ capacity }, site) => {
    faults.range([site], load[site] ?? 0, NO_LIMIT, ['capacity', capacity]);
  });
  if (problem.kind === 'set-cover') faults.range([], served, ['share', problem.share * total], NO_LIMIT);
  switch (problem.kind) {
    case 'maximal-cover':
      return faults.result(served, [-served]);
    case 'p-median':
      return faults.result(weighted);
    case 'p-center':
      return faults.result(farthest);
    case 'set-cover':
      return faults.result(open.reduce((sum, site) => sum + (problem.costs?.[site] ?? 1), 0));
  }
}
