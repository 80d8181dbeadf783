/**
 * Units of jobs to agents at least cost, where the units of an agent cost more the more it has: a transportation problem with convex
 * costs. Jobs of one unit are assigned whole and exactly; of more, it is the linear relaxation of the assignment.
 */
export interface UnitFlow {
  readonly agents: number;
  readonly jobs: number;
  /** Row by job, `agents + 1` columns, for one unit; the last column: what it costs to leave a unit over. Infinity: may not be. */
  readonly unitCost: Float64Array;
  readonly units: Int32Array;
  /** What one unit more costs an agent that has `count`; never falling in `count`, Infinity at its limit. */
  readonly marginal: (agent: number, count: number) => number;
}

export interface UnitFlowAnswer {
  /** For each job its units' agents, `agents` where left over. */
  readonly agentsOf: readonly (readonly number[])[];
  /** What a unit more at each agent costs all together: the duals of the agents. Any prices give a bound; these the best. */
  readonly prices: Float64Array;
  /** False where `isOver` ended it before the last unit. */
  readonly complete: boolean;
  /** Units for which there was no place at all. */
  readonly stuck: number;
}

/**
 * Successive shortest paths (Edmonds & Karp 1972) over agents alone, one unit of a job at a time: a unit may push another out of its
 * agent, and so on, until one finds room. Time per unit: agents² at worst, mostly far less, as the search ends at the first room.
 */
export function assignUnits(flow: UnitFlow, isOver: () => boolean): UnitFlowAnswer {
  const { agents, jobs, unitCost, units, marginal } = flow;
  const width = agents + 1;
  const prices = new Float64Array(agents);
  const members: number[][] = Array.from({ length: agents }, () => []);
  const left = new Int32Array(jobs);
  // What it costs to push the cheapest unit of one agent to another, or out; and which job that is. Made anew when asked for.
  const push = new Float64Array(agents * width);
  const pushed = new Int32Array(agents * width);
  const isStale = new Uint8Array(agents).fill(1);
  const distance = new Float64Array(agents);
  const from = new Int32Array(agents);
  const isDone = new Uint8Array(agents);

  const refresh = (agent: number): void => {
    const base = agent * width;
    push.fill(Number.POSITIVE_INFINITY, base, base + width);
    for (const job of members[agent] ?? []) {
      const row = job * width;
      const own = unitCost[row + agent] ?? 0;
      for (let to = 0; to < width; to += 1) {
        const cost = (unitCost[row + to] ?? 0) - own;
        if (cost < (push[base + to] ?? 0)) {
          push[base + to] = cost;
          pushed[base + to] = job;
        }
      }
    }
    isStale[agent] = 0;
  };

  let stuck = 0;
  let placed = 0;
  const place = (job: number): void => {
    const row = job * width;
    let lowest = unitCost[row + agents] ?? Number.POSITIVE_INFINITY;
    for (let agent = 0; agent < agents; agent += 1) lowest = Math.min(lowest, (unitCost[row + agent] ?? 0) + (prices[agent] ?? 0));
    if (lowest === Number.POSITIVE_INFINITY) {
      stuck += 1;
      return;
    }
    for (let agent = 0; agent < agents; agent += 1) {
      distance[agent] = (unitCost[row + agent] ?? 0) + (prices[agent] ?? 0) - lowest;
      from[agent] = -1;
    }
    isDone.fill(0);
    let end = (unitCost[row + agents] ?? Number.POSITIVE_INFINITY) - lowest;
    let endAgent = -1;
    let endLeaves = true;
    for (;;) {
      let agent = -1;
      let near = end;
      for (let at = 0; at < agents; at += 1) {
        if (isDone[at] === 0 && (distance[at] ?? 0) < near) {
          near = distance[at] ?? 0;
          agent = at;
        }
      }
      if (agent < 0) break;
      isDone[agent] = 1;
      const price = prices[agent] ?? 0;
      const room = near + Math.max(0, marginal(agent, members[agent]?.length ?? 0) - price);
      if (room < end) {
        end = room;
        endAgent = agent;
        endLeaves = false;
        if (room <= near) break;
      }
      if (isStale[agent] === 1) refresh(agent);
      const base = agent * width;
      const out = near + Math.max(0, (push[base + agents] ?? 0) - price);
      if (out < end) {
        end = out;
        endAgent = agent;
        endLeaves = true;
      }
      for (let to = 0; to < agents; to += 1) {
        if (isDone[to] === 1) continue;
        const through = near + Math.max(0, (push[base + to] ?? 0) + (prices[to] ?? 0) - price);
        if (through < (distance[to] ?? 0)) {
          distance[to] = through;
          from[to] = agent;
        }
      }
    }
    if (end === Number.POSITIVE_INFINITY) {
      stuck += 1;
      return;
    }
    for (let agent = 0; agent < agents; agent += 1) {
      const ahead = end - (distance[agent] ?? 0);
      if (ahead > 0) prices[agent] = (prices[agent] ?? 0) + ahead;
    }
    // Back along the path: what is pushed out of an agent goes to the next one.
    let to = endAgent;
    if (endLeaves) {
      const leaver = endAgent < 0 ? job : (pushed[endAgent * width + agents] ?? 0);
      left[leaver] = (left[leaver] ?? 0) + 1;
      if (endAgent < 0) return;
      remove(members[endAgent], leaver);
      isStale[endAgent] = 1;
    }
    for (;;) {
      const before = from[to] ?? -1;
      isStale[to] = 1;
      if (before < 0) {
        members[to]?.push(job);
        return;
      }
      const moved = pushed[before * width + to] ?? 0;
      remove(members[before], moved);
      members[to]?.push(moved);
      to = before;
    }
  };

  let complete = true;
  outer: for (let job = 0; job < jobs; job += 1) {
    for (let unit = units[job] ?? 0; unit > 0; unit -= 1) {
      if ((placed & 15) === 0 && isOver()) {
        complete = false;
        break outer;
      }
      place(job);
      placed += 1;
    }
  }
  const agentsOf: number[][] = Array.from({ length: jobs }, (_, job) => new Array<number>(left[job] ?? 0).fill(agents));
  for (const [agent, list] of members.entries()) for (const job of list) agentsOf[job]?.push(agent);
  return { agentsOf, prices, complete, stuck };
}

function remove(list: number[] | undefined, job: number): void {
  if (list === undefined) return;
  const at = list.indexOf(job);
  const last = list.pop();
  if (at < list.length && last !== undefined) list[at] = last;
}
