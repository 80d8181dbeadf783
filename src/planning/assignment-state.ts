import { type AssignmentCore, costOf, SLACK } from './assignment-core.ts';

/** An assignment while it is worked on. */
export interface AssignmentState {
  readonly core: AssignmentCore;
  /** For each job its agent, `agents` for nobody. */
  readonly assigned: Int32Array;
  readonly loads: Float64Array;
  /** Jobs of each agent and of nobody, in no order. */
  readonly members: readonly number[][];
  /** Where a job stands in its list. */
  readonly place: Int32Array;
  /** Load of all agents together. */
  totalLoad: number;
}

export function createState(core: AssignmentCore, assigned: ArrayLike<number>): AssignmentState {
  const state: AssignmentState = {
    core,
    assigned: new Int32Array(core.jobs),
    loads: new Float64Array(core.agents + 1),
    members: Array.from({ length: core.agents + 1 }, () => []),
    place: new Int32Array(core.jobs),
    totalLoad: 0,
  };
  restore(state, assigned);
  return state;
}

export function restore(state: AssignmentState, assigned: ArrayLike<number>): void {
  state.loads.fill(0);
  state.totalLoad = 0;
  for (const list of state.members) list.length = 0;
  for (let job = 0; job < state.core.jobs; job += 1) put(state, job, assigned[job] ?? state.core.agents);
}

export function stateCost(state: AssignmentState): number {
  return costOf(state.core, state.assigned);
}

export function move(state: AssignmentState, job: number, to: number): void {
  const agent = state.assigned[job] ?? 0;
  const list = state.members[agent];
  const last = list?.pop();
  const at = state.place[job] ?? 0;
  if (list !== undefined && last !== undefined && last !== job) {
    list[at] = last;
    state.place[last] = at;
  }
  const freed = state.core.load[job * (state.core.agents + 1) + agent] ?? 0;
  state.loads[agent] = (state.loads[agent] ?? 0) - freed;
  state.totalLoad -= freed;
  put(state, job, to);
}

function put(state: AssignmentState, job: number, agent: number): void {
  const list = state.members[agent];
  state.assigned[job] = agent;
  state.place[job] = list?.length ?? 0;
  list?.push(job);
  const brought = state.core.load[job * (state.core.agents + 1) + agent] ?? 0;
  state.loads[agent] = (state.loads[agent] ?? 0) + brought;
  state.totalLoad += brought;
}

/** Whether an agent keeps its capacity with that much more. */
export function fits(state: AssignmentState, agent: number, more: number): boolean {
  return (state.loads[agent] ?? 0) + more <= (state.core.capacity[agent] ?? 0) + SLACK;
}

/** Change of the cost of loads above the mean if up to three different agents take that much more or less. */
export function overloadChange(state: AssignmentState, a: number, da: number, b: number, db: number, c = -1, dc = 0): number {
  const { core, loads } = state;
  if (core.overload === 0) return 0;
  const total = core.otherLoad + state.totalLoad;
  const mean = total / core.meanAgents;
  const nobody = core.agents;
  const more = (a < nobody ? da : 0) + (b < nobody ? db : 0) + (c >= 0 && c < nobody ? dc : 0);
  let change = 0;
  if (Math.abs(more) <= SLACK) {
    if (a < nobody) change += aboveBy(loads[a] ?? 0, da, mean, mean);
    if (b < nobody) change += aboveBy(loads[b] ?? 0, db, mean, mean);
    if (c >= 0 && c < nobody) change += aboveBy(loads[c] ?? 0, dc, mean, mean);
  } else {
    const newMean = (total + more) / core.meanAgents;
    for (let agent = 0; agent < nobody; agent += 1) {
      change += aboveBy(loads[agent] ?? 0, agent === a ? da : agent === b ? db : agent === c ? dc : 0, mean, newMean);
    }
  }
  return core.overload * change;
}

function aboveBy(load: number, more: number, mean: number, newMean: number): number {
  return Math.max(0, load + more - newMean) - Math.max(0, load - mean);
}
