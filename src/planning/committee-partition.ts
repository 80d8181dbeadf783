import { columnSearch, type GroupColumn } from './committee-columns.ts';
import { chooseSeats, seatsOfComponents } from './committee-lagrangian.ts';
import { chooseColumns, columnPool, relaxedMaster } from './committee-master.ts';
import type { CommitteeModel } from './committee-model.ts';
import type { SeatPairs } from './committee-pairs.ts';
import { componentRanges } from './committee-quota.ts';

export interface PartitionOptions {
  readonly groups: number;
  readonly seed: number;
  /** The best grouping known, by atom, and its cost. */
  readonly labels: Int32Array;
  readonly cost: number;
  readonly bound: number;
  readonly prices: Float64Array;
  /** Seconds that are left. */
  readonly left: () => number;
  readonly watch: (cost: number, bound: number, labels: Int32Array | null) => void;
}

export interface PartitionAnswer {
  readonly labels: Int32Array;
  readonly cost: number;
  readonly bound: number;
  /** Whether the clock cut it short. */
  readonly isCut: boolean;
}

/** Groups that are looked at for one seat in one round, and all in all, before the method gives up. */
const NODES_A_SEAT = 120_000;
const NODES_A_ROUND = 4_000_000;
const COLUMNS_A_SEAT = 6;
/** Columns listed in all, and those that HiGHS is given at once. */
const MOST_COLUMNS = 40_000;
const LARGEST_CHOICE = 4000;
const MOST_ROUNDS = 80;

/**
 * Exact, for groups of few units: set partitioning over connected groups. Its linear relaxation is solved by column generation (Garfinkel &
 * Nemhauser 1970 for districts; prices smoothed after Wentges 1997), then all groups that can still be part of a better plan are listed
 * by reduced cost (Baldacci, Christofides & Mingozzi 2008) and HiGHS chooses among them.
 */
