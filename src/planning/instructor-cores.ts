import type { InstructedUnit, InstructorProblem, InstructorUnit } from '../model/instructor-problem.ts';
import type { AssignmentCore } from './assignment-core.ts';
import { mayGo, metersApart } from './instructor-pairs.ts';

/** An assignment of some enterprises to some instructors, with their indices in the problem. */
export interface InstructorCore {
  readonly core: AssignmentCore;
  readonly instructors: readonly number[];
  readonly enterprises: readonly number[];
}

/**
 * Enterprises that share an instructor, and the instructors that they may share.
 *
 * @param dedicated indices of instructors that go to one enterprise alone.
 */
export function sharedCore(
  problem: InstructorProblem,
  grain: number | null,
  otherLoad: number,
  dedicated: ReadonlySet<number>,
): InstructorCore {
  const enterprises = indices(problem.enterprises, ({ oneToOne }) => !oneToOne);
  const instructors = indices(problem.instructors, ({ oneToOne }, index) => !oneToOne && !dedicated.has(index));
  const core = build(problem, instructors, enterprises, { overload: problem.weights.overload, otherLoad });
  const capacity = core.capacity.map((most) => (most === Number.POSITIVE_INFINITY ? most : usableCapacity(most, grain)));
  return { core: { ...core, capacity }, instructors, enterprises };
}

/** Enterprises that need an instructor to themselves: places are counted, not loads, and a load above `mean` is in the cost of the pair. */
export function singleCore(problem: InstructorProblem, mean: number): InstructorCore {
  const enterprises = indices(problem.enterprises, ({ oneToOne }) => oneToOne);
  const instructors = indices(problem.instructors, () => true);
  const core = build(problem, instructors, enterprises, { overload: 0, otherLoad: 0 });
  const width = instructors.length + 1;
  const cost = core.cost.slice();
  const load = core.load.slice();
  for (const [job, index] of enterprises.entries()) {
    const above = problem.weights.overload * Math.max(0, (problem.enterprises[index]?.load ?? 0) - mean);
    for (let at = job * width; at < (job + 1) * width - 1; at += 1) {
      cost[at] = (cost[at] ?? 0) + above;
      load[at] = 1;
    }
  }
  const capacity = core.capacity.map((most) => Math.min(1, most === Number.POSITIVE_INFINITY ? most : 1));
  capacity[instructors.length] = Number.POSITIVE_INFINITY;
  return { core: { ...core, cost, load, capacity }, instructors, enterprises };
}

/** All of them together, as the exact method takes them. */
export function wholeCore(problem: InstructorProblem): InstructorCore {
  const enterprises = indices(problem.enterprises, () => true);
  const instructors = indices(problem.instructors, () => true);
  const core = build(problem, instructors, enterprises, { overload: problem.weights.overload, otherLoad: 0 });
  return { core: { ...core, single: Uint8Array.from(problem.enterprises, ({ oneToOne }) => Number(oneToOne)) }, instructors, enterprises };
}

/** What of a capacity can be used by loads that are multiples of `grain`. */
export function usableCapacity(capacity: number, grain: number | null): number {
  return grain === null ? capacity : Math.floor(capacity / grain + 1e-9) * grain;
}

/** The greatest load of which all loads of a kind are whole multiples, down to a thousandth; null where there is none. */
export function grainOf(loads: readonly number[]): number | null {
  const [first] = loads;
  if (first !== undefined && first > 0 && loads.every((load) => load === first)) return first;
  let common = 0;
  for (const load of loads) {
    const whole = Math.round(load * 1000);
    if (Math.abs(load * 1000 - whole) > 1e-7) return null;
    common = greatestDivisor(common, whole);
  }
  return common === 0 ? null : common / 1000;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function indices<T>(list: readonly T[], is: (unit: T, index: number) => boolean): number[] {
  return [...list.keys()].filter((index) => {
    const unit = list[index];
    return unit !== undefined && is(unit, index);
  });
}

function build(
  problem: InstructorProblem,
  instructors: readonly number[],
  enterprises: readonly number[],
  loads: Pick<AssignmentCore, 'overload' | 'otherLoad'>,
): AssignmentCore {
  const agents = instructors.length;
  const width = agents + 1;
  const { weights } = problem;
  const total = problem.enterprises.reduce((sum, enterprise) => sum + enterprise.load, 0);
  const cost = new Float64Array(enterprises.length * width).fill(Number.POSITIVE_INFINITY);
  const load = new Float64Array(enterprises.length * width);
  let dearest = 0;
  for (const [job, index] of enterprises.entries()) {
    const enterprise = problem.enterprises[index];
    if (enterprise === undefined) continue;
    let most = 0;
    for (const [agent, from] of instructors.entries()) {
      const instructor = problem.instructors[from];
      if (instructor === undefined) continue;
      load[job * width + agent] = enterprise.load;
      const pair = pairCost(problem, from, instructor, enterprise);
      cost[job * width + agent] = pair;
      if (pair < Number.POSITIVE_INFINITY) most = Math.max(most, pair);
    }
    cost[job * width + agents] = weights.unassigned + (enterprise.current === null ? 0 : weights.change);
    dearest += most + 1;
  }
  const complete = problem.complete === true;
  // Where nobody may be left over, leaving one over never pays, whatever it would save.
  if (complete)
    for (let job = 0; job < enterprises.length; job += 1) cost[job * width + agents] = dearest + weights.overload * 2 * total + 1;
  const capacity = Float64Array.from([
    ...instructors.map((index) => Math.min(total, problem.instructors[index]?.capacity ?? 0)),
    Number.POSITIVE_INFINITY,
  ]);
  const meanAgents = Math.max(1, problem.instructors.length);
  return { agents, jobs: enterprises.length, cost, load, capacity, complete, meanAgents, ...loads };
}

function pairCost(problem: InstructorProblem, index: number, instructor: InstructorUnit, enterprise: InstructedUnit): number {
  if (!mayGo(problem, instructor, enterprise)) return Number.POSITIVE_INFINITY;
  const isLost = enterprise.current !== null && enterprise.current !== index;
  return metersApart(instructor, enterprise) + (isLost ? problem.weights.change : 0);
}
