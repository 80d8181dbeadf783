import type { ContiguityGraph } from './contiguity-graph.ts';
import { componentsOf } from './contiguity-graph.ts';
import { createRandom, type Random } from './random.ts';
import { growRegions, type RegionModel, RegionState } from './regions-state.ts';

export interface RegionSearchOptions {
  readonly seed: number;
  readonly moves: number;
  readonly starts: number;
  /** Whether the first cut that keeps the limits is enough. */
  readonly isFeasibilityOnly: boolean;
  readonly start?: Int32Array;
  readonly isOver: () => boolean;
  readonly found: (labels: Int32Array, cost: number, moves: number) => void;
}

export interface RegionSearchAnswer {
  readonly labels: Int32Array | null;
  readonly cost: number;
  readonly moves: number;
}

const STRIDE = 256;

/** Grows parts and anneals them by shifts, swaps and recombinations of two parts (DeFord, Duchin & Solomon 2021), from several starts. */
export function searchRegions(model: RegionModel, count: number, options: RegionSearchOptions): RegionSearchAnswer {
  const random = createRandom(options.seed);
  const { labels: pieceOf, count: pieceCount } = componentsOf(model.graph);
  const pieces: number[][] = Array.from({ length: pieceCount }, () => []);
  for (const [vertex, piece] of pieceOf.entries()) pieces[piece]?.push(vertex);
  const state = new RegionState(model, count);
  let best: Int32Array | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  let moves = 0;
  const keep = (): void => {
    if (state.breach > 1e-12 || state.cost >= bestCost - 1e-9) return;
    bestCost = state.cost;
    best = state.labels.slice();
    options.found(best, bestCost, moves);
  };
  for (let start = 0; start < options.starts; start += 1) {
    if ((start > 0 && options.isOver()) || (best !== null && options.isFeasibilityOnly)) break;
    const again = start === options.starts - 1 && options.starts > 1 ? best : null;
    const labels = again ?? (start === 0 ? options.start : undefined) ?? growRegions(model, count, pieces, random);
    if (labels === null) break;
    state.load(labels);
    moves += annealRegions(state, random, Math.ceil(options.moves / options.starts), again === null ? 1 : 0.3, options, keep);
  }
  return { labels: best, cost: bestCost, moves };
}

function annealRegions(
  state: RegionState,
  random: Random,
  moves: number,
  heatShare: number,
  { isFeasibilityOnly, isOver }: RegionSearchOptions,
  keep: () => void,
): number {
  const { model } = state;
  const size = model.graph.size;
  const typical = Math.max(1e-9, (2 * state.cost) / Math.max(1, size));
  let price = isFeasibilityOnly ? 1 : (typical * size) / (2 * state.count);
  const floor = price / 20;
  const costPrice = isFeasibilityOnly ? 1e-3 / typical : 1;
  const start = (isFeasibilityOnly ? 0.1 : typical) * heatShare;
  let heat = start;
  let unkept = 0;
  const accepts = (cost: number, breach: number): boolean => {
    const change = cost * costPrice + breach * price;
    return change <= 0 || random.next() < Math.exp(-change / heat);
  };
  keep();
  let done = 0;
  for (; done < moves; done += 1) {
    if (done % STRIDE === 0) {
      if (isOver() || (isFeasibilityOnly && state.breach <= 1e-12)) break;
      heat = start * 0.005 ** (done / moves);
      unkept = state.breach > 1e-12 ? Math.max(1, unkept + 1) : Math.min(-1, unkept - 1);
      if (unkept > 3) price *= 1.15;
      else if (unkept < -3) price = Math.max(floor, price * 0.9);
    }
    const vertex = random.below(size);
    const next = neighbourOf(model.graph, vertex, random);
    if (next === null) continue;
    const source = state.labels[vertex] ?? 0;
    const target = state.labels[next] ?? 0;
    if (source === target) continue;
    const kind = random.next();
    if (kind < 0.02 && size <= 2000) {
      if (recombine(state, source, target, random, accepts)) keep();
    } else if (kind < 0.4) {
      if (trySwap(state, vertex, source, target, random, accepts)) keep();
    } else if (accepts(model.costChange(state, vertex, target), state.breachChange(vertex, target)) && state.mayLeave(vertex)) {
      state.move(vertex, target);
      keep();
    }
  }
  return done;
}

