import type { SolveEnd, SolveProgress } from '../model/solve-report.ts';
import { boundByPrices, pricesBySteps } from './assignment-bound.ts';
import { fillByRegret, nearestAgents } from './assignment-construct.ts';
import { type AssignmentCore, costOf, leftOver, loadsOf } from './assignment-core.ts';
import { solveExactly } from './assignment-exact.ts';
import { assignUnits } from './assignment-flow.ts';
import { improve, perturb } from './assignment-improve.ts';
import { createState } from './assignment-state.ts';
import { createRandom } from './random.ts';
import { endOf, isOver, type Search } from './search.ts';

export interface AssignmentQuestion {
  readonly core: AssignmentCore;
  /** All loads are whole multiples of it and the same for every agent; null otherwise. */
  readonly grain: number | null;
  /** The mean load is at most this. */
  readonly mean: number;
}

export interface AssignmentAnswer {
  readonly assigned: Int32Array;
  readonly bound: number;
  readonly end: SolveEnd;
  readonly iterations: number;
  /** Proved that no assignment keeps the capacities. */
  readonly impossible: boolean;
}

type Tell = (progress: Omit<SolveProgress, 'value'>, assigned: Int32Array) => void;

/** More units than this are not worth the time of the flow. */
const MOST_UNITS = 40_000;
const NEAREST = 10;

/** Regret, then flow and its rounding, then local search, then the mixed-integer program; each takes over the best of those before. */
export async function searchAssignment(question: AssignmentQuestion, search: Search<never>, tell: Tell): Promise<AssignmentAnswer> {
  const { core, grain, mean } = question;
  const over = (): boolean => isOver(search);
  const all = [...Array(core.jobs).keys()];
  const state = createState(core, new Int32Array(core.jobs).fill(core.agents));
  fillByRegret(state, all, null);
  let best: Int32Array = state.assigned.slice();
  let value = costOf(core, best);
  let bound = Number.NEGATIVE_INFINITY;
  let iterations = 0;
  const take = (assigned: Int32Array, phase: SolveProgress['phase']): void => {
    const cost = costOf(core, assigned);
    if (cost < value) {
      value = cost;
      best = assigned.slice();
    }
    tell({ phase, bound: finite(bound), iterations }, best);
  };
  take(best, 'construct');

  const flowed = grain === null ? null : flowAndRound(core, grain, mean, over);
  if (flowed?.rounded) take(flowed.rounded, 'construct');
  const prices = flowed?.prices ?? pricesBySteps(core, value, 400, over);
  const priced = boundByPrices(core, prices, mean, grain);
  bound = priced.bound;
  const isProved = (): boolean => value - bound <= 5e-7 * Math.max(1, Math.abs(value)) && isWhole(core, best);
  const answer = (end: SolveEnd, impossible = false): AssignmentAnswer => ({ assigned: best, bound, end, iterations, impossible });
  if (core.complete && bound === Number.POSITIVE_INFINITY) return answer('finished', true);
  take(best, 'improve');
  if (isProved()) return answer('finished');

  const around = { near: nearestAgents(core, prices, Math.min(NEAREST, core.agents)), count: Math.min(NEAREST, core.agents) };
  const worked = createState(core, best);
  improve(worked, all, around, over);
  take(worked.assigned, 'improve');
  const random = createRandom(search.options.seed);
  if (core.jobs > 0 && core.agents > 0 && !isProved()) {
    const rounds = search.options.work;
    iterations = perturb(worked, around, prices, random, rounds, over, (_, round) => {
      iterations = round;
      take(worked.assigned, 'improve');
      return isProved();
    });
  }
  if (isProved()) return answer('finished');
  const remaining = search.options.seconds - search.elapsed();
  if (!search.options.prove || remaining <= 0.05) return answer(endOf(search, true));
  const exact = await solveExactly(core, isWhole(core, best) ? best : null, prices, priced, {
    seconds: remaining,
    seed: search.options.seed,
    stop: over,
    watch: (better) => {
      bound = Math.max(bound, better);
      tell({ phase: 'prove', bound: finite(bound), iterations }, best);
    },
  });
  bound = Math.max(bound, exact.bound);
  if (exact.assigned !== null) {
    best = exact.assigned;
    value = costOf(core, best);
  }
  tell({ phase: 'prove', bound: finite(bound), iterations }, best);
  if (exact.status === 'optimal') return answer('finished');
  if (exact.status === 'infeasible') return answer('finished', !isWhole(core, best));
  return answer(exact.status === 'limit' ? 'time' : endOf(search, true));
}

