import { fillByRegret } from './assignment-construct.ts';
import { SLACK } from './assignment-core.ts';
import { type AssignmentState, fits, move, overloadChange, restore, stateCost } from './assignment-state.ts';
import type { Random } from './random.ts';

/** What a search looks at: for each job its nearest agents. */
export interface Neighbourhood {
  readonly near: Int32Array;
  readonly count: number;
}

const GAIN = -1e-7;

/**
 * Shifts a job, swaps two, or moves one in, the other on to a third agent (Yagiura, Ibaraki & Glover 2004), as long as any of these
 * gains. Jobs of nobody take part like all others.
 *
 * @param jobs where to begin; others follow as they are touched.
 */
export function improve(state: AssignmentState, jobs: readonly number[], around: Neighbourhood, isOver: () => boolean): void {
  const queue = [...jobs];
  const isWaiting = new Uint8Array(state.core.jobs);
  for (const job of queue) isWaiting[job] = 1;
  for (let at = 0; at < queue.length; at += 1) {
    if ((at & 31) === 0 && isOver()) return;
    const job = queue[at] ?? 0;
    isWaiting[job] = 0;
    const touched = improveOne(state, job, around);
    for (const other of touched) {
      if (isWaiting[other] === 1) continue;
      isWaiting[other] = 1;
      queue.push(other);
    }
  }
}

interface Best {
  gain: number;
  to: number;
  other: number;
  otherTo: number;
}

/** @returns jobs that have moved. */
function improveOne(state: AssignmentState, job: number, around: Neighbourhood): readonly number[] {
  const { core } = state;
  const nobody = core.agents;
  const row = job * (nobody + 1);
  const from = state.assigned[job] ?? nobody;
  const own = core.cost[row + from] ?? 0;
  const freed = core.load[row + from] ?? 0;
  const best: Best = { gain: GAIN, to: -1, other: -1, otherTo: -1 };
  for (let at = 0; at <= around.count; at += 1) {
    const to = at === around.count ? nobody : (around.near[job * around.count + at] ?? -1);
    if (to < 0 || to === from) continue;
    const step = (core.cost[row + to] ?? 0) - own;
    const brought = core.load[row + to] ?? 0;
    if (fits(state, to, brought)) {
      const gain = step + overloadChange(state, from, -freed, to, brought);
      if (gain < best.gain) Object.assign(best, { gain, to, other: -1 });
    }
    if (to === nobody) continue;
    for (const other of state.members[to] ?? []) pushOut(state, { job, from, to, step, freed, brought }, other, around, best);
  }
  if (best.to < 0) return [];
  move(state, job, best.to);
  if (best.other < 0) return [job];
  move(state, best.other, best.otherTo);
  return [job, best.other];
}

interface Step {
  readonly job: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly freed: number;
  readonly brought: number;
}

/** The job goes in, the other out: to where the job came from, to nobody, or to a third. */
function pushOut(state: AssignmentState, way: Step, other: number, around: Neighbourhood, best: Best): void {
  const { core } = state;
  const nobody = core.agents;
  const row = other * (nobody + 1);
  const { from, to } = way;
  const given = core.load[row + to] ?? 0;
  if (!fits(state, to, way.brought - given)) return;
  const before = way.step - (core.cost[row + to] ?? 0);
  const back = core.load[row + from] ?? 0;
  const swap = before + (core.cost[row + from] ?? 0);
  // Nothing gained from loads can make up for more than this.
  const most = core.overload * 2 * (way.brought + given + way.freed + back);
  if (swap - most < best.gain && fits(state, from, back - way.freed)) {
    const gain = swap + overloadChange(state, from, back - way.freed, to, way.brought - given);
    if (gain < best.gain) Object.assign(best, { gain, to, other, otherTo: from });
  }
  for (let at = 0; at <= around.count; at += 1) {
    const on = at === around.count ? nobody : (around.near[other * around.count + at] ?? -1);
    if (on < 0 || on === from || on === to) continue;
    const chain = before + (core.cost[row + on] ?? 0);
    if (chain - most >= best.gain) continue;
    const load = core.load[row + on] ?? 0;
    if (!fits(state, on, load)) continue;
    const gain = chain + overloadChange(state, from, -way.freed, to, way.brought - given, on, load);
    if (gain < best.gain) Object.assign(best, { gain, to, other, otherTo: on });
  }
}

/**
 * Takes the jobs of a few agents out, fills them in anew and improves, as often as `rounds` says (ruin and recreate, Schrimpf et al.
 * 2000); a round that has made it worse is taken back.
 *
 * @param watch told of each better value, with the rounds done.
 * @returns rounds done.
 */
export function perturb(
  state: AssignmentState,
  around: Neighbourhood,
  prices: Float64Array | null,
  random: Random,
  rounds: number,
  isOver: () => boolean,
  watch: (value: number, round: number) => boolean,
): number {
  const { core } = state;
  let kept = state.assigned.slice();
  let value = stateCost(state);
  const noisy = new Float64Array(core.agents);
  for (let round = 0; round < rounds; round += 1) {
    if (isOver()) return round;
    const taken = takeOut(state, around, random);
    for (let agent = 0; agent < core.agents; agent += 1) noisy[agent] = (prices?.[agent] ?? 0) * (0.7 + 0.6 * random.next());
    fillByRegret(state, taken, noisy);
    improve(state, taken, around, isOver);
    const now = stateCost(state);
    if (now > value + SLACK) {
      restore(state, kept);
      continue;
    }
    kept = state.assigned.slice();
    if (now < value - 1e-7) {
      value = now;
      if (watch(value, round + 1)) return round + 1;
    }
  }
  return rounds;
}

/** Half the jobs of up to three agents that have to do with each other, and those of nobody that could go there. */
function takeOut(state: AssignmentState, around: Neighbourhood, random: Random): number[] {
  const { core } = state;
  const nobody = core.agents;
  const seed = random.below(core.jobs);
  const agents = new Set<number>();
  const own = state.assigned[seed] ?? nobody;
  if (own < nobody) agents.add(own);
  for (let pick = 0; pick < 8 && agents.size < 3; pick += 1) {
    const agent = around.near[seed * around.count + random.below(around.count)] ?? -1;
    if (agent >= 0) agents.add(agent);
  }
  const taken: number[] = [];
  for (const agent of agents) for (const job of state.members[agent] ?? []) if (random.next() < 0.5) taken.push(job);
  const waiting = state.members[nobody] ?? [];
  for (let pick = 0; pick < Math.min(10, waiting.length); pick += 1) {
    const job = waiting[random.below(waiting.length)] ?? 0;
    if (!taken.includes(job)) taken.push(job);
  }
  for (const job of taken) if (state.assigned[job] !== nobody) move(state, job, nobody);
  return taken;
}
