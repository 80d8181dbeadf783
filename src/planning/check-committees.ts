import type { CommitteePlan, CommitteeProblem } from '../model/committee-problem.ts';
import { isConnected, neighborLists } from './check-connected.ts';
import { FaultList, isIndex, type PlanCheck, roundingOf } from './check-result.ts';

/** Enterprises × metres of a group to one of its units. */
function metersTo(problem: CommitteeProblem, units: readonly number[], seat: number): number {
  const to = problem.units[seat];
  if (to === undefined) return Number.NaN;
  return units.reduce((sum, unit) => {
    const from = problem.units[unit];
    return from === undefined ? Number.NaN : sum + from.enterprises * Math.sqrt((from.x - to.x) ** 2 + (from.y - to.y) ** 2);
  }, 0);
}

function checkBorders(problem: CommitteeProblem, units: readonly number[], faults: FaultList): void {
  const { within } = problem;
  if (within === 'none') return;
  const places = new Set<string>();
  for (const unit of units) {
    const place = problem.units[unit]?.[within] ?? null;
    if (place !== null) places.add(place);
  }
  if (places.size > 1) faults.add('border', units, places.size, 1);
}

function checkBounds(problem: CommitteeProblem, units: readonly number[], faults: FaultList): void {
  const sum = (name: 'enterprises' | 'members' | 'organizations'): number =>
    units.reduce((total, unit) => total + (problem.units[unit]?.[name] ?? 0), 0);
  for (const name of ['enterprises', 'members', 'organizations'] as const) {
    faults.range(units, sum(name), [`${name}.min`, problem[name].min], [`${name}.max`, problem[name].max]);
  }
}

/** Building committees: each unit once, groups connected, within bounds and borders, pairs together or apart, seats the nearest. */
export function checkCommittees(problem: CommitteeProblem, plan: CommitteePlan): PlanCheck {
  const faults = new FaultList();
  const count = problem.units.length;
  const neighbors = neighborLists(count, problem.edges);
  const groupOf = new Map<number, number>();
  if (problem.groups !== 'fewest' && plan.groups.length !== problem.groups) faults.add('groups', [], plan.groups.length, problem.groups);
  let value = 0;
  plan.groups.forEach(({ units, seat }, group) => {
    if (units.length === 0) faults.add('empty-group', []);
    units.forEach((unit, at) => {
      if (!isIndex(unit, count)) {
        faults.add('shape', [], unit, count);
        return;
      }
      if (groupOf.has(unit)) faults.add('repeated', [unit]);
      groupOf.set(unit, group);
      if (at > 0 && unit < (units[at - 1] ?? 0)) faults.add('shape', [unit]);
    });
    if (!isConnected(units, neighbors)) faults.add('disconnected', units);
    checkBounds(problem, units, faults);
    checkBorders(problem, units, faults);
    const least = Math.min(...units.map((unit) => metersTo(problem, units, unit)));
    const stated = metersTo(problem, units, seat);
    if (!units.includes(seat) || !(stated <= least + roundingOf(least))) faults.add('seat', [seat], stated, least);
    value += units.length === 0 ? 0 : least;
  });
  for (let unit = 0; unit < count; unit += 1) if (!groupOf.has(unit)) faults.add('missing', [unit]);
  for (const [first, second] of problem.together) {
    if (groupOf.get(first) !== groupOf.get(second)) faults.add('together', [first, second]);
  }
  for (const [first, second] of problem.apart) {
    if (groupOf.has(first) && groupOf.get(first) === groupOf.get(second)) faults.add('apart', [first, second]);
  }
  checkLocked(problem, groupOf, faults);
  return faults.result(value, problem.groups === 'fewest' ? [plan.groups.length, value] : [value]);
}

function checkLocked(problem: CommitteeProblem, groupOf: ReadonlyMap<number, number>, faults: FaultList): void {
  const first = new Map<number, number>();
  const owner = new Map<number, number>();
  problem.locked?.forEach((label, unit) => {
    const group = groupOf.get(unit);
    if (label === null || group === undefined) return;
    const earlier = first.get(label);
    if (earlier === undefined) first.set(label, unit);
    else if (groupOf.get(earlier) !== group) faults.add('locked', [earlier, unit]);
    const other = owner.get(group);
    if (other === undefined) owner.set(group, unit);
    else if (problem.locked?.[other] !== label) faults.add('locked', [other, unit]);
  });
}
