import loadHighs, { type Highs, type InitOptions, type ModelData } from 'highs';

/** A mixed-integer program, built column by column and row by row. Minimizes. */
export interface Mip {
  readonly columnCount: number;
  readonly rowCount: number;
  /** @returns the index of the new column. */
  addColumn(cost: number, lower: number, upper: number, isInteger: boolean): number;
  /** lower ≤ Σ value × column ≤ upper; ±Infinity without a limit. Columns of one row must differ. @returns the index of the new row. */
  addRow(lower: number, upper: number, columns: ArrayLike<number>, values: ArrayLike<number>): number;
  setBounds(column: number, lower: number, upper: number): void;
  setCost(column: number, cost: number): void;
  setRowBounds(row: number, lower: number, upper: number): void;
}

export interface MipOptions {
  /** Seconds that the solver is given; it may overrun them before it answers. */
  readonly seconds: number;
  readonly seed: number;
  /** A value for each column to begin with. */
  readonly start?: Float64Array;
  /** Ends as soon as the relative gap is no wider. */
  readonly gap?: number;
  /** Told of bounds and better answers while it goes on. */
  readonly watch?: (event: { readonly value: number | null; readonly bound: number | null; readonly columns: Float64Array | null }) => void;
  /** Asked now and then; true ends the run with what there is. */
  readonly stop?: () => boolean;
}

export interface MipAnswer {
  /** `limit`: the clock or `stop` ended it. */
  readonly status: 'optimal' | 'infeasible' | 'limit' | 'unbounded' | 'failed';
  /** Null where no answer was found. Whole columns may be off by a rounding. */
  readonly columns: Float64Array | null;
  /** Of the rows of a program without whole columns. */
  readonly duals: Float64Array | null;
  readonly value: number | null;
  /** No answer is less; null where nothing is proved. */
  readonly bound: number | null;
}

interface MipState {
  readonly cost: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly integer: number[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  readonly starts: number[];
  readonly indices: number[];
  readonly values: number[];
}

const states = new WeakMap<Mip, MipState>();

export function createMip(): Mip {
  const state: MipState = { cost: [], lower: [], upper: [], integer: [], rowLower: [], rowUpper: [], starts: [0], indices: [], values: [] };
  const mip: Mip = {
    get columnCount() {
      return state.cost.length;
    },
    get rowCount() {
      return state.rowLower.length;
    },
    addColumn(cost, lower, upper, isInteger) {
      state.lower.push(lower);
      state.upper.push(upper);
      state.integer.push(isInteger ? 1 : 0);
      return state.cost.push(cost) - 1;
    },
    addRow(lower, upper, columns, values) {
      for (let at = 0; at < columns.length; at += 1) {
        state.indices.push(columns[at] ?? 0);
        state.values.push(values[at] ?? 0);
      }
      state.starts.push(state.indices.length);
      state.rowUpper.push(upper);
      return state.rowLower.push(lower) - 1;
    },
    setBounds(column, lower, upper) {
      state.lower[column] = lower;
      state.upper[column] = upper;
    },
    setCost(column, cost) {
      state.cost[column] = cost;
    },
    setRowBounds(row, lower, upper) {
      state.rowLower[row] = lower;
      state.rowUpper[row] = upper;
    },
  };
  states.set(mip, state);
  return mip;
}

let loading: Promise<Highs> | null = null;
let binary: InitOptions = {};

/** Where the solver's WebAssembly is: its bytes or its address. Needed in the browser, before the first program. */
export function provideSolver(options: { readonly wasmBinary: ArrayBuffer } | { readonly url: string }): void {
  binary = 'url' in options ? { locateFile: () => options.url } : options;
  loading = null;
}

function highs(): Promise<Highs> {
  loading ??= loadHighs(binary);
  return loading;
}

function modelOf(state: MipState): ModelData {
  const numCols = state.cost.length;
  const numRows = state.rowLower.length;
  const model = {
    numCols,
    numRows,
    colCost: Float64Array.from(state.cost),
    colLower: Float64Array.from(state.lower),
    colUpper: Float64Array.from(state.upper),
    rowLower: Float64Array.from(state.rowLower),
    rowUpper: Float64Array.from(state.rowUpper),
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts: Int32Array.from(state.starts),
      indices: Int32Array.from(state.indices),
      values: Float64Array.from(state.values),
    },
  };
  return state.integer.some((kind) => kind === 1) ? { ...model, integrality: Int32Array.from(state.integer) } : model;
}

const STATUS: Readonly<Record<number, MipAnswer['status']>> = {
  7: 'optimal',
  8: 'infeasible',
  9: 'unbounded',
  10: 'unbounded',
  13: 'limit',
  14: 'limit',
  16: 'limit',
  17: 'limit',
};
/** `primal_solution_status` of an answer that keeps all rows. */
const FEASIBLE = 2;

/** Solves by HiGHS (Huangfu & Hall 2018), in one thread and in one go: the thread is busy until it answers. */
export async function solveMip(mip: Mip, options: MipOptions): Promise<MipAnswer> {
  const state = states.get(mip);
  if (state === undefined) throw new Error('A program must come from createMip');
  const solver = await highs();
  const isMip = state.integer.some((kind) => kind === 1);
  const model = solver.createModel(modelOf(state));
  try {
    model.options.set({
      output_flag: false,
      random_seed: options.seed & 0x7fffffff,
      time_limit: Math.max(0.01, options.seconds),
      mip_rel_gap: options.gap ?? 0,
      mip_abs_gap: 1e-9,
    });
    if (options.start !== undefined) model.setSolution({ colValue: options.start });
    const { watch, stop } = options;
    const { callbackType } = solver.constants;
    model.run({
      ...(watch !== undefined && {
        [callbackType.mipImprovingSolution]: ({ data }) => {
          watch({ value: data.objective_function_value ?? null, bound: finite(data.mip_dual_bound), columns: data.mip_solution ?? null });
          return undefined;
        },
        [callbackType.mipLogging]: ({ data }) => {
          watch({ value: finite(data.mip_primal_bound), bound: finite(data.mip_dual_bound), columns: null });
          return undefined;
        },
      }),
      ...(stop !== undefined && {
        [callbackType.mipInterrupt]: (event) => {
          if (stop()) event.interrupt();
          return undefined;
        },
        [callbackType.simplexInterrupt]: (event) => {
          if (stop()) event.interrupt();
          return undefined;
        },
      }),
    });
    const status = STATUS[model.getModelStatus()] ?? 'failed';
    const hasAnswer = status === 'optimal' || Number(model.info.get('primal_solution_status')) === FEASIBLE;
    const value = hasAnswer ? model.getObjectiveValue() : null;
    const solution = hasAnswer ? model.getSolution() : null;
    const bound = isMip ? finite(Number(model.info.get('mip_dual_bound'))) : status === 'optimal' ? value : null;
    return { status, columns: solution?.colValue ?? null, duals: isMip ? null : (solution?.rowDual ?? null), value, bound };
  } finally {
    model.dispose();
  }
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Math.abs(value) < 1e20 ? value : null;
}
