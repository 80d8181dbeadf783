import type { SolveEnd } from '../../src/model/solve-report.ts';
import type { ProblemRun } from '../plan/run-problem.ts';
import type { AnyProblem, BenchCase, Target } from './bench-case.ts';

export interface CaseResult {
  readonly id: string;
  readonly family: string;
  readonly kind: string;
  readonly size: number;
  readonly seconds: number;
  readonly firstPlanSeconds: number | null;
  readonly value: number | null;
  readonly levels: readonly number[];
  readonly bound: number | null;
  /** |value − bound| / |value|; 0 where it is proved; null where nothing is known. */
  readonly gap: number | null;
  readonly best: readonly number[] | null;
  /** Share by which the plan is worse than the published best; null where there is none, or an earlier objective differs. */
  readonly aboveBest: number | null;
  readonly end: SolveEnd | 'infeasible';
  readonly checked: boolean;
  readonly faults: readonly string[];
  /** Greatest memory of the process that solved it, and of the same process before, in MB. */
  readonly peakMb: number;
  readonly startMb: number;
  readonly target: string;
  readonly met: boolean;
}

/** A search looks at its clock between steps, on a machine that others use: so late it may be, as a share, and at least in seconds. */
const LATE_SHARE = 0.05;
const LATE_SECONDS = 0.25;

function targetText(target: Target): string {
  const time = `in ${target.seconds} s`;
  if (target.kind === 'exact' || target.kind === 'proved') return `${target.kind} ${time}`;
  if (target.kind === 'near') return `≤ ${target.share * 100} % ${time}`;
  return `feasible${target.hasBound ? ', bound stated,' : ''} ${time}`;
}

function shareAbove(levels: readonly number[], best: readonly number[] | null): number | null {
  if (best === null) return null;
  for (const [at, wanted] of best.entries()) {
    const difference = (levels[at] ?? Number.NaN) - wanted;
    if (Math.abs(difference) <= 1e-6 * Math.max(1, Math.abs(wanted))) continue;
    return at === best.length - 1 || best.length === 1 ? difference / Math.abs(wanted) : Number.POSITIVE_INFINITY;
  }
  return 0;
}

/** Judges a run by its target; time is what passed outside, not what the solver says. */
export function caseResult(
  bench: BenchCase,
  problem: AnyProblem,
  run: ProblemRun<AnyProblem['kind']>,
  memory: { readonly peakMb: number; readonly startMb: number },
): CaseResult {
  const { outcome, check, seconds, firstPlanSeconds } = run;
  const report = outcome.kind === 'plan' ? outcome.report : null;
  const { optimality } = report ?? { optimality: { kind: 'none' } as const };
  const gap = optimality.kind === 'proved' ? 0 : optimality.kind === 'within' ? optimality.gap : null;
  const aboveBest = shareAbove(check?.levels ?? [], bench.best);
  const { target } = bench;
  const off = aboveBest ?? gap ?? Number.POSITIVE_INFINITY;
  const isGood =
    target.kind === 'proved'
      ? gap === 0 && (aboveBest ?? 0) <= 0
      : target.kind === 'exact'
        ? (aboveBest ?? (gap === 0 ? 0 : 1)) <= 0
        : target.kind === 'near'
          ? off <= target.share
          : !target.hasBound || report?.bound != null;
  return {
    id: bench.id,
    family: bench.family,
    kind: problem.kind,
    size: bench.size,
    seconds,
    firstPlanSeconds,
    value: check?.value ?? null,
    levels: check?.levels ?? [],
    bound: report?.bound ?? null,
    gap,
    best: bench.best,
    aboveBest: aboveBest === null || !Number.isFinite(aboveBest) ? null : aboveBest,
    end: report?.end ?? 'infeasible',
    checked: check?.ok ?? false,
    faults: [...new Set(check?.faults.map(({ code }) => code) ?? [])],
    ...memory,
    target: targetText(target),
    met: isGood && check?.ok === true && seconds <= target.seconds + Math.max(LATE_SECONDS, LATE_SHARE * target.seconds),
  };
}
