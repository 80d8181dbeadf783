import type { SolveOptions, SolveProgress } from '../model/solve-report.ts';
import type { Search } from './search.ts';

/** A search whose clock starts now, in a worker as in Node. */
export function startSearch<TPlan>(options: SolveOptions, report: (progress: SolveProgress, plan?: TPlan) => void): Search<TPlan> {
  const started = performance.now();
  return { options, elapsed: () => (performance.now() - started) / 1000, report };
}
