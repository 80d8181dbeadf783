import type { SolveEnd, SolveOptions, SolveOutcome, SolveProgress } from '../model/solve-report.ts';

/** What a solver is given beside its problem. */
export interface Search<TPlan> {
  readonly options: SolveOptions;
  /** Seconds since the search began. */
  elapsed(): number;
  /** Tells where the search is; with a plan, that it is the best so far. Cheap enough for every step: what is too often is dropped. */
  report(progress: SolveProgress, plan?: TPlan): void;
}

/** A solver: pure but for its clock. It ends by itself once `elapsed()` passes `options.seconds`, with the best plan so far. */
export type Solve<TProblem, TPlan> = (problem: TProblem, search: Search<TPlan>) => Promise<SolveOutcome<TPlan>>;

export function isOver(search: Search<never>): boolean {
  return search.elapsed() >= search.options.seconds;
}

/** How a search ended whose loop was left: by the clock or by its own budget. */
export function endOf(search: Search<never>, ranOut: boolean): SolveEnd {
  if (isOver(search)) return 'time';
  return ranOut ? 'budget' : 'finished';
}
