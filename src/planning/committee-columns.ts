import type { CommitteeModel } from './committee-model.ts';
import type { SeatPairs } from './committee-pairs.ts';

/** One connected group that keeps all rules. */
export interface GroupColumn {
  /** Rising. */
  readonly atoms: Int32Array;
  readonly seat: number;
  readonly cost: number;
}

export interface SeatSearch {
  /** No group with its seat there has a lesser reduced cost, but for those that are not below the ceiling. */
  readonly floor: number;
  /** Whether every group below the ceiling was given. */
  readonly isComplete: boolean;
  readonly nodes: number;
}

/** Goes through the connected groups with their seat at one unit. */
export interface ColumnSearch {
  /**
   * Gives each group of reduced cost (cost − Σ prices) below `ceiling`, once, in no order; the array is used again.
   * @param mostNodes groups that are looked at, fit or not, before the search is broken off.
   */
  search(
    seat: number,
    prices: Float64Array,
    ceiling: () => number,
    mostNodes: number,
    give: (atoms: readonly number[], cost: number, reduced: number) => void,
  ): SeatSearch;
}

/**
 * Enumerates connected sets as Wernicke (2006) does subgraphs, each once, and leaves a branch when even the cheapest atoms still free that
 * fit (a fractional knapsack) cannot bring it below the ceiling.
 */
export function columnSearch(model: CommitteeModel, pairs: SeatPairs): ColumnSearch {
  const { atomCount, graph, sizes, border, apart, classOf } = model;
  const costs = new Float64Array(atomCount);
  const reduced = new Float64Array(atomCount);
  const isListed = new Int32Array(atomCount);
  const isSeen = new Uint8Array(atomCount);
  const isIn = new Uint8Array(atomCount);
  const isOut = new Uint8Array(atomCount);
  const enemies = new Int32Array(atomCount);
  const sums = new Float64Array(sizes.length);
  const chosen: number[] = [];
  const gainful: number[] = [];
  let round = 0;
  const limited = sizes.flatMap((size, index) => (size.max < Number.POSITIVE_INFINITY || index === 0 ? [{ index, size }] : []));
  const packings = limited.map(({ index, size }) => ({ index, size, order: [] as number[] }));

  const list = (seat: number, prices: Float64Array): void => {
    round += 1;
    gainful.length = 0;
    for (let at = pairs.offsets[seat] ?? 0; at < (pairs.offsets[seat + 1] ?? 0); at += 1) {
      const atom = pairs.atoms[at] ?? 0;
      const cost = pairs.costs[at] ?? 0;
      costs[atom] = cost;
      reduced[atom] = cost - (prices[atom] ?? 0);
      isListed[atom] = round;
      if ((reduced[atom] ?? 0) < 0) gainful.push(atom);
    }
    for (const { order, size } of packings) {
      const worth = (atom: number): number => (reduced[atom] ?? 0) / Math.max(1e-9, size.of[atom] ?? 0);
      order.length = 0;
      order.push(...gainful);
      order.sort((one, other) => worth(one) - worth(other) || one - other);
    }
  };
  const fits = (atom: number, held: number): boolean => {
    if (isListed[atom] !== round || (enemies[atom] ?? 0) > 0) return false;
    const code = border[atom] ?? -1;
    if (code >= 0 && held >= 0 && code !== held) return false;
    for (let at = 0; at < sizes.length; at += 1) {
      const size = sizes[at];
      if (size !== undefined && (sums[at] ?? 0) + (size.of[atom] ?? 0) > size.max) return false;
    }
    return true;
  };
  /** The most that free atoms can still lower the cost by: of those that fit, for the sum that leaves the least. */
  const hope = (): number => {
    let best = Number.NEGATIVE_INFINITY;
    for (const { order, index, size } of packings) {
      let room = size.max - (sums[index] ?? 0);
      let gain = 0;
      for (const atom of order) {
        if (isIn[atom] === 1 || isOut[atom] === 1) continue;
        const weight = size.of[atom] ?? 0;
        if (weight > room) {
          if (weight > 0) gain += ((reduced[atom] ?? 0) * room) / weight;
          break;
        }
        gain += reduced[atom] ?? 0;
        room -= weight;
      }
      if (gain > best) best = gain;
    }
    return best;
  };
  const isWhole = (): boolean => {
    for (let at = 0; at < sizes.length; at += 1) if ((sums[at] ?? 0) < (sizes[at]?.min ?? 0)) return false;
    if (classOf.size === 0) return true;
    return chosen.every((atom) => classOf.get(atom)?.every((other) => isIn[other] === 1) ?? true);
  };
  const enter = (atom: number, sign: 1 | -1): void => {
    isIn[atom] = sign === 1 ? 1 : 0;
    for (let at = 0; at < sizes.length; at += 1) sums[at] = (sums[at] ?? 0) + sign * (sizes[at]?.of[atom] ?? 0);
    for (const other of apart[atom] ?? []) enemies[other] = (enemies[other] ?? 0) + sign;
  };

  return {
    search(seat, prices, ceiling, mostNodes, give) {
      list(seat, prices);
      const root = model.atomOf[seat] ?? 0;
      let floor = Number.POSITIVE_INFINITY;
      let isComplete = true;
      let nodes = 0;
      const visit = (cost: number, price: number, held: number, open: number[]): void => {
        nodes += 1;
        if (price < ceiling() && isWhole()) {
          floor = Math.min(floor, price);
          give(chosen, cost, price);
        }
        const closed: number[] = [];
        while (open.length > 0) {
          const least = price + hope();
          if (least >= ceiling()) break;
          if (nodes >= mostNodes) {
            isComplete = false;
            floor = Math.min(floor, least);
            break;
          }
          let pick = 0;
          for (let at = 1; at < open.length; at += 1) if ((reduced[open[at] ?? 0] ?? 0) < (reduced[open[pick] ?? 0] ?? 0)) pick = at;
          const atom = open[pick] ?? 0;
          open[pick] = open.at(-1) ?? 0;
          open.pop();
          if (fits(atom, held)) {
            enter(atom, 1);
            chosen.push(atom);
            const added: number[] = [];
            for (let at = graph.offsets[atom] ?? 0; at < (graph.offsets[atom + 1] ?? 0); at += 1) {
              const next = graph.targets[at] ?? 0;
              if (isSeen[next] === 1) continue;
              isSeen[next] = 1;
              added.push(next);
            }
            const code = border[atom] ?? -1;
            visit(cost + (costs[atom] ?? 0), price + (reduced[atom] ?? 0), code >= 0 ? code : held, [...open, ...added]);
            for (const next of added) isSeen[next] = 0;
            chosen.pop();
            enter(atom, -1);
          }
          isOut[atom] = 1;
          closed.push(atom);
        }
        for (const atom of closed) isOut[atom] = 0;
      };
      if (isListed[root] === round && fits(root, -1)) {
        enter(root, 1);
        chosen.push(root);
        isSeen[root] = 1;
        const open: number[] = [];
        for (let at = graph.offsets[root] ?? 0; at < (graph.offsets[root + 1] ?? 0); at += 1) open.push(graph.targets[at] ?? 0);
        for (const next of open) isSeen[next] = 1;
        const first = open.slice();
        visit(costs[root] ?? 0, reduced[root] ?? 0, border[root] ?? -1, open);
        for (const next of first) isSeen[next] = 0;
        isSeen[root] = 0;
        chosen.pop();
        enter(root, -1);
      }
      return { floor, isComplete, nodes };
    },
  };
}
