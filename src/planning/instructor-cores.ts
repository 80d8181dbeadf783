import type { InstructorProblem } from '../model/instructor-problem.ts';
import type { AssignmentCore } from './assignment-core.ts';
import { mayGo, metersApart } from './instructor-pairs.ts';

/** One of the two assignments that an instructor problem falls into, which meet only in the mean load. */
export interface InstructorCore {
  readonly core: AssignmentCore;
  readonly instructors: readonly number[];
  readonly enterprises: readonly number[];
}

/** Those that share an instructor. */
export function sharedCore(problem: InstructorProblem, grain: number | null, otherLoad: number): InstructorCore {
  const { instructors, enterprises } = split(problem, false);
  const total = enterprises.reduce((sum, index) => sum + (problem.enterprises[index]?.load ?? 0), 0);
  const capacities = instructors.map((index) => usableCapacity(Math.min(total, problem.instructors[index]?.capacity ?? 0), grain));
  const core = build(problem, instructors, enterprises, capacities, (_, load) => ({ load, more: 0 }));
  return { core: { ...core, overload: problem.weights.overload, otherLoad }, instructors, enterprises };
}

/** Those with one of their own: places are counted, not loads, and a load above `mean` is in the cost of the pair. */
export function singleCore(problem: InstructorProblem, mean: number): InstructorCore {
  const { instructors, enterprises } = split(problem, true);
  const core = build(
    problem,
    instructors,
    enterprises,
    instructors.map(() => 1),
    (_, load) => ({ load: 1, more: problem.weights.overload * Math.max(0, load - mean) }),
  );
  return { core, instructors, enterprises };
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

function split(problem: InstructorProblem, oneToOne: boolean) {
  const of = (list: readonly { readonly oneToOne: boolean }[]): number[] => {
    return [...list.keys()].filter((index) => list[index]?.oneToOne === oneToOne);
  };
  return { instructors: of(problem.instructors), enterprises: of(problem.enterprises) };
}

function build(
  problem: InstructorProblem,
  instructors: readonly number[],
  enterprises: readonly number[],
  capacities: readonly number[],
  measure: (instructor: number, load: number) => { readonly load: number; readonly more: number },
): AssignmentCore {
  const agents = instructors.length;
  const width = agents + 1;
  const cost = new Float64Array(enterprises.length * width).fill(Number.POSITIVE_INFINITY);
  const load = new Float64Array(enterprises.length * width);
  const { weights } = problem;
  let dearest = 0;
  for (const [job, index] of enterprises.entries()) {
    const enterprise = problem.enterprises[index];
    if (enterprise === undefined) continue;
    const isLost = enterprise.current !== null;
    let farthest = 0;
    for (const [agent, from] of instructors.entries()) {
      const instructor = problem.instructors[from];
      if (instructor === undefined) continue;
      const at = job * width + agent;
      const measured = measure(from, enterprise.load);
      load[at] = measured.load;
      if (!mayGo(problem, instructor, enterprise)) continue;
      const pair = metersApart(instructor, enterprise) + (isLost && enterprise.current !== from ? weights.change : 0) + measured.more;
      cost[at] = pair;
      farthest = Math.max(farthest, pair);
    }
    cost[job * width + agents] = weights.unassigned + (isLost ? weights.change : 0);
    dearest += farthest + 1;
  }
  const complete = problem.complete === true;
  if (complete) {
    const totalLoad = problem.enterprises.reduce((sum, enterprise) => sum + enterprise.load, 0);
    // Leaving one over then never pays, whatever it would save.
    for (let job = 0; job < enterprises.length; job += 1) cost[job * width + agents] = dearest + weights.overload * 2 * totalLoad + 1;
  }
  return {
    agents,
    jobs: enterprises.length,
    cost,
    load,
    capacity: Float64Array.from([...capacities, Number.POSITIVE_INFINITY]),
    complete,
    overload: 0,
    meanAgents: Math.max(1, problem.instructors.length),
    otherLoad: 0,
  };
}
