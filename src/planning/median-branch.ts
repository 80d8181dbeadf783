import { type CompactMedian, compactMedian, cutoffOf, fixByReducedCost } from './median-compact.ts';
import type { MedianInstance } from './median-instance.ts';
import type { LagrangianState } from './median-lagrangian.ts';

export interface BranchOptions {
  readonly isOver: () => boolean;
  /** Told of the bound as it rises. */
  readonly tell: (bound: number) => void;
  /** Told of better sites, and of their cost. */
  readonly better: (open: Int32Array, value: number) => void;
}

interface Node {
  readonly bound: number;
  readonly state: Uint8Array;
  readonly prices: Float64Array;
  /** The site to decide next. */
  readonly branch: number;
}

/** Prices kept for nodes that wait, in numbers: beyond, the search ends with the bound it has. */
const MOST_KEPT = 12_000_000;

/**
 * Branch and bound over the sites, the node of least bound first, each node bounded by a few subgradient steps from the prices of its
 * parent and narrowed by its reduced costs (Christofides & Beasley, Eur. J. Oper. Res. 10, 1982, 196–211).
 *
 * @param value cost of the best plan known.
 * @returns what no plan costs less than, at least the bound it began with, at most the cost of the best plan.
 */
export function branchMedian(instance: MedianInstance, lagrangian: LagrangianState, value: number, options: BranchOptions): number {
  let best = value;
  const compact = compactMedian(instance, lagrangian, value);
  const evaluate = createEvaluator(compact);
  const waiting: Node[] = [];
  const cutoff = (): number => cutoffOf(instance, best);
  const visit = (state: Uint8Array, prices: Float64Array, steps: number): void => {
    const result = evaluate(state, prices, cutoff(), steps);
    if (result.value < best) {
      best = result.value;
      options.better(result.open, best);
    }
    if (result.node !== null && result.node.bound <= cutoff()) push(waiting, result.node);
  };
  visit(compact.state, lagrangian.prices, 200);
  const most = Math.max(50, Math.floor(MOST_KEPT / (instance.rows + compact.sites.length)));
  let proved = lagrangian.bound;
  while (waiting.length > 0) {
    const least = waiting[0]?.bound ?? 0;
    if (least > cutoff()) break;
    if (least > proved) {
      proved = least;
      options.tell(proved);
    }
    if (options.isOver() || waiting.length >= most) return Math.min(proved, best);
    const node = pop(waiting);
    for (const kind of [1, 0]) {
      const state = Uint8Array.from(node.state);
      state[node.branch] = kind;
      visit(state, node.prices, 40);
    }
  }
  return instance.isIntegral ? best : Math.max(proved, cutoff());
}

interface Evaluation {
  /** Null where nothing is left to decide, or the bound is above the cutoff. */
  readonly node: Node | null;
  /** Sites of the whole problem, and their cost: Infinity where they do not serve all. */
  readonly open: Int32Array;
  readonly value: number;
}

