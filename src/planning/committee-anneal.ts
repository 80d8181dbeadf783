import { neighboursOf } from './committee-construct.ts';
import { regroup } from './committee-split.ts';
import type { CommitteeState } from './committee-state.ts';
import type { Random } from './random.ts';

export interface AnnealOptions {
  readonly moves: number;
  readonly random: Random;
  /** 1 begins hot, less begins near where it is. */
  readonly heat: number;
  /** Whether cost counts, or only that the bounds are kept: then the first grouping that keeps them ends it. */
  readonly isFeasibilityOnly: boolean;
  readonly isOver: () => boolean;
  /** Told of each better grouping that keeps all bounds. */
  readonly found: (labels: Int32Array, cost: number) => void;
}

/** Moves between two looks at the clock and at the weight of the bounds. */
const STRIDE = 512;
const SWAP_SHARE = 0.25;

/** In shares of a mean group: so much beyond the bounds is taken on lightly while only the bounds are sought. */
const MENDING_HEAT = 0.1;
/** Of the moves that only seek to keep the bounds: how many begin at a group that does not (as WalkSAT picks a broken clause, Selman et al. 1994). */
const MENDING_SHARE = 0.7;

/**
 * Shifts and swaps of atoms between touching groups and regroupings, by simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983); what is
 * beyond the bounds is paid for, and dearer the longer it lasts (strategic oscillation, Glover 1977).
 */
export function anneal(state: CommitteeState, options: AnnealOptions): number {
  const { random, isFeasibilityOnly } = options;
  const { model } = state;
  const typical = Math.max(1e-9, state.cost / Math.max(1, state.groupCount));
  const priceOfCost = isFeasibilityOnly ? 1e-3 / typical : 1;
  let breachPrice = isFeasibilityOnly ? 1 : 2 * typical;
  const floorPrice = breachPrice / 8;
  const start = isFeasibilityOnly ? MENDING_HEAT : 0.15 * typical * options.heat;
  const cooling = 1e-3 / Math.max(1e-3, options.heat) ** 0.5;
  const regroupEvery = Math.max(12, Math.round((4 * model.unitCount) / state.groupCount));
  let best = Number.POSITIVE_INFINITY;
  let heat = start;
  const keepBest = (): void => {
    if (state.broken.length > 0 || state.cost >= best - 1e-9 * Math.max(1, best === Number.POSITIVE_INFINITY ? 1 : best)) return;
    best = state.cost;
    options.found(state.labels, best);
  };
  const accepts = (change: number): boolean => change <= 0 || (heat > 0 && random.next() < Math.exp(-change / heat));
  keepBest();
  let done = 0;
  let unkept = 0;
  for (; done < options.moves; done += 1) {
    if (done % STRIDE === 0) {
      if (options.isOver() || (isFeasibilityOnly && best < Number.POSITIVE_INFINITY)) break;
      // Prices and heat that change lead a search for any grouping at all into dead ends.
      if (!isFeasibilityOnly) {
        heat = start * cooling ** (done / options.moves);
        unkept = state.broken.length > 0 ? Math.max(1, unkept + 1) : Math.min(-1, unkept - 1);
        if (unkept > 3) breachPrice *= 1.25;
        else if (unkept < -3) breachPrice = Math.max(floorPrice, breachPrice * 0.9);
      }
    }
    if (done % regroupEvery === 0) {
      const [cost, breach] = [state.cost, state.breach];
      const change = regroup(state, random);
      if (change !== null) {
        if (accepts((state.cost - cost) * priceOfCost + (state.breach - breach) * breachPrice)) keepBest();
        else change.undo();
      }
      continue;
    }
    const isMending = isFeasibilityOnly && random.next() < MENDING_SHARE;
    const [atom, target] = isMending ? mendingMove(state, random) : anyMove(state, random);
    const source = state.labels[atom] ?? 0;
    if (source === target || !state.mayEnter(atom, target)) continue;
    if (random.next() < SWAP_SHARE) {
      if (trySwap(state, atom, source, target, random, (cost, breach) => accepts(cost * priceOfCost + breach * breachPrice))) keepBest();
      continue;
    }
    if ((state.atomCounts[source] ?? 0) < 2 || model.classOf.has(atom)) continue;
    state.weigh(atom, target);
    if (!accepts(state.costChange * priceOfCost + state.breachChange * breachPrice) || !state.mayLeave(atom)) continue;
    state.move(atom, target);
    keepBest();
  }
  return done;
}

/** @returns an atom and the group it might move to; its own group where there is no such move. */
function anyMove({ model, labels }: CommitteeState, random: Random): readonly [atom: number, target: number] {
  const atom = random.below(model.atomCount);
  const neighbours = neighboursOf(model, atom);
  return [atom, labels[neighbours[random.below(Math.max(1, neighbours.length))] ?? atom] ?? 0];
}

/** A move over the border of a broken group, out of it where it has too much, into it where it has too little. */
function mendingMove(state: CommitteeState, random: Random): readonly [atom: number, target: number] {
  const { model, labels, broken } = state;
  const group = broken[random.below(Math.max(1, broken.length))];
  if (group === undefined) return anyMove(state, random);
  const members = state.members[group] ?? [];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const inside = model.atomOf[members[random.below(members.length)] ?? 0] ?? 0;
    const neighbours = neighboursOf(model, inside);
    const outside = neighbours[random.below(Math.max(1, neighbours.length))];
    if (outside === undefined || labels[outside] === group) continue;
    const leaning = state.leaning(group);
    const isOut = leaning === 0 ? random.next() < 0.5 : leaning > 0;
    return isOut ? [inside, labels[outside] ?? group] : [outside, group];
  }
  return anyMove(state, random);
}

/** Moves one atom there and another back; a partner is sought among those of the target that touch the source. */
function trySwap(
  state: CommitteeState,
  atom: number,
  source: number,
  target: number,
  random: Random,
  accepts: (cost: number, breach: number) => boolean,
): boolean {
  const { model, labels } = state;
  if (!state.mayLeave(atom)) return false;
  const [cost, breach] = [state.cost, state.breach];
  state.move(atom, target);
  const members = state.members[source] ?? [];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const from = model.atomOf[members[random.below(members.length)] ?? 0] ?? 0;
    const neighbours = neighboursOf(model, from);
    const back = neighbours[random.below(neighbours.length)];
    if (back === undefined || back === atom || labels[back] !== target || !state.mayEnter(back, source)) continue;
    state.weigh(back, source);
    if (!accepts(state.cost + state.costChange - cost, state.breach + state.breachChange - breach) || !state.mayLeave(back)) continue;
    state.move(back, source);
    return true;
  }
  state.move(atom, source);
  return false;
}
