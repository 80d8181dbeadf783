import { type AssignmentCore, SLACK } from './assignment-core.ts';

/** What an agent would pick at the worth of jobs, and what that is to it. */
export interface Pick {
  /** Cost less worth, ≤ 0. */
  readonly value: number;
  /** What a unit of load more would be worth to it. */
  readonly price: number;
  readonly jobs: readonly { readonly job: number; readonly part: number }[];
}

interface Offer {
  readonly job: number;
  readonly gain: number;
  readonly load: number;
}

/** A shared core seen from its agents: a job brings the same load to each. */
export interface Picker {
  readonly core: AssignmentCore;
  /** Row by agent: the steps read all jobs of an agent, one after the other. */
  readonly cost: Float64Array;
  /** By job. */
  readonly load: Float64Array;
  readonly mean: number;
}

export function createPicker(core: AssignmentCore, mean: number): Picker {
  const width = core.agents + 1;
  const cost = new Float64Array(core.agents * core.jobs);
  const load = new Float64Array(core.jobs);
  for (let job = 0; job < core.jobs; job += 1) {
    load[job] = core.load[job * width] ?? 0;
    for (let agent = 0; agent < core.agents; agent += 1) {
      const fits = (core.load[job * width + agent] ?? 0) <= (core.capacity[agent] ?? 0) + SLACK;
      cost[agent * core.jobs + job] = fits ? (core.cost[job * width + agent] ?? 0) : Number.POSITIVE_INFINITY;
    }
  }
  return { core, cost, load, mean };
}

/**
 * Jobs of most worth within the capacity and with load above the mean at its cost: exact where all loads are the same, else with one job
 * or two in part (Dantzig 1957), which costs no more.
 */
export function pickJobs({ core, cost, load, mean }: Picker, agent: number, worth: Float64Array): Pick {
  const capacity = core.capacity[agent] ?? 0;
  const offers: Offer[] = [];
  const row = agent * core.jobs;
  for (let job = 0; job < core.jobs; job += 1) {
    const gain = (cost[row + job] ?? 0) - (worth[job] ?? 0);
    if (gain < 0) offers.push({ job, gain, load: load[job] ?? 0 });
  }
  const [first] = offers;
  if (first === undefined) return { value: 0, price: 0, jobs: [] };
  const isEven = first.load > 0 && offers.every((offer) => offer.load === first.load);
  return isEven ? pickWhole(core, capacity, mean, offers, first.load) : pickParts(core, capacity, mean, offers);
}

function pickWhole(core: AssignmentCore, capacity: number, mean: number, offers: Offer[], load: number): Pick {
  offers.sort((a, b) => a.gain - b.gain || a.job - b.job);
  const places = Math.floor(capacity / load + SLACK);
  const above = (count: number): number => core.overload * Math.max(0, count * load - mean);
  const jobs: { job: number; part: number }[] = [];
  let value = 0;
  let last = 0;
  for (const { job, gain } of offers) {
    const count = jobs.length;
    if (count >= places || gain + above(count + 1) - above(count) >= 0) break;
    value += gain + above(count + 1) - above(count);
    last = gain;
    jobs.push({ job, part: 1 });
  }
  if (jobs.length === 0) return { value: 0, price: places === 0 ? 0 : (above(1) - above(0)) / load, jobs };
  // One more would either come beside these or take the place of the last.
  const beside = jobs.length >= places ? Number.POSITIVE_INFINITY : above(jobs.length + 1) - above(jobs.length);
  return { value, price: Math.max(0, Math.min(beside, -last)) / load, jobs };
}

function pickParts(core: AssignmentCore, capacity: number, mean: number, offers: Offer[]): Pick {
  const rate = ({ gain, load }: Offer): number => (load === 0 ? Number.NEGATIVE_INFINITY : gain / load);
  offers.sort((a, b) => rate(a) - rate(b) || a.job - b.job);
  const jobs: { job: number; part: number }[] = [];
  let value = 0;
  let taken = 0;
  let price = 0;
  for (const offer of offers) {
    if (offer.load === 0) {
      value += offer.gain;
      jobs.push({ job: offer.job, part: 1 });
      continue;
    }
    const each = rate(offer);
    // Below the mean load is free, above it costs.
    const free = Math.max(0, Math.min(offer.load, mean - taken, capacity - taken));
    const dear = each + core.overload < 0 ? Math.max(0, Math.min(offer.load - free, capacity - taken - free)) : 0;
    if (free + dear <= 0) break;
    value += each * (free + dear) + core.overload * dear;
    taken += free + dear;
    jobs.push({ job: offer.job, part: (free + dear) / offer.load });
    const isFull = taken >= capacity - SLACK;
    price = isFull ? -each : taken >= mean - SLACK ? Math.min(core.overload, -each) : 0;
    if (isFull || free + dear < offer.load) break;
  }
  return { value, price, jobs };
}
