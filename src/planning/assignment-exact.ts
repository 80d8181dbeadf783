import type { PricedBound } from './assignment-bound.ts';
import { type AssignmentCore, costOf, loadsOf, SLACK } from './assignment-core.ts';
import { createMip, type MipAnswer, solveMip } from './mip.ts';

export interface ExactOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly stop: () => boolean;
  readonly watch: (bound: number) => void;
}

export interface ExactAnswer {
  /** Better than what it began with; null where nothing better was found. */
  readonly assigned: Int32Array | null;
  /** No assignment at all costs less. */
  readonly bound: number;
  readonly status: MipAnswer['status'];
}

/** Columns beyond which the solver is no longer quick. */
const MOST_PAIRS = 8_000;

interface Pair {
  readonly job: number;
  readonly agent: number;
  readonly reduced: number;
}

/**
 * The mixed-integer program over the pairs that can still be in a better assignment. A pair whose reduced cost lifts the Lagrangian
 * bound to the value at hand cannot (Fisher 1981). Where still too many remain, the least reduced costs are taken, and the bound is
 * no better than that of an assignment with one of the rest.
 *
 * @param start an assignment that keeps the capacities; null where none is known.
 */
export async function solveExactly(
  core: AssignmentCore,
  start: Int32Array | null,
  prices: Float64Array,
  priced: PricedBound,
  options: ExactOptions,
): Promise<ExactAnswer> {
  const value = start === null ? Number.POSITIVE_INFINITY : costOf(core, start);
  const { pairs, beyond } = promisingPairs(core, start, prices, priced, value);
  const nobody = core.agents;
  const mip = createMip();
  const rows: number[][] = Array.from({ length: core.jobs }, () => []);
  const columns: number[][] = Array.from({ length: core.agents }, () => []);
  for (const [column, { job, agent }] of pairs.entries()) {
    mip.addColumn(core.cost[job * (nobody + 1) + agent] ?? 0, 0, 1, true);
    rows[job]?.push(column);
    if (agent < nobody) columns[agent]?.push(column);
  }
  for (const row of rows) {
    mip.addRow(
      1,
      1,
      row,
      row.map(() => 1),
    );
  }
  const loadOf = (column: number): number => {
    const pair = pairs[column];
    return pair === undefined ? 0 : (core.load[pair.job * (nobody + 1) + pair.agent] ?? 0);
  };
  for (const [agent, column] of columns.entries()) {
    if (column.length === 0) continue;
    const capacity = core.capacity[agent] ?? 0;
    const single = column.filter((at) => core.single?.[pairs[at]?.job ?? -1] === 1);
    if (single.length === 0) {
      mip.addRow(Number.NEGATIVE_INFINITY, capacity, column, column.map(loadOf));
      continue;
    }
    // One that takes the agent whole leaves no room, and no place for those that need no room.
    const shared = column.filter((at) => !single.includes(at));
    const ones = (of: readonly number[]): number[] => of.map(() => 1);
    mip.addRow(Number.NEGATIVE_INFINITY, capacity, [...shared, ...single], [...shared.map(loadOf), ...single.map(() => capacity)]);
    mip.addRow(Number.NEGATIVE_INFINITY, 1, single, ones(single));
    const free = shared.filter((at) => loadOf(at) === 0);
    if (free.length > 0) {
      mip.addRow(Number.NEGATIVE_INFINITY, free.length, [...free, ...single], [...ones(free), ...single.map(() => free.length)]);
    }
  }
  if (core.overload > 0) {
    const total = mip.addColumn(0, 0, Number.POSITIVE_INFINITY, false);
    const all = columns.flat();
    mip.addRow(0, 0, [...all, total], [...all.map(loadOf), -1]);
    for (const column of columns) {
      const above = mip.addColumn(core.overload, 0, Number.POSITIVE_INFINITY, false);
      const share = 1 / core.meanAgents;
      mip.addRow(
        -core.otherLoad * share,
        Number.POSITIVE_INFINITY,
        [...column, total, above],
        [...column.map((at) => -loadOf(at)), share, 1],
      );
    }
  }
  const answer = await solveMip(mip, {
    seconds: options.seconds,
    seed: options.seed,
    stop: options.stop,
    watch: ({ bound }) => {
      if (bound !== null) options.watch(Math.max(priced.bound, Math.min(bound, beyond, value)));
    },
    ...(start !== null && { start: startColumns(core, pairs, start, mip.columnCount) }),
  });
  // Without a better answer among these pairs the start stands, so the bound never passes what is known to exist.
  const found = answer.columns === null ? null : assignedBy(core, pairs, answer.columns);
  const foundValue = found === null ? Number.POSITIVE_INFINITY : costOf(core, found);
  const proven = answer.status === 'infeasible' ? Number.POSITIVE_INFINITY : (answer.bound ?? priced.bound);
  return {
    assigned: found !== null && foundValue < value ? found : null,
    bound: Math.max(priced.bound, Math.min(proven, beyond, value)),
    status: answer.status,
  };
}

