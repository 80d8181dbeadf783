import type { AssignmentPlan, GeneralizedAssignmentProblem, InstructorProblem } from '../model/instructor-problem.ts';
import { FaultList, isIndex, NO_LIMIT, type PlanCheck } from './check-result.ts';

/** Indices of jobs by agent; `missing` is asked for every job without one. */
function jobsByAgent(
  agents: number,
  jobs: number,
  { assigned }: AssignmentPlan,
  faults: FaultList,
  missing: (job: number) => void,
): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: agents }, () => []);
  if (assigned.length !== jobs) faults.add('shape', [], assigned.length, jobs);
  for (let job = 0; job < jobs; job += 1) {
    const agent = assigned[job] ?? null;
    if (agent === null) missing(job);
    else if (isIndex(agent, agents)) lists[agent]?.push(job);
    else faults.add('shape', [job], agent, agents);
  }
  return lists;
}

/** Metres between an instructor and an enterprise; null where a place is not known. */
function metersOf(problem: InstructorProblem, agent: number, job: number): number | null {
  const from = problem.instructors[agent];
  const to = problem.enterprises[job];
  if (from === undefined || to === undefined || from.x === null || from.y === null || to.x === null || to.y === null) return null;
  return Math.sqrt((from.x - to.x) ** 2 + (from.y - to.y) ** 2);
}

/** Instructors: loads within capacities, pairs within the radius, one-to-one kept. */
export function checkInstructors(problem: InstructorProblem, plan: AssignmentPlan): PlanCheck {
  const faults = new FaultList();
  const { instructors, enterprises, weights } = problem;
  let value = 0;
  const lists = jobsByAgent(instructors.length, enterprises.length, plan, faults, () => {
    value += weights.unassigned;
  });
  const loads = lists.map((jobs, agent) => {
    const load = jobs.reduce((sum, job) => sum + (enterprises[job]?.load ?? 0), 0);
    faults.range([agent], load, NO_LIMIT, ['capacity', instructors[agent]?.capacity ?? null]);
    const alone = jobs.filter((job) => enterprises[job]?.oneToOne === true);
    if (alone.length > 0 && jobs.length > 1) faults.add('one-to-one', jobs, jobs.length, 1);
    if (instructors[agent]?.oneToOne === true && alone.length < jobs.length) faults.add('one-to-one', jobs);
    for (const job of jobs) {
      const meters = metersOf(problem, agent, job) ?? 0;
      faults.range([job], meters, NO_LIMIT, ['radius', problem.radius]);
      value += meters;
    }
    return load;
  });
  enterprises.forEach(({ current }, job) => {
    if (current !== null && plan.assigned[job] !== current) value += weights.change;
  });
  const mean = loads.reduce((sum, load) => sum + load, 0) / Math.max(1, loads.length);
  for (const load of loads) value += weights.overload * Math.max(0, load - mean);
  return faults.result(value);
}

/** Generalized assignment: every job once, within each agent's capacity. */
export function checkGeneralizedAssignment(problem: GeneralizedAssignmentProblem, plan: AssignmentPlan): PlanCheck {
  const faults = new FaultList();
  const jobs = problem.profit[0]?.length ?? 0;
  const lists = jobsByAgent(problem.profit.length, jobs, plan, faults, (job) => faults.add('missing', [job]));
  let profit = 0;
  lists.forEach((list, agent) => {
    const used = list.reduce((sum, job) => sum + (problem.resource[agent]?.[job] ?? 0), 0);
    faults.range([agent], used, NO_LIMIT, ['capacity', problem.capacity[agent] ?? null]);
    profit += list.reduce((sum, job) => sum + (problem.profit[agent]?.[job] ?? 0), 0);
  });
  return faults.result(profit, [-profit]);
}
