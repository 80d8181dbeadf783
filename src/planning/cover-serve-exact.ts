import type { Served, Serving } from './cover-serve.ts';
import { createMip, type MipAnswer, solveMip } from './mip.ts';

/** More pairs in reach than this are not given to the exact method. */
export const MOST_PAIRS = 30_000;

export interface ExactServing {
  readonly open: readonly number[];
  readonly served: Served;
}

export interface ServeExactOptions {
  readonly fixed: readonly number[];
  /** `sites`: most weight by so many; `weight`: the least cost that serves as much. */
  readonly aim:
    | { readonly kind: 'sites'; readonly p: number }
    | { readonly kind: 'weight'; readonly required: number; readonly costs: Float64Array };
  readonly start: ExactServing | null;
  readonly seed: number;
  readonly seconds: number;
  readonly stop: () => boolean;
  /** Told of bounds, in the unit of the aim, and of better answers. */
  readonly watch: (bound: number | null, found: ExactServing | null) => void;
}

export interface ServeExactAnswer {
  readonly status: MipAnswer['status'];
  readonly found: ExactServing | null;
  /** No plan serves more, or costs less; null where nothing is proved. */
  readonly bound: number | null;
}

/** Who opens and who goes where at once, as a mixed-integer program with single sources (Current & Storbeck 1988). */
export async function serveExact(serving: Serving, options: ServeExactOptions): Promise<ServeExactAnswer> {
  const { reach, capacities } = serving;
  const { rows, columns, weights, rowStarts, rowColumns } = reach;
  const { aim, fixed, start } = options;
  const isFixed = new Set(fixed);
  const mip = createMip();
  for (let column = 0; column < columns; column += 1) {
    mip.addColumn(aim.kind === 'weight' ? (aim.costs[column] ?? 0) : 0, isFixed.has(column) ? 1 : 0, 1, true);
  }
  for (let row = 0; row < rows; row += 1) {
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
      mip.addColumn(aim.kind === 'sites' ? -(weights[row] ?? 0) : 0, 0, 1, true);
    }
  }
  const loads = Array.from({ length: columns }, () => ({ pairs: [] as number[], weights: [] as number[] }));
  const all: number[] = [];
  const allWeights: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const pairs: number[] = [];
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
      const column = rowColumns[entry] ?? 0;
      const pair = columns + entry;
      pairs.push(pair);
      all.push(pair);
      allWeights.push(weights[row] ?? 0);
      loads[column]?.pairs.push(pair);
      loads[column]?.weights.push(weights[row] ?? 0);
      mip.addRow(0, Number.POSITIVE_INFINITY, [column, pair], [1, -1]);
    }
    if (pairs.length > 1)
      mip.addRow(
        Number.NEGATIVE_INFINITY,
        1,
        pairs,
        pairs.map(() => 1),
      );
  }
  loads.forEach(({ pairs, weights: own }, column) => {
    const capacity = capacities[column] ?? Number.POSITIVE_INFINITY;
    if (own.reduce((sum, weight) => sum + weight, 0) <= capacity) return;
    mip.addRow(0, Number.POSITIVE_INFINITY, [column, ...pairs], [capacity, ...own.map((weight) => -weight)]);
  });
  if (aim.kind === 'weight') mip.addRow(aim.required, Number.POSITIVE_INFINITY, all, allWeights);
  else
    mip.addRow(
      aim.p,
      aim.p,
      Array.from({ length: columns }, (_, column) => column),
      new Float64Array(columns).fill(1),
    );
  const sign = aim.kind === 'sites' ? -1 : 1;
  const answer = await solveMip(mip, {
    seconds: options.seconds,
    seed: options.seed,
    stop: options.stop,
    watch: ({ bound, columns: values }) => {
      options.watch(bound === null ? null : sign * bound, values === null ? null : readAnswer(serving, values));
    },
    ...(start !== null && { start: startOf(serving, start) }),
  });
  return {
    status: answer.status,
    found: answer.columns === null ? null : readAnswer(serving, answer.columns),
    bound: answer.bound === null ? null : sign * answer.bound,
  };
}

function startOf({ reach }: Serving, { open, served }: ExactServing): Float64Array {
  const values = new Float64Array(reach.columns + reach.rowColumns.length);
  for (const column of open) values[column] = 1;
  for (let row = 0; row < reach.rows; row += 1) {
    for (let entry = reach.rowStarts[row] ?? 0; entry < (reach.rowStarts[row + 1] ?? 0); entry += 1) {
      if (reach.rowColumns[entry] === served.columns[row]) values[reach.columns + entry] = 1;
    }
  }
  return values;
}

function readAnswer({ reach }: Serving, values: Float64Array): ExactServing {
  const open: number[] = [];
  for (let column = 0; column < reach.columns; column += 1) if ((values[column] ?? 0) > 0.5) open.push(column);
  const columns = new Int32Array(reach.rows).fill(-1);
  let weight = 0;
  for (let row = 0; row < reach.rows; row += 1) {
    for (let entry = reach.rowStarts[row] ?? 0; entry < (reach.rowStarts[row + 1] ?? 0); entry += 1) {
      if ((values[reach.columns + entry] ?? 0) > 0.5) columns[row] = reach.rowColumns[entry] ?? 0;
    }
    if ((columns[row] ?? -1) >= 0) weight += reach.weights[row] ?? 0;
  }
  return { open, served: { columns, weight } };
}