export async function partitionGroups(model: CommitteeModel, pairs: SeatPairs, options: PartitionOptions): Promise<PartitionAnswer> {
  const { groups, seed, left } = options;
  const search = columnSearch(model, pairs);
  const pool = columnPool(model);
  const ranges = componentRanges(model);
  const seats = seatsOfComponents(model);
  let { labels, cost, bound } = options;
  let bestPrices = options.prices;
  let floors = new Float64Array(model.unitCount).fill(Number.NEGATIVE_INFINITY);
  const answer = (isCut: boolean): PartitionAnswer => ({ labels, cost, bound, isCut });
  const isClosed = (): boolean => bound >= cost - 1e-7 * Math.max(1, cost);
  pool.addLabels(labels);
  let smooth = 0.7;
  const half = left() / 2;
  const widest = Math.min(NODES_A_SEAT, Math.ceil(NODES_A_ROUND / Math.max(1, model.unitCount)));
  let mostNodes = Math.ceil(widest / 20);
  let lastValue = Number.POSITIVE_INFINITY;
  let still = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (left() <= 0) return answer(true);
    const master = await relaxedMaster(model, pool.columns, groups, seed, left());
    if (master === null) return answer(left() <= 0);
    if (master.whole !== null && master.value < cost - 1e-9) {
      labels = master.whole;
      cost = master.value;
      options.watch(cost, bound, labels);
    }
    const isFirst = round === 0;
    const prices = isFirst ? bestPrices : master.prices.map((price, atom) => (1 - smooth) * price + smooth * (bestPrices[atom] ?? 0));
    const shift = ceilingOf(pool.columns, prices, groups);
    const values = new Float64Array(model.unitCount);
    let gained = 0;
    let isThrough = true;
    for (let seat = 0; seat < model.unitCount; seat += 1) {
      const best: { atoms: readonly number[]; reduced: number }[] = [];
      let ceiling = shift;
      const found = search.search(
        seat,
        prices,
        () => ceiling,
        mostNodes,
        (atoms, _, reduced) => {
          best.push({ atoms: atoms.slice(), reduced });
          best.sort((one, other) => one.reduced - other.reduced);
          if (best.length > COLUMNS_A_SEAT) best.length = COLUMNS_A_SEAT;
          if (best.length === COLUMNS_A_SEAT) ceiling = best.at(-1)?.reduced ?? ceiling;
        },
      );
      values[seat] = Math.min(best[0]?.reduced ?? shift, found.floor);
      isThrough &&= found.isComplete;
      for (const { atoms } of best) {
        const column = pool.add(atoms);
        if (column === null) continue;
        if (column.cost - sumOf(master.prices, column.atoms) - master.groupPrice < -1e-7 * Math.max(1, cost / groups)) gained += 1;
      }
      if (left() <= 0) return answer(true);
    }
    const chosen = chooseSeats(seats, ranges, values, groups, (seat) => values[seat] ?? 0);
    const reached = chosen === null ? Number.POSITIVE_INFINITY : sumOf(prices) + chosen.reduce((sum, seat) => sum + (values[seat] ?? 0), 0);
    const isBetter = reached > bound + 1e-5 * cost;
    if (reached > bound || isFirst) {
      if (reached > bound) bound = Math.min(cost, reached);
      bestPrices = prices;
      floors = values;
      options.watch(cost, bound, null);
    }
    if (isClosed()) return answer(false);
    still = master.value > lastValue - 2e-5 * cost ? still + 1 : 0;
    lastValue = master.value;
    // Listing what is left needs its time too.
    if (master.value - bound < 0.01 * (cost - bound) || left() < half) break;
    if (isBetter || (gained > 0 && still < 3)) continue;
    // Neither a better bound nor a new group: look closer, then trust the new prices more.
    still = 0;
    if (!isThrough && mostNodes < widest) mostNodes = Math.min(widest, mostNodes * 5);
    else if (smooth > 0) smooth = smooth < 0.1 ? 0 : smooth * 0.6;
    else if (gained === 0 || mostNodes >= widest) break;
  }
  // What is known is put together first: the nearer the two ends, the fewer groups are left to be gone through.
  await choose(pool.columns, LARGEST_CHOICE, 0.3);
  if (isClosed() || left() <= 0) return answer(left() <= 0);
  const isListed = listAll();
  if (left() <= 0) return answer(true);
  const gap = cost - baseOf().base;
  const isFew = pool.columns.length <= 4 * LARGEST_CHOICE;
  const isSure = await choose(pool.columns, isListed && isFew ? 4 * LARGEST_CHOICE : LARGEST_CHOICE, 0.9);
  if (isListed && isFew && isSure && gap >= 0) bound = Math.max(bound, cost);
  return answer(left() <= 0);

  /** HiGHS chooses among the columns of least reduced cost. */
  async function choose(columns: readonly GroupColumn[], most: number, share: number): Promise<boolean> {
    const { base, dearest } = baseOf();
    const limit = cost - base + dearest;
    const start = new Set(pool.addLabels(labels));
    const ranked = [...columns.keys()].map((index) => ({
      index,
      reduced: start.has(index) ? Number.NEGATIVE_INFINITY : reducedOf(columns[index]),
    }));
    ranked.sort((one, other) => one.reduced - other.reduced || one.index - other.index);
    const kept = ranked.filter(({ reduced }) => reduced < limit).slice(0, most);
    const picked = kept.flatMap(({ index }) => columns[index] ?? []);
    const solved = await chooseColumns(model, picked, groups, [...Array(groups).keys()], { seconds: Math.max(0.05, left() * share), seed });
    if (solved.labels !== null) {
      labels = solved.labels;
      cost = solved.cost;
      options.watch(cost, bound, labels);
    }
    return solved.isSure;
  }

  /** Lists every group that a better plan could hold; false where they are too many. */
  function listAll(): boolean {
    const { base, dearest, chosen } = baseOf();
    let nodes = 0;
    for (let seat = 0; seat < model.unitCount; seat += 1) {
      // A plan with a group at this seat has its other seats no cheaper than the least; one of the chosen makes room.
      const ceiling = cost - base + (chosen.has(seat) ? (floors[seat] ?? 0) : dearest);
      let isFull = false;
      const found = search.search(
        seat,
        bestPrices,
        () => ceiling,
        10 * widest,
        (atoms) => {
          if (pool.columns.length < MOST_COLUMNS) pool.add(atoms);
          else isFull = true;
        },
      );
      nodes += found.nodes;
      if (isFull || !found.isComplete || nodes > 3 * NODES_A_ROUND || left() <= 0) return false;
    }
    return true;
  }

  function baseOf(): { readonly base: number; readonly dearest: number; readonly chosen: ReadonlySet<number> } {
    const chosen = chooseSeats(seats, ranges, floors.slice(), groups, (seat) => floors[seat] ?? 0) ?? [];
    const base = sumOf(bestPrices) + chosen.reduce((sum, seat) => sum + (floors[seat] ?? 0), 0);
    return {
      base,
      dearest: chosen.reduce((most, seat) => Math.max(most, floors[seat] ?? 0), Number.NEGATIVE_INFINITY),
      chosen: new Set(chosen),
    };
  }

  function reducedOf(column: GroupColumn | undefined): number {
    return column === undefined ? Number.POSITIVE_INFINITY : column.cost - sumOf(bestPrices, column.atoms);
  }
}

/** The reduced cost above which a group need not be given: as many seats as there are groups have a known group no dearer. */
function ceilingOf(columns: readonly GroupColumn[], prices: Float64Array, groups: number): number {
  const least = new Map<number, number>();
  for (const { atoms, cost, seat } of columns) {
    const reduced = cost - sumOf(prices, atoms);
    if (reduced < (least.get(seat) ?? Number.POSITIVE_INFINITY)) least.set(seat, reduced);
  }
  return [...least.values()].sort((one, other) => one - other)[groups - 1] ?? Number.POSITIVE_INFINITY;
}

function sumOf(prices: Float64Array, atoms?: Int32Array): number {
  let sum = 0;
  for (const at of atoms ?? prices.keys()) sum += prices[at] ?? 0;
  return sum;
}