function trySwap(
  state: RegionState,
  vertex: number,
  source: number,
  target: number,
  random: Random,
  accepts: (cost: number, breach: number) => boolean,
): boolean {
  if (!state.mayLeave(vertex)) return false;
  const [cost, breach] = [state.cost, state.breach];
  state.move(vertex, target);
  const members = state.members[source] ?? [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const back = neighbourOf(state.model.graph, members[random.below(members.length)] ?? 0, random);
    if (back === null || back === vertex || state.labels[back] !== target) continue;
    const costChange = state.cost + state.model.costChange(state, back, source) - cost;
    if (!accepts(costChange, state.breach + state.breachChange(back, source) - breach) || !state.mayLeave(back)) continue;
    state.move(back, source);
    return true;
  }
  state.move(vertex, source);
  return false;
}

/** Takes two touching parts as one and cuts it anew, along a random spanning tree, where it is most even. */
function recombine(
  state: RegionState,
  one: number,
  other: number,
  random: Random,
  accepts: (cost: number, breach: number) => boolean,
): boolean {
  const { model, labels } = state;
  const union = [...(state.members[one] ?? []), ...(state.members[other] ?? [])];
  const order: number[] = [];
  const parents = new Map<number, number>();
  const ties: (readonly [number, number])[] = [[union[random.below(union.length)] ?? 0, -1]];
  while (ties.length > 0) {
    const pick = random.below(ties.length);
    const [vertex, parent] = ties[pick] ?? [0, -1];
    ties[pick] = ties.at(-1) ?? [0, -1];
    ties.pop();
    if (parents.has(vertex)) continue;
    parents.set(vertex, parent);
    order.push(vertex);
    for (let at = model.graph.offsets[vertex] ?? 0; at < (model.graph.offsets[vertex + 1] ?? 0); at += 1) {
      const next = model.graph.targets[at] ?? 0;
      if ((labels[next] === one || labels[next] === other) && !parents.has(next)) ties.push([next, vertex]);
    }
  }
  const below = new Map(union.map((vertex) => [vertex, model.size[vertex] ?? 0]));
  const whole = union.reduce((sum, vertex) => sum + (model.size[vertex] ?? 0), 0);
  let cut = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let step = order.length - 1; step > 0; step -= 1) {
    const vertex = order[step] ?? 0;
    const side = below.get(vertex) ?? 0;
    const parent = parents.get(vertex) ?? -1;
    below.set(parent, (below.get(parent) ?? 0) + side);
    const beyond = [side, whole - side].reduce((sum, value) => sum + Math.max(0, value - model.max) + Math.max(0, model.min - value), 0);
    const uneven = beyond / Math.max(1e-9, whole) + 0.2 * random.next() * (beyond > 0 ? 0.05 : 0);
    if (uneven < least) [cut, least] = [vertex, uneven];
  }
  if (cut < 0) return false;
  const side = new Set([cut]);
  for (const vertex of order) if (side.has(parents.get(vertex) ?? -1)) side.add(vertex);
  const before = union.map((vertex) => labels[vertex] ?? 0);
  const [cost, breach] = [state.cost, state.breach];
  for (const vertex of union) {
    const target = side.has(vertex) ? one : other;
    if (labels[vertex] !== target) state.move(vertex, target);
  }
  if (accepts(state.cost - cost, state.breach - breach)) return true;
  for (const [at, vertex] of union.entries()) if (labels[vertex] !== before[at]) state.move(vertex, before[at] ?? 0);
  return false;
}

function neighbourOf(graph: ContiguityGraph, vertex: number, random: Random): number | null {
  const first = graph.offsets[vertex] ?? 0;
  const degree = (graph.offsets[vertex + 1] ?? 0) - first;
  return degree === 0 ? null : (graph.targets[first + random.below(degree)] ?? null);
}
