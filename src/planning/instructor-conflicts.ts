import type { InstructorProblem } from '../model/instructor-problem.ts';
import type { SolveConflict } from '../model/solve-report.ts';
import { type Placement, placeLoads } from './assignment-capacity.ts';
import { grainOf, usableCapacity } from './instructor-cores.ts';
import { metersApart, RADIUS_SLACK } from './instructor-pairs.ts';

/** What keeps enterprises from having an instructor, whatever the plan, and how many can have one at most. */
export interface InstructorLimits {
  readonly conflicts: readonly SolveConflict[];
  /** Load that can be assigned at most, loads split where that helps. */
  readonly mostLoad: number;
}

/**
 * Limits of `instructors` problems that no plan can keep for all enterprises:
 * `capacity.largest` (an enterprise brings more than any instructor takes), `capacity` (loads in sum, of all or of `units` and the
 * instructors they can reach), `one-to-one` (instructors that can go to one enterprise alone, with those that sharing can spare, and
 * how many are needed) and `radius` (metres; needed: the least with which all loads find a place in sum). All are proved; loads that
 * differ can be in each other's way beyond these.
 */
export function instructorConflicts(problem: InstructorProblem): InstructorLimits {
  const shared = limitsOf(problem, false);
  const single = limitsOf(problem, true);
  const each = [...shared.conflicts, ...single.conflicts];
  return { conflicts: each.length > 0 ? each : bothTogether(problem), mostLoad: shared.mostLoad + single.mostLoad };
}

/** Each kind finds its instructors, but not both: what those kept from sharing leave is too little. */
function bothTogether(problem: InstructorProblem): SolveConflict[] {
  const needed = problem.enterprises.reduce((total, { oneToOne, load }) => total + (oneToOne ? 0 : load), 0);
  const ones = problem.enterprises.filter(({ oneToOne }) => oneToOne).length;
  const kept = problem.instructors.filter(({ oneToOne }) => oneToOne).length;
  const grain = grainOf(problem.enterprises.filter(({ oneToOne }) => !oneToOne).map(({ load }) => load));
  const shared = problem.instructors.flatMap(({ oneToOne, capacity }) => (oneToOne ? [] : [usableCapacity(capacity, grain)]));
  const smallestFirst = Float64Array.from(shared).sort();
  const lent = Math.max(0, ones - kept);
  const given = sum([...smallestFirst.subarray(lent)]);
  if (given >= needed - 1e-6) return [];
  let spare = 0;
  for (let left = sum(shared); spare < lent && left - (smallestFirst[spare] ?? 0) >= needed - 1e-6; spare += 1) {
    left -= smallestFirst[spare] ?? 0;
  }
  return [
    { limit: 'one-to-one', given: kept + spare, needed: ones, units: [] },
    { limit: 'capacity', given, needed, units: [] },
  ];
}

interface Group {
  readonly limit: 'capacity' | 'one-to-one';
  /** Indices of enterprises and of instructors in the problem, and what each brings and takes. */
  readonly enterprises: readonly number[];
  readonly loads: readonly number[];
  readonly instructors: readonly number[];
  readonly capacities: readonly number[];
}

