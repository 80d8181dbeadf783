import type { AssignmentPlan, GeneralizedAssignmentProblem } from '../model/instructor-problem.ts';
import { optimalityOf, type SolveConflict } from '../model/solve-report.ts';
import type { AssignmentCore } from './assignment-core.ts';
import { leastExtraCapacity } from './assignment-exact.ts';
import { searchAssignment } from './assignment-search.ts';
import type { Solve } from './search.ts';

/** Σ of the profits of the pairs of a plan; a job of nobody brings none. */
function profitOf(problem: GeneralizedAssignmentProblem, plan: AssignmentPlan): number {
  return plan.assigned.reduce<number>((total, agent, job) => total + (agent === null ? 0 : (problem.profit[agent]?.[job] ?? 0)), 0);
}

/**
 * Every job to one agent within capacities, most profit (Ross & Soland 1975): regret, local search, Lagrangian bound, then the
 * mixed-integer program. `work` counts rounds of ruin and recreate.
 */
export const solveGeneralizedAssignment: Solve<GeneralizedAssignmentProblem, AssignmentPlan> = async (problem, search) => {
  const core = coreOf(problem);
  const toPlan = (assigned: Int32Array): AssignmentPlan => ({
    assigned: Array.from(assigned, (agent) => (agent === core.agents ? null : agent)),
  });
  const quiet = { options: search.options, elapsed: () => search.elapsed(), report: () => undefined };
  const answer = await searchAssignment({ core, grain: null, mean: 0 }, quiet, (progress, assigned) => {
    const bound = progress.bound === null ? null : roundedDown(problem, -progress.bound);
    const plan = toPlan(assigned);
    if (plan.assigned.includes(null)) search.report({ ...progress, value: null, bound });
    else search.report({ ...progress, value: profitOf(problem, plan), bound }, plan);
  });
  const plan = toPlan(answer.assigned);
  if (plan.assigned.includes(null)) {
    return { kind: 'infeasible', proved: answer.impossible, conflicts: await conflictsOf(problem, core, search.options.seed, plan) };
  }
  const value = profitOf(problem, plan);
  const bound = Number.isFinite(answer.bound) ? Math.max(value, roundedDown(problem, -answer.bound)) : null;
  const optimality = optimalityOf(value, bound);
  const end = optimality.kind === 'proved' ? 'finished' : answer.end;
  const { seed } = search.options;
  return { kind: 'plan', plan, report: { value, bound, optimality, end, seed, iterations: answer.iterations, seconds: search.elapsed() } };
};

/** Whole profits make whole sums. */
function roundedDown(problem: GeneralizedAssignmentProblem, bound: number): number {
  return problem.profit.every((row) => row.every(Number.isInteger)) ? Math.floor(bound + 1e-6) : bound;
}

function coreOf(problem: GeneralizedAssignmentProblem): AssignmentCore {
  const agents = problem.capacity.length;
  const jobs = problem.profit[0]?.length ?? 0;
  const width = agents + 1;
  const cost = new Float64Array(jobs * width).fill(Number.POSITIVE_INFINITY);
  const load = new Float64Array(jobs * width);
  let range = 1;
  for (let job = 0; job < jobs; job += 1) {
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    for (let agent = 0; agent < agents; agent += 1) {
      const taken = problem.resource[agent]?.[job] ?? 0;
      load[job * width + agent] = taken;
      if (taken > (problem.capacity[agent] ?? 0)) continue;
      const lost = -(problem.profit[agent]?.[job] ?? 0);
      cost[job * width + agent] = lost;
      highest = Math.max(highest, lost);
      lowest = Math.min(lowest, lost);
    }
    if (highest >= lowest) range += highest - lowest;
  }
  const largest = problem.profit.reduce((most, row) => row.reduce((high, profit) => Math.max(high, Math.abs(profit)), most), 0);
  for (let job = 0; job < jobs; job += 1) cost[job * width + agents] = range + largest;
  const capacity = Float64Array.from([...problem.capacity, Number.POSITIVE_INFINITY]);
  return { agents, jobs, cost, load, capacity, complete: true, overload: 0, meanAgents: Math.max(1, agents), otherLoad: 0 };
}

/** `capacity.largest`: jobs that no agent can take; else `capacity`: all capacities together, and the least that would do. */
async function conflictsOf(
  problem: GeneralizedAssignmentProblem,
  core: AssignmentCore,
  seed: number,
  plan: AssignmentPlan,
): Promise<SolveConflict[]> {
  const width = core.agents + 1;
  const homeless = [...Array(core.jobs).keys()].filter((job) => {
    return core.cost.subarray(job * width, job * width + core.agents).every((cost) => cost === Number.POSITIVE_INFINITY);
  });
  if (homeless.length > 0) {
    const lack = homeless.map((job) => {
      const gaps = problem.capacity.map((capacity, agent) => (problem.resource[agent]?.[job] ?? 0) - capacity);
      const agent = gaps.indexOf(Math.min(...gaps));
      return { given: problem.capacity[agent] ?? 0, needed: problem.resource[agent]?.[job] ?? 0, job };
    });
    return lack.map(({ given, needed, job }) => ({ limit: 'capacity.largest', given, needed, units: [job] }));
  }
  const given = problem.capacity.reduce((total, capacity) => total + capacity, 0);
  const extra = core.jobs * core.agents <= 3000 ? await leastExtraCapacity(core, 5, seed) : null;
  const units = [...plan.assigned.keys()].filter((job) => plan.assigned[job] === null);
  return [{ limit: 'capacity', given, needed: extra === null ? null : given + extra, units }];
}