function promisingPairs(core: AssignmentCore, start: Int32Array | null, prices: Float64Array, priced: PricedBound, value: number) {
  const nobody = core.agents;
  const pairs: Pair[] = [];
  for (let job = 0; job < core.jobs; job += 1) {
    const row = job * (nobody + 1);
    for (let agent = 0; agent <= nobody; agent += 1) {
      if (agent === nobody && core.complete) continue;
      const cost = core.cost[row + agent] ?? 0;
      const load = core.load[row + agent] ?? 0;
      if (cost === Number.POSITIVE_INFINITY || load > (core.capacity[agent] ?? 0) + SLACK) continue;
      const isSingle = core.single?.[job] === 1;
      const reduced = isSingle ? 0 : cost + (agent < nobody ? (prices[agent] ?? 0) * load : 0) - (priced.least[job] ?? 0);
      const isStart = start?.[job] === agent;
      if (isStart || priced.bound + reduced < value) pairs.push({ job, agent, reduced: isStart ? -1 : reduced });
    }
  }
  if (pairs.length <= MOST_PAIRS) return { pairs, beyond: Number.POSITIVE_INFINITY };
  pairs.sort((a, b) => a.reduced - b.reduced || a.job - b.job || a.agent - b.agent);
  const beyond = priced.bound + (pairs[MOST_PAIRS]?.reduced ?? 0);
  return { pairs: pairs.slice(0, MOST_PAIRS), beyond };
}

function startColumns(core: AssignmentCore, pairs: readonly Pair[], start: Int32Array, count: number): Float64Array {
  const columns = new Float64Array(count);
  for (const [column, { job, agent }] of pairs.entries()) if (start[job] === agent) columns[column] = 1;
  if (core.overload === 0) return columns;
  const loads = loadsOf(core, start);
  let total = 0;
  for (let agent = 0; agent < core.agents; agent += 1) total += loads[agent] ?? 0;
  columns[pairs.length] = total;
  const mean = (total + core.otherLoad) / core.meanAgents;
  for (let agent = 0; agent < core.agents; agent += 1) columns[pairs.length + 1 + agent] = Math.max(0, (loads[agent] ?? 0) - mean);
  return columns;
}

function assignedBy(core: AssignmentCore, pairs: readonly Pair[], columns: Float64Array): Int32Array | null {
  const assigned = new Int32Array(core.jobs).fill(-1);
  for (const [column, { job, agent }] of pairs.entries()) if ((columns[column] ?? 0) > 0.5) assigned[job] = agent;
  if (assigned.includes(-1)) return null;
  const loads = loadsOf(core, assigned);
  for (let agent = 0; agent < core.agents; agent += 1) if ((loads[agent] ?? 0) > (core.capacity[agent] ?? 0) + 1e-6) return null;
  return assigned;
}

/** The least load above all capacities together with which every job could be assigned; null where it is not found in time. */
export async function leastExtraCapacity(core: AssignmentCore, seconds: number, seed: number): Promise<number | null> {
  const mip = createMip();
  const columns: number[][] = Array.from({ length: core.agents }, () => []);
  const loads: number[][] = Array.from({ length: core.agents }, () => []);
  for (let job = 0; job < core.jobs; job += 1) {
    const row: number[] = [];
    for (let agent = 0; agent < core.agents; agent += 1) {
      const at = job * (core.agents + 1) + agent;
      const column = mip.addColumn(0, 0, 1, true);
      row.push(column);
      columns[agent]?.push(column);
      loads[agent]?.push(core.load[at] ?? 0);
    }
    mip.addRow(
      1,
      1,
      row,
      row.map(() => 1),
    );
  }
  for (let agent = 0; agent < core.agents; agent += 1) {
    const extra = mip.addColumn(1, 0, Number.POSITIVE_INFINITY, false);
    mip.addRow(Number.NEGATIVE_INFINITY, core.capacity[agent] ?? 0, [...(columns[agent] ?? []), extra], [...(loads[agent] ?? []), -1]);
  }
  const answer = await solveMip(mip, { seconds, seed });
  return answer.status === 'optimal' ? answer.value : null;
}
