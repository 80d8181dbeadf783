import type { SolveProgress } from '../model/solve-report.ts';

const PROGRESS_EVERY_MS = 100;
/** Better plans come in bursts: so many at once, then so many a second. */
const PLAN_BURST = 30;
const PLANS_A_SECOND = 20;

/**
 * Lets through what a search reports: better plans at once while they are not a flood, mere progress ten times a second. A plan that is
 * held goes with the next report that may pass, or at once when the search enters another phase, which may be long and silent.
 */
export function createReportGate<TPlan>(
  send: (progress: SolveProgress, plan: TPlan | null) => void,
  now: () => number,
): (progress: SolveProgress, plan?: TPlan) => void {
  let allowance = PLAN_BURST;
  let refilled = now();
  let told = Number.NEGATIVE_INFINITY;
  let phase: SolveProgress['phase'] | null = null;
  let held: { readonly value: number | null; readonly plan: TPlan } | null = null;
  return (progress, plan) => {
    const at = now();
    allowance = Math.min(PLAN_BURST, allowance + ((at - refilled) / 1000) * PLANS_A_SECOND);
    refilled = at;
    if (plan !== undefined) held = { value: progress.value, plan };
    const isNewPhase = progress.phase !== phase;
    phase = progress.phase;
    if (held !== null && (allowance >= 1 || isNewPhase)) {
      allowance = Math.max(0, allowance - 1);
      told = at;
      send({ ...progress, value: held.value }, held.plan);
      held = null;
    } else if (isNewPhase || at - told >= PROGRESS_EVERY_MS) {
      told = at;
      send(progress, null);
    }
  };
}
