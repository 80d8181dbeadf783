/**
 * Jobs to agents, least cost, within capacities (Ross & Soland 1975), as the solvers of this folder see it. The agent with index
 * `agents` is nobody: it takes every job that is left over, has no load and no limit.
 */
export interface AssignmentCore {
  readonly agents: number;
  readonly jobs: number;
  /** Row by job, `agents + 1` columns; Infinity where the pair may not be. The last column: what a job left over costs. */
  readonly cost: Float64Array;
  /** As `cost`; the last column is 0. */
  readonly load: Float64Array;
  /** `agents + 1` entries, the last Infinity. */
  readonly capacity: Float64Array;
  /** No job may be left over: the last column of `cost` then only tells a search how bad it is. */
  readonly complete: boolean;
  /** Cost of a unit of load above the mean; above 0 only where a job brings the same load to every agent. */
  readonly overload: number;
  /** The mean is (assigned load + `otherLoad`) / `meanAgents`. */
  readonly meanAgents: number;
  readonly otherLoad: number;
  /** 1 for a job that takes its agent whole: no other job beside it. Only the exact method knows of these. */
  readonly single?: Uint8Array;
}

/** A rounding apart is no difference: loads and capacities are compared with this slack. */
export const SLACK = 1e-9;

export function loadsOf(core: AssignmentCore, assigned: ArrayLike<number>): Float64Array {
  const loads = new Float64Array(core.agents + 1);
  for (let job = 0; job < core.jobs; job += 1) {
    const agent = assigned[job] ?? core.agents;
    loads[agent] = (loads[agent] ?? 0) + (core.load[job * (core.agents + 1) + agent] ?? 0);
  }
  return loads;
}

/** Load above the mean, summed over agents. */
function loadAboveMean(core: AssignmentCore, loads: Float64Array): number {
  let total = core.otherLoad;
  for (let agent = 0; agent < core.agents; agent += 1) total += loads[agent] ?? 0;
  const mean = total / core.meanAgents;
  let above = 0;
  for (let agent = 0; agent < core.agents; agent += 1) above += Math.max(0, (loads[agent] ?? 0) - mean);
  return above;
}

/** What an assignment costs; capacities are not looked at. */
export function costOf(core: AssignmentCore, assigned: ArrayLike<number>): number {
  let cost = 0;
  for (let job = 0; job < core.jobs; job += 1) cost += core.cost[job * (core.agents + 1) + (assigned[job] ?? core.agents)] ?? 0;
  return core.overload === 0 ? cost : cost + core.overload * loadAboveMean(core, loadsOf(core, assigned));
}

export function leftOver(core: AssignmentCore, assigned: ArrayLike<number>): number {
  let count = 0;
  for (let job = 0; job < core.jobs; job += 1) if (assigned[job] === core.agents) count += 1;
  return count;
}
