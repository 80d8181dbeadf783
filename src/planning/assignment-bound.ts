import type { AssignmentCore } from './assignment-core.ts';

/** What a price on the load of each agent proves. */
export interface PricedBound {
  /** No assignment costs less. */
  readonly bound: number;
  /** Of each job the least of cost + price × load over all agents and nobody. */
  readonly least: Float64Array;
}

/**
 * The Lagrangian bound over all pairs (Geoffrion 1974), for any prices ≥ 0 of a unit of load: each job goes where cost and price are
 * least, and each agent takes the load that pays it best.
 *
 * @param mean the mean load is at most this.
 * @param grain all loads are whole multiples of it; null unknown.
 */
export function boundByPrices(core: AssignmentCore, prices: Float64Array, mean: number, grain: number | null): PricedBound {
  const { agents, jobs, cost, load } = core;
  const width = agents + 1;
  const least = new Float64Array(jobs);
  let bound = 0;
  for (let job = 0; job < jobs; job += 1) {
    const row = job * width;
    let best = core.complete ? Number.POSITIVE_INFINITY : (cost[row + agents] ?? 0);
    for (let agent = 0; agent < agents; agent += 1) {
      const priced = (cost[row + agent] ?? 0) + (prices[agent] ?? 0) * (load[row + agent] ?? 0);
      if (priced < best) best = priced;
    }
    least[job] = best;
    bound += best;
  }
  for (let agent = 0; agent < agents; agent += 1) bound += bestLoad(core, agent, prices[agent] ?? 0, mean, grain).value;
  return { bound, least };
}

/** The load that pays an agent best at that price, and what it then costs, ≤ 0. */
function bestLoad(
  core: AssignmentCore,
  agent: number,
  price: number,
  mean: number,
  grain: number | null,
): { readonly load: number; readonly value: number } {
  const capacity = core.capacity[agent] ?? 0;
  let best = { load: 0, value: 0 };
  for (const load of grain === null ? [mean, capacity] : onGrain(mean, capacity, grain)) {
    if (load > capacity) continue;
    const value = core.overload * Math.max(0, load - mean) - price * load;
    if (value < best.value) best = { load, value };
  }
  return best;
}

function onGrain(mean: number, capacity: number, grain: number): number[] {
  const below = Math.floor(mean / grain + 1e-9) * grain;
  return [below, below + grain, Math.floor(capacity / grain + 1e-9) * grain];
}

/**
 * Prices of capacity by subgradient steps (Held, Wolfe & Crowder 1974), where a job's load differs from agent to agent.
 *
 * @param value of an assignment, which sets the length of the steps.
 */
export function pricesBySteps(core: AssignmentCore, value: number, steps: number, isOver: () => boolean): Float64Array {
  const { agents, jobs, cost, load, capacity } = core;
  const width = agents + 1;
  const prices = new Float64Array(agents);
  let best = prices.slice();
  let bestBound = Number.NEGATIVE_INFINITY;
  let pace = 1;
  let since = 0;
  const excess = new Float64Array(agents);
  for (let step = 0; step < steps && !isOver(); step += 1) {
    for (let agent = 0; agent < agents; agent += 1) excess[agent] = -(capacity[agent] ?? 0);
    let bound = 0;
    for (let job = 0; job < jobs; job += 1) {
      const row = job * width;
      let least = core.complete ? Number.POSITIVE_INFINITY : (cost[row + agents] ?? 0);
      let at = agents;
      for (let agent = 0; agent < agents; agent += 1) {
        const priced = (cost[row + agent] ?? 0) + (prices[agent] ?? 0) * (load[row + agent] ?? 0);
        if (priced < least) {
          least = priced;
          at = agent;
        }
      }
      bound += least;
      if (at < agents) excess[at] = (excess[at] ?? 0) + (load[row + at] ?? 0);
    }
    let norm = 0;
    for (let agent = 0; agent < agents; agent += 1) {
      bound -= (prices[agent] ?? 0) * (capacity[agent] ?? 0);
      if ((prices[agent] ?? 0) > 0 || (excess[agent] ?? 0) > 0) norm += (excess[agent] ?? 0) ** 2;
    }
    since += 1;
    if (bound > bestBound) {
      bestBound = bound;
      best = prices.slice();
      since = 0;
    } else if (since > 20) {
      pace /= 2;
      since = 0;
    }
    if (norm === 0 || pace < 1e-4) break;
    const length = (pace * Math.max(1e-6, value - bound)) / norm;
    for (let agent = 0; agent < agents; agent += 1) prices[agent] = Math.max(0, (prices[agent] ?? 0) + length * (excess[agent] ?? 0));
  }
  return best;
}