function limitsOf(problem: InstructorProblem, oneToOne: boolean): InstructorLimits {
  const all = [...problem.enterprises.keys()].filter((index) => problem.enterprises[index]?.oneToOne === oneToOne);
  const instructors = [...problem.instructors.keys()].filter((index) => oneToOne || problem.instructors[index]?.oneToOne === false);
  const largest = instructors.reduce((most, index) => Math.max(most, problem.instructors[index]?.capacity ?? 0), 0);
  const loadOf = (index: number): number => problem.enterprises[index]?.load ?? 0;
  const tooLarge = instructors.length === 0 ? [] : all.filter((index) => loadOf(index) > largest);
  const conflicts: SolveConflict[] = [];
  if (tooLarge.length > 0) {
    conflicts.push({ limit: 'capacity.largest', given: largest, needed: Math.max(...tooLarge.map(loadOf)), units: tooLarge });
  }
  const enterprises = all.filter((index) => !tooLarge.includes(index));
  const grain = grainOf(enterprises.map(loadOf));
  const group: Group = {
    limit: oneToOne ? 'one-to-one' : 'capacity',
    enterprises,
    loads: enterprises.map((index) => (oneToOne ? 1 : loadOf(index))),
    instructors,
    capacities: instructors.map((index) => (oneToOne ? 1 : usableCapacity(problem.instructors[index]?.capacity ?? 0, grain))),
  };
  const needed = sum(group.loads);
  const isEasy =
    problem.radius === null && instructors.every((index) => (problem.instructors[index]?.capacity ?? 0) >= largestOf(group.loads));
  const most = isEasy ? Math.min(needed, sum(group.capacities)) : null;
  const placed = most === needed ? { placed: needed, jobs: [], agents: [] } : place(problem, group, problem.radius);
  if (placed.placed < needed - 1e-6) conflicts.push(...shortOf(problem, group, placed));
  return { conflicts, mostLoad: oneToOne ? mostSingleLoad(enterprises.map(loadOf), placed.placed) : placed.placed };
}

/** What is missing: places in sum, or near enough. */
function shortOf(problem: InstructorProblem, group: Group, placed: Placement): SolveConflict[] {
  const anywhere = place(problem, group, null);
  const conflicts: SolveConflict[] = [];
  const cut = anywhere.placed < sum(group.loads) - 1e-6 ? anywhere : null;
  if (cut !== null) {
    const isAll = cut.jobs.length === group.enterprises.length;
    conflicts.push({
      limit: group.limit,
      given: sum(cut.agents.map((agent) => group.capacities[agent] ?? 0)),
      needed: sum(cut.jobs.map((job) => group.loads[job] ?? 0)),
      units: isAll ? [] : cut.jobs.map((job) => group.enterprises[job] ?? 0),
    });
  }
  if (problem.radius === null || placed.placed >= anywhere.placed - 1e-6) return conflicts;
  const units = placed.jobs.map((job) => group.enterprises[job] ?? 0);
  conflicts.push({ limit: 'radius', given: problem.radius, needed: leastRadius(problem, group, anywhere.placed), units });
  if (cut === null) {
    conflicts.push({
      limit: group.limit,
      given: sum(placed.agents.map((agent) => group.capacities[agent] ?? 0)),
      needed: sum(placed.jobs.map((job) => group.loads[job] ?? 0)),
      units,
    });
  }
  return conflicts;
}

function place(problem: InstructorProblem, group: Group, radius: number | null): Placement {
  return placeLoads(group.loads, group.capacities, (job, agent) => isAllowed(problem, group, job, agent, radius));
}

function isAllowed(problem: InstructorProblem, group: Group, job: number, agent: number, radius: number | null): boolean {
  const enterprise = problem.enterprises[group.enterprises[job] ?? -1];
  const instructor = problem.instructors[group.instructors[agent] ?? -1];
  if (enterprise === undefined || instructor === undefined || enterprise.load > instructor.capacity) return false;
  return radius === null || metersApart(instructor, enterprise) <= radius + RADIUS_SLACK;
}

/** The least radius with which as much finds a place as without any, by halving over the distances there are. */
function leastRadius(problem: InstructorProblem, group: Group, target: number): number {
  const distances = new Set<number>();
  for (const index of group.enterprises) {
    for (const from of group.instructors) {
      const enterprise = problem.enterprises[index];
      const instructor = problem.instructors[from];
      if (enterprise === undefined || instructor === undefined) continue;
      const apart = metersApart(instructor, enterprise);
      if (apart > (problem.radius ?? 0)) distances.add(apart);
    }
  }
  const sorted = Float64Array.from(distances).sort();
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place(problem, group, sorted[middle] ?? 0).placed >= target - 1e-6) high = middle;
    else low = middle + 1;
  }
  return sorted[low] ?? 0;
}

/** So many of the largest. */
function mostSingleLoad(loads: readonly number[], count: number): number {
  const sorted = Float64Array.from(loads).sort();
  return sum([...sorted.subarray(Math.max(0, sorted.length - Math.round(count)))]);
}

function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
