import { boundByPrices } from './assignment-bound.ts';
import { assignUnits } from './assignment-flow.ts';
import type { InstructorCore } from './instructor-cores.ts';
import { createPicker, type Picker, pickJobs } from './instructor-pick.ts';

/** Which instructors go to one enterprise alone. */
export interface Dedication {
  /** For each enterprise of the single core its instructor in that core, `agents` for nobody. */
  readonly assigned: Int32Array;
  /** Indices, in the problem, of instructors that could be shared and are not. */
  readonly dedicated: ReadonlySet<number>;
}

/** The multipliers of a Lagrangian bound and what they prove. */
export interface DedicationBound {
  /** No plan of the whole problem costs less. */
  readonly bound: number;
  /** For each enterprise of the shared core what it is worth to have it assigned. */
  readonly least: Float64Array;
  /** For each instructor of the shared core the price of a unit of its load: cost + price × load − `least` is a reduced cost. */
  readonly prices: Float64Array;
  /** For each instructor of the single core what it costs the others to dedicate it. */
  readonly charges: readonly number[];
  /** Dedications met on the way, the one of the best bound first. */
  readonly met: readonly Dedication[];
}

export interface DedicationStart {
  /** Multipliers to begin with, as `DedicationBound.least`. */
  readonly least: Float64Array;
  /** The mean load is at most this. */
  readonly mean: number;
  /** Of a plan, which sets the length of the steps; null where none is known. */
  readonly value: number | null;
  readonly steps: number;
}

const KEPT = 6;
/** Steps in which the bound must have gained a hundred-thousandth, or they end. */
const STALL = 40;
/** Looks at pairs in all, so that large problems have fewer steps. */
const MOST_LOOKS = 2e8;

/**
 * An instructor is shared or goes to one enterprise alone. With the assignment of every enterprise that shares relaxed (Ross & Soland
 * 1975), each instructor picks what is worth most to it, and who goes alone is an assignment again: to dedicate one costs what its
 * picks are worth. Subgradient steps on the worth of enterprises (Held, Wolfe & Crowder 1974).
 */
export function boundDedications(
  shared: InstructorCore,
  single: InstructorCore,
  start: DedicationStart,
  isOver: () => boolean,
): DedicationBound {
  const { core } = shared;
  const width = core.agents + 1;
  const size = core.jobs * core.agents + single.core.jobs * single.core.agents ** 2;
  const steps = Math.max(10, Math.min(start.steps, Math.floor(MOST_LOOKS / Math.max(1, size))));
  const met = new Map<string, { readonly dedication: Dedication; readonly bound: number }>();
  const picker = createPicker(core, start.mean);
  let least = start.least.slice();
  let best = look(picker, shared, single, least, isOver);
  let seen = best;
  let pace = 1;
  let since = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (let step = 0; ; step += 1) {
    if (step % STALL === STALL - 1) {
      if (best.bound - before < 1e-5 * Math.abs(best.bound)) break;
      before = best.bound;
    }
    const key = [...seen.dedication.dedicated].join(',');
    if ((met.get(key)?.bound ?? Number.NEGATIVE_INFINITY) < seen.bound) met.set(key, { dedication: seen.dedication, bound: seen.bound });
    const norm = seen.lack.reduce((sum, lack) => sum + lack * lack, 0);
    if (norm < 1e-12 || step >= steps || pace < 1e-3 || isOver()) break;
    const target = start.value ?? seen.bound + 0.01 * Math.abs(seen.bound);
    const length = (pace * Math.max(1e-6, target - seen.bound)) / norm;
    least = least.map((worth, job) => {
      const leave = core.complete ? Number.POSITIVE_INFINITY : (core.cost[job * width + core.agents] ?? 0);
      return Math.min(leave, worth + length * (seen.lack[job] ?? 0));
    });
    seen = look(picker, shared, single, least, isOver);
    since += 1;
    if (seen.bound > best.bound) {
      best = seen;
      since = 0;
    } else if (since > 8) {
      pace *= 0.6;
      since = 0;
      least = best.least.slice();
      seen = best;
    }
  }
  const list = [...met.values()].sort((a, b) => b.bound - a.bound).slice(0, KEPT);
  return { ...best, met: list.map(({ dedication }) => dedication) };
}

/** What these multipliers prove, and how much of each enterprise is lacking in the picks. */
function look(picker: Picker, shared: InstructorCore, single: InstructorCore, least: Float64Array, isOver: () => boolean) {
  const { core } = shared;
  const prices = new Float64Array(core.agents);
  const picks = shared.instructors.map((_, agent) => pickJobs(picker, agent, least));
  let bound = least.reduce((sum, worth) => sum + worth, 0);
  const charges = new Array<number>(single.instructors.length).fill(0);
  for (const [agent, pick] of picks.entries()) {
    bound += pick.value;
    prices[agent] = pick.price;
    charges[shared.instructors[agent] ?? 0] = -pick.value;
  }
  const chosen = assignSingles(single, charges, isOver);
  const dedicated = new Set<number>();
  const shareable = new Set(shared.instructors);
  for (const agent of chosen.assigned) if (shareable.has(agent)) dedicated.add(agent);
  const lack = new Float64Array(core.jobs).fill(1);
  for (const [agent, pick] of picks.entries()) {
    if (dedicated.has(shared.instructors[agent] ?? -1)) continue;
    for (const { job, part } of pick.jobs) lack[job] = (lack[job] ?? 0) - part;
  }
  const width = core.agents + 1;
  for (let job = 0; job < core.jobs; job += 1) {
    // Worth as much as leaving it over: then it may be left over, and nothing is lacking.
    const leave = core.complete ? Number.POSITIVE_INFINITY : (core.cost[job * width + core.agents] ?? 0);
    if ((least[job] ?? 0) >= leave && (lack[job] ?? 0) > 0) lack[job] = 0;
  }
  return { bound: bound + chosen.bound, least, prices, charges, lack, dedication: { assigned: chosen.assigned, dedicated } };
}

/** Least cost of enterprises that need one to themselves, where to take an instructor costs its charge; and what it proves. */
export function assignSingles(
  single: InstructorCore,
  charges: readonly number[],
  isOver: () => boolean,
): { readonly assigned: Int32Array; readonly bound: number } {
  const { core } = single;
  const width = core.agents + 1;
  const cost = core.cost.slice();
  for (let job = 0; job < core.jobs; job += 1) {
    for (const [agent, charge] of charges.entries()) cost[job * width + agent] = (cost[job * width + agent] ?? 0) + charge;
  }
  const highest = charges.reduce((most, charge) => Math.max(most, charge), 0);
  if (core.complete) {
    for (let job = 0; job < core.jobs; job += 1)
      cost[job * width + core.agents] = (cost[job * width + core.agents] ?? 0) + highest * core.jobs;
  }
  const flow = assignUnits(
    {
      agents: core.agents,
      jobs: core.jobs,
      unitCost: cost,
      units: new Int32Array(core.jobs).fill(1),
      marginal: (_, count) => (count === 0 ? 0 : Number.POSITIVE_INFINITY),
    },
    isOver,
  );
  const assigned = Int32Array.from(flow.agentsOf, ([agent = core.agents]) => agent);
  return { assigned, bound: boundByPrices({ ...core, cost }, flow.prices, 1, 1).bound };
}
