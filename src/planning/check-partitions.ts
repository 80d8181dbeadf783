import type { DistrictsProblem, MaxRegionsProblem, PartitionPlan } from '../model/committee-problem.ts';
import { isConnected, neighborLists } from './check-connected.ts';
import { FaultList, isIndex, NO_LIMIT, type PlanCheck } from './check-result.ts';

/** Units by label; labels count from 0 without a hole. */
function partsOf(count: number, { labels }: PartitionPlan, faults: FaultList): readonly (readonly number[])[] {
  if (labels.length !== count) faults.add('shape', [], labels.length, count);
  const parts: number[][] = [];
  labels.forEach((label, unit) => {
    if (!isIndex(label, count)) {
      faults.add('missing', [unit]);
      return;
    }
    while (parts.length <= label) parts.push([]);
    parts[label]?.push(unit);
  });
  if (parts.some((units) => units.length === 0)) faults.add('empty-group', []);
  return parts;
}

/** Max-p regions: connected, each of at least the threshold. Its levels are the count of regions (negative), then the differences within. */
export function checkMaxRegions(problem: MaxRegionsProblem, plan: PartitionPlan): PlanCheck {
  const faults = new FaultList();
  const count = problem.attribute.length;
  const neighbors = neighborLists(count, problem.edges);
  const parts = partsOf(count, plan, faults);
  let differences = 0;
  for (const units of parts) {
    if (!isConnected(units, neighbors)) faults.add('disconnected', units);
    const size = units.reduce((sum, unit) => sum + (problem.size[unit] ?? 0), 0);
    faults.range(units, size, ['threshold', problem.threshold], NO_LIMIT);
    units.forEach((unit, at) => {
      for (const other of units.slice(0, at)) differences += Math.abs((problem.attribute[unit] ?? 0) - (problem.attribute[other] ?? 0));
    });
  }
  return faults.result(differences, [-parts.length, differences]);
}

/** Districts: `k` connected parts within bounds of population; the value counts edges between parts. */
export function checkDistricts(problem: DistrictsProblem, plan: PartitionPlan): PlanCheck {
  const faults = new FaultList();
  const count = problem.population.length;
  const neighbors = neighborLists(count, problem.edges);
  const parts = partsOf(count, plan, faults);
  if (parts.length !== problem.k) faults.add('groups', [], parts.length, problem.k);
  for (const units of parts) {
    if (!isConnected(units, neighbors)) faults.add('disconnected', units);
    const population = units.reduce((sum, unit) => sum + (problem.population[unit] ?? 0), 0);
    faults.range(units, population, ['population.min', problem.bounds.min], ['population.max', problem.bounds.max]);
  }
  return faults.result(problem.edges.filter(([first, second]) => plan.labels[first] !== plan.labels[second]).length);
}
