import type { CommitteePlan, CommitteeProblem } from '../model/committee-problem.ts';
import type { SolveConflict, SolveReport } from '../model/solve-report.ts';
import { committeeEvaluator } from './committee-evaluate.ts';
import { committeeModel } from './committee-model.ts';
import { componentRanges, quotasOf } from './committee-quota.ts';
import { solveCommittees } from './committees.ts';
import type { Search } from './search.ts';

/** What is had for one number of groups. */
export type FrontierPoint = { readonly groups: number } & (
  | {
      readonly kind: 'plan';
      readonly plan: CommitteePlan;
      readonly report: SolveReport;
      readonly enterprises: FrontierSpan;
      readonly members: FrontierSpan;
    }
  | { readonly kind: 'infeasible'; readonly proved: boolean; readonly conflicts: readonly SolveConflict[] }
);

/** The sum of the smallest group and of the largest. */
export interface FrontierSpan {
  readonly least: number;
  readonly most: number;
}

/** Fewer seconds than this are worth no search. */
const LEAST_SECONDS = 0.2;

/**
 * What each number of groups gives, from `range.from` to `range.to`. The seconds and the work of the search are those of all together; each
 * number is told as soon as it is known. Numbers for which the time did not suffice are left out.
 */
export async function committeeFrontier(
  problem: CommitteeProblem,
  range: { readonly from: number; readonly to: number },
  search: Search<never>,
  tell: (point: FrontierPoint) => void,
): Promise<readonly FrontierPoint[]> {
  const { options } = search;
  const counts = Array.from({ length: Math.max(0, range.to - range.from + 1) }, (_, at) => range.from + at).filter((count) => count >= 1);
  const evaluator = committeeEvaluator(problem);
  const { model } = committeeModel(problem);
  const ranges = componentRanges(model);
  // What sums alone rule out costs nothing and leaves its time to the others.
  let asked = counts.filter((count) => quotasOf(ranges, count) !== null).length;
  const points: FrontierPoint[] = [];
  for (const groups of counts) {
    const left = options.seconds - search.elapsed();
    if (left < LEAST_SECONDS) break;
    const isRuledOut = quotasOf(ranges, groups) === null;
    const seconds = isRuledOut ? Math.min(left, 1) : left / Math.max(1, asked);
    if (!isRuledOut) asked -= 1;
    const began = search.elapsed();
    const outcome = await solveCommittees(
      { ...problem, groups },
      {
        options: { ...options, seconds, work: Math.max(1, Math.round(options.work / Math.max(1, Math.sqrt(counts.length)))) },
        elapsed: () => search.elapsed() - began,
        report: (progress) => search.report(progress),
      },
    );
    const point: FrontierPoint = outcome.kind === 'infeasible' ? { ...outcome, groups } : { ...outcome, groups, ...spansOf(outcome.plan) };
    points.push(point);
    tell(point);
  }
  return points;

  function spansOf(plan: CommitteePlan): { readonly enterprises: FrontierSpan; readonly members: FrontierSpan } {
    const { groups } = evaluator.evaluate(plan);
    const span = (sums: readonly number[]): FrontierSpan => ({ least: Math.min(...sums), most: Math.max(...sums) });
    return { enterprises: span(groups.map((group) => group.enterprises)), members: span(groups.map((group) => group.members)) };
  }
}
