import { AtlasError } from '../model/errors.ts';
import type { Planner, PlanOf, ProblemKind, ProblemOf } from '../model/planner.ts';
import { optimalityOf, type SolveEnd, type SolveOptions, type SolveOutcome, type SolveProgress } from '../model/solve-report.ts';
import type { PlanAnswer, PlanRequest } from './plan-protocol.ts';
import { createPlanWorker, solverWasmAddress } from './planner-assets.ts';

/** A solver ends by itself at its limit; one that is busy in WebAssembly may not notice, and is then ended from here. */
const OVERRUN_FACTOR = 1.5;
const OVERRUN_SECONDS = 2;
/** A worker that has not begun by then will not. */
const START_SECONDS = 30;
const WATCH_EVERY_MS = 100;
/** A longer time-out would pass at once. */
const MAX_TIMEOUT_MS = 2_147_483_647;

export interface WorkerPlannerOptions {
  /** Replaced in tests. */
  readonly createWorker?: () => Worker;
}

/**
 * Plans in a worker of its own for every question, so that an end is immediate: within 1.5 × `seconds` + 2 s in any case, at once when
 * the signal aborts. Rejects with AtlasError 'worker-died', and with the signal's reason where it aborts before there is a plan. Where
 * time runs out without a plan, none was found: `infeasible`, not proved, without conflicts.
 */
export function createWorkerPlanner({ createWorker = createPlanWorker }: WorkerPlannerOptions = {}): Planner {
  return {
    solve: async (problem, options, watch, signal) => {
      signal.throwIfAborted();
      return new PlanRun(createWorker(), problem, options, watch, signal).outcome;
    },
  };
}

class PlanRun<K extends ProblemKind> {
  readonly outcome: Promise<SolveOutcome<PlanOf<K>>>;
  readonly #worker: Worker;
  readonly #options: SolveOptions;
  readonly #watch: (progress: SolveProgress, plan: PlanOf<K> | null) => void;
  readonly #signal: AbortSignal;
  #resolve: (outcome: SolveOutcome<PlanOf<K>>) => void = () => undefined;
  #reject: (reason: unknown) => void = () => undefined;
  #deadline: ReturnType<typeof setTimeout>;
  #started = performance.now();
  #best: { readonly plan: PlanOf<K>; readonly value: number } | null = null;
  #bound: number | null = null;
  #latest: SolveProgress | null = null;
  #untold: PlanOf<K> | null = null;
  #told = Number.NEGATIVE_INFINITY;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    worker: Worker,
    problem: ProblemOf<K>,
    options: SolveOptions,
    watch: (progress: SolveProgress, plan: PlanOf<K> | null) => void,
    signal: AbortSignal,
  ) {
    this.#worker = worker;
    this.#options = options;
    this.#watch = watch;
    this.#signal = signal;
    this.outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#deadline = setTimeout(() => this.#fail('no start'), START_SECONDS * 1000);
    signal.addEventListener('abort', this.#onAbort, { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#fail('error');
    });
    worker.addEventListener('messageerror', () => this.#fail('messageerror'));
    worker.addEventListener('message', ({ data }: MessageEvent<PlanAnswer<PlanOf<K>>>) => this.#receive(data));
    worker.postMessage({ problem, options, wasmUrl: solverWasmAddress() } satisfies PlanRequest);
  }

  #receive(answer: PlanAnswer<PlanOf<K>>): void {
    if (answer.type === 'started') {
      this.#started = performance.now();
      clearTimeout(this.#deadline);
      this.#deadline = setTimeout(
        () => this.#cut('time'),
        Math.min(MAX_TIMEOUT_MS, (this.#options.seconds * OVERRUN_FACTOR + OVERRUN_SECONDS) * 1000),
      );
    } else if (answer.type === 'progress') {
      this.#note(answer.progress, answer.plan);
    } else if (answer.type === 'solved') {
      this.#end();
      this.#resolve(answer.outcome);
    } else {
      this.#fail(answer.name);
    }
  }

  #note(progress: SolveProgress, plan: PlanOf<K> | null): void {
    if (plan !== null) {
      this.#best = { plan, value: progress.value ?? Number.NaN };
      this.#untold = plan;
    }
    this.#bound = progress.bound ?? this.#bound;
    this.#latest = progress;
    if (this.#telling !== undefined) return;
    this.#telling = setTimeout(this.#tell, Math.max(0, this.#told + WATCH_EVERY_MS - performance.now()));
  }

  readonly #tell = (): void => {
    this.#telling = undefined;
    if (this.#latest === null) return;
    this.#told = performance.now();
    const plan = this.#untold;
    this.#untold = null;
    this.#watch(this.#latest, plan);
  };

  readonly #onAbort = (): void => this.#cut('cancelled');

  /** Ends the search from outside, with the best plan so far. */
  #cut(end: SolveEnd): void {
    this.#end();
    if (this.#best !== null) {
      const { plan, value } = this.#best;
      const seconds = (performance.now() - this.#started) / 1000;
      const optimality = optimalityOf(value, this.#bound);
      const iterations = this.#latest?.iterations ?? 0;
      this.#resolve({
        kind: 'plan',
        plan,
        report: { value, bound: this.#bound, optimality, end, seed: this.#options.seed, iterations, seconds },
      });
    } else if (end === 'cancelled') {
      this.#reject(this.#signal.reason);
    } else {
      this.#resolve({ kind: 'infeasible', proved: false, conflicts: [] });
    }
  }

  #fail(details: string): void {
    this.#end();
    this.#reject(new AtlasError('worker-died', { worker: 'planner' }, { details }));
  }

  /** Also before an answer is given: what was found and not yet told is told first. */
  #end(): void {
    clearTimeout(this.#deadline);
    clearTimeout(this.#telling);
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#worker.terminate();
    if (this.#untold !== null) this.#tell();
  }
}
