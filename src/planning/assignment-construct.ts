import { type AssignmentCore, SLACK } from './assignment-core.ts';
import { type AssignmentState, fits, move } from './assignment-state.ts';

/**
 * Gives the jobs of nobody among `jobs` to agents, the one first that would lose most by coming second (regret, Martello & Toth 1981).
 *
 * @param prices added to the cost of each unit of load, so that scarce agents are kept for those who need them; null none.
 */
export function fillByRegret(state: AssignmentState, jobs: readonly number[], prices: Float64Array | null): void {
  const { core } = state;
  const best = new Map<number, Choice>();
  const waiting = jobs.filter((job) => state.assigned[job] === core.agents);
  for (const job of waiting) best.set(job, choose(state, job, prices));
  const queue = waiting.map((job) => ({ job, regret: best.get(job)?.regret ?? 0 }));
  queue.sort((a, b) => b.regret - a.regret || a.job - b.job);
  // A regret is made anew only once the first choice is full: that of the others has changed little.
  for (let at = 0; at < queue.length; at += 1) {
    const job = queue[at]?.job ?? 0;
    const choice = choose(state, job, prices);
    if (choice.agent === core.agents) continue;
    const next = queue[at + 1];
    if (best.get(job)?.agent !== choice.agent && next !== undefined && choice.regret < next.regret) {
      best.set(job, choice);
      insert(queue, at + 1, { job, regret: choice.regret });
      continue;
    }
    move(state, job, choice.agent);
  }
}

interface Choice {
  readonly agent: number;
  readonly regret: number;
}

function choose(state: AssignmentState, job: number, prices: Float64Array | null): Choice {
  const { core } = state;
  const row = job * (core.agents + 1);
  const leave = core.cost[row + core.agents] ?? 0;
  let agent = core.agents;
  let first = leave;
  let second = leave;
  for (let at = 0; at < core.agents; at += 1) {
    const load = core.load[row + at] ?? 0;
    const cost = (core.cost[row + at] ?? 0) + (prices === null ? 0 : (prices[at] ?? 0) * load);
    if (cost >= second || !fits(state, at, load)) continue;
    if (cost < first) {
      second = first;
      first = cost;
      agent = at;
    } else second = cost;
  }
  return { agent, regret: second - first };
}

function insert(queue: { job: number; regret: number }[], from: number, entry: { job: number; regret: number }): void {
  let low = from;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((queue[middle]?.regret ?? 0) >= entry.regret) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, entry);
}

/** For each job its `count` nearest agents by cost and price of load, those that may be, in turn; −1 fills up. */
export function nearestAgents(core: AssignmentCore, prices: Float64Array | null, count: number): Int32Array {
  const near = new Int32Array(core.jobs * count).fill(-1);
  const costs = new Float64Array(count);
  for (let job = 0; job < core.jobs; job += 1) {
    const row = job * (core.agents + 1);
    let known = 0;
    for (let agent = 0; agent < core.agents; agent += 1) {
      const load = core.load[row + agent] ?? 0;
      if (load > (core.capacity[agent] ?? 0) + SLACK) continue;
      const cost = (core.cost[row + agent] ?? 0) + (prices === null ? 0 : (prices[agent] ?? 0) * load);
      if (cost === Number.POSITIVE_INFINITY || (known === count && cost >= (costs[count - 1] ?? 0))) continue;
      let at = known < count ? known++ : count - 1;
      for (; at > 0 && (costs[at - 1] ?? 0) > cost; at -= 1) {
        costs[at] = costs[at - 1] ?? 0;
        near[job * count + at] = near[job * count + at - 1] ?? -1;
      }
      costs[at] = cost;
      near[job * count + at] = agent;
    }
  }
  return near;
}