function finite(bound: number): number | null {
  return Number.isFinite(bound) ? bound : null;
}

/** Whether it is an answer: nobody left over where that may not be. */
function isWhole(core: AssignmentCore, assigned: Int32Array): boolean {
  return !core.complete || leftOver(core, assigned) === 0;
}

/** Prices of the load of each agent, as good as can be had quickly. */
export function priceLoads({ core, grain, mean }: AssignmentQuestion, over: () => boolean): Float64Array {
  const flowed = grain === null ? null : flowAndRound(core, grain, mean, over);
  if (flowed !== null) return flowed.prices;
  const state = createState(core, new Int32Array(core.jobs).fill(core.agents));
  fillByRegret(state, [...Array(core.jobs).keys()], null);
  return pricesBySteps(core, costOf(core, state.assigned), 400, over);
}

/** The linear relaxation by flow: its prices, and the assignment made of it by giving every split job to one agent. */
function flowAndRound(core: AssignmentCore, grain: number, mean: number, over: () => boolean) {
  const width = core.agents + 1;
  const units = new Int32Array(core.jobs);
  const unitCost = core.cost.slice();
  let total = 0;
  for (let job = 0; job < core.jobs; job += 1) {
    // A job without load costs no room: one look at it is enough, and regret has given it one.
    const count = Math.round((core.load[job * width] ?? 0) / grain);
    units[job] = count;
    total += count;
    if (core.complete) unitCost[job * width + core.agents] = Number.POSITIVE_INFINITY;
    for (let at = job * width; count > 1 && at < (job + 1) * width; at += 1) unitCost[at] = (unitCost[at] ?? 0) / count;
  }
  if (total > MOST_UNITS) return null;
  const solve = (level: number) =>
    assignUnits(
      {
        agents: core.agents,
        jobs: core.jobs,
        unitCost,
        units,
        marginal: (agent, count) => {
          const load = count * grain;
          if (load + grain > (core.capacity[agent] ?? 0) + 1e-9) return Number.POSITIVE_INFINITY;
          return core.overload * (Math.max(0, load + grain - level) - Math.max(0, load - level));
        },
      },
      over,
    );
  const first = solve(mean);
  const prices = first.prices.map((price) => price / grain);
  let rounded = round(core, first.agentsOf, units, prices);
  // Where jobs stay over, the mean is less than supposed: once more with what it then is.
  for (let again = 0; again < 2 && core.overload > 0 && !over(); again += 1) {
    const loads = loadsOf(core, rounded);
    const real = (core.otherLoad + loads.subarray(0, core.agents).reduce((sum, load) => sum + load, 0)) / core.meanAgents;
    if (real >= mean - 1e-9) break;
    const next = round(core, solve(real).agentsOf, units, prices);
    if (costOf(core, next) < costOf(core, rounded)) rounded = next;
  }
  return { prices, rounded };
}

function round(core: AssignmentCore, agentsOf: readonly (readonly number[])[], units: Int32Array, prices: Float64Array): Int32Array {
  const assigned = new Int32Array(core.jobs).fill(core.agents);
  const open: number[] = [];
  for (const [job, agents] of agentsOf.entries()) {
    const [agent = core.agents] = agents;
    if (units[job] === agents.length && agents.length > 0 && agents.every((other) => other === agent)) assigned[job] = agent;
    else open.push(job);
  }
  const state = createState(core, assigned);
  fillByRegret(state, open, prices);
  return state.assigned;
}