function createEvaluator({ rows, sites, p, starts, pairSites, pairCosts }: CompactMedian) {
  const count = sites.length;
  const prices = new Float64Array(rows);
  const direction = new Float64Array(rows);
  const reduced = new Float64Array(count);
  const bestReduced = new Float64Array(count);
  const sorted = new Float64Array(count);
  const isOpen = new Uint8Array(count);
  const share = new Float64Array(count);

  /** Sum of prices and reduced costs of the sites it chooses into `isOpen`. */
  function bound(state: Uint8Array): number {
    let sum = 0;
    reduced.fill(0);
    for (let row = 0; row < rows; row += 1) {
      const price = prices[row] ?? 0;
      sum += price;
      const until = starts[row + 1] ?? 0;
      for (let at = starts[row] ?? 0; at < until; at += 1) {
        const over = (pairCosts[at] ?? 0) - price;
        if (over >= 0) break;
        const site = pairSites[at] ?? 0;
        reduced[site] = (reduced[site] ?? 0) + over;
      }
    }
    let wanted = p;
    let free = 0;
    for (let site = 0; site < count; site += 1) {
      if (state[site] === 1) wanted -= 1;
      else if (state[site] === 2) sorted[free++] = reduced[site] ?? 0;
    }
    if (wanted < 0 || wanted > free) return Number.POSITIVE_INFINITY;
    const border = wanted === 0 ? Number.NEGATIVE_INFINITY : (sorted.subarray(0, free).sort()[wanted - 1] ?? 0);
    let ties = wanted;
    for (let site = 0; site < count; site += 1) {
      const isIn = state[site] === 1 || (state[site] === 2 && (reduced[site] ?? 0) < border);
      isOpen[site] = isIn ? 1 : 0;
      if (isIn) sum += reduced[site] ?? 0;
      if (isIn && state[site] === 2) ties -= 1;
    }
    for (let site = 0; ties > 0 && site < count; site += 1) {
      if (state[site] !== 2 || isOpen[site] === 1 || reduced[site] !== border) continue;
      isOpen[site] = 1;
      sum += border;
      ties -= 1;
    }
    return sum;
  }

  function cost(): number {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) {
      let served = Number.POSITIVE_INFINITY;
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
        if (isOpen[pairSites[at] ?? 0] === 0) continue;
        served = pairCosts[at] ?? 0;
        break;
      }
      sum += served;
    }
    return sum;
  }

  return (given: Uint8Array, from: Float64Array, cutoff: number, steps: number): Evaluation => {
    const state = given;
    const bestPrices = Float64Array.from(from);
    prices.set(from);
    direction.fill(0);
    share.fill(0);
    let best = Number.NEGATIVE_INFINITY;
    let value = Number.POSITIVE_INFINITY;
    let open = new Int32Array(0);
    let step = 0.6;
    let idle = 0;
    for (let iteration = 0; iteration < steps; iteration += 1) {
      const current = bound(state);
      if (current > cutoff) return { node: null, open, value };
      for (let site = 0; site < count; site += 1) share[site] = 0.85 * (share[site] ?? 0) + 0.15 * (isOpen[site] ?? 0);
      idle += 1;
      if (current > best) {
        if (current > best + 1e-3 * (cutoff - best)) idle = 0;
        best = current;
        bestPrices.set(prices);
        bestReduced.set(reduced);
      }
      if (iteration % 20 === 19) {
        const own = cost();
        if (own < value) {
          value = own;
          open = sites.filter((_, site) => isOpen[site] === 1);
        }
        fixByReducedCost(state, bestReduced, p, cutoff - best);
      }
      if (idle >= 6) {
        step /= 2;
        idle = 0;
        prices.set(bestPrices);
        direction.fill(0);
        if (step < 0.01) break;
        continue;
      }
      let square = 0;
      for (let row = 0; row < rows; row += 1) {
        const price = prices[row] ?? 0;
        let served = 0;
        const until = starts[row + 1] ?? 0;
        for (let at = starts[row] ?? 0; at < until && (pairCosts[at] ?? 0) < price; at += 1) served += isOpen[pairSites[at] ?? 0] ?? 0;
        const way = 1 - served + 0.5 * (direction[row] ?? 0);
        direction[row] = way;
        square += way * way;
      }
      if (square < 1e-12) break;
      const length = (step * (cutoff + 0.02 * Math.abs(cutoff - best) + 1e-9 - current)) / square;
      for (let row = 0; row < rows; row += 1) prices[row] = (prices[row] ?? 0) + length * (direction[row] ?? 0);
    }
    fixByReducedCost(state, bestReduced, p, cutoff - best);
    const branch = branchSite(state);
    if (branch < 0) {
      prices.set(bestPrices);
      if (bound(state) === Number.POSITIVE_INFINITY) return { node: null, open, value };
      const own = cost();
      if (own < value) {
        value = own;
        open = sites.filter((_, site) => isOpen[site] === 1);
      }
      return { node: null, open, value };
    }
    return { node: { bound: best, state, prices: bestPrices, branch }, open, value };
  };

  /** The undecided site that the steps chose about as often as not; −1 where the choice is made. */
  function branchSite(state: Uint8Array): number {
    let wanted = p;
    let free = 0;
    let chosen = -1;
    let most = -1;
    for (let site = 0; site < count; site += 1) {
      if (state[site] === 1) wanted -= 1;
      if (state[site] !== 2) continue;
      free += 1;
      const doubt = Math.min(share[site] ?? 0, 1 - (share[site] ?? 0));
      if (doubt > most) {
        most = doubt;
        chosen = site;
      }
    }
    return wanted <= 0 || wanted >= free ? -1 : chosen;
  }
}

function push(heap: Node[], node: Node): void {
  let at = heap.push(node) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || above.bound <= node.bound) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = node;
}

function pop(heap: Node[]): Node {
  const top = heap[0];
  const last = heap.pop();
  if (top === undefined || last === undefined) throw new Error('Nothing waits');
  if (heap.length === 0) return top;
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const right = left + 1;
    const child = (heap[right]?.bound ?? Number.POSITIVE_INFINITY) < (heap[left]?.bound ?? Number.POSITIVE_INFINITY) ? right : left;
    const below = heap[child];
    if (below === undefined || below.bound >= last.bound) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = last;
  return top;
}
