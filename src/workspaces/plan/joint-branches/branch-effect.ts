import type { PlanRate } from '../../../model/plan-document.ts';
import type { PlanScope } from '../../../model/plan-scope.ts';
import type { BranchesView } from './branch-view.ts';

/**
 * What the plan would bring, were every branch approved and each of its enterprises entered as jointly covered. A branch that breaks a
 * rule that binds is none. Rates that a joint branch does not touch stay as they are; with nothing on record, those newly covered stand
 * among the covered without activity.
 */
export function branchEffect(view: BranchesView, scope: PlanScope): readonly PlanRate[] {
  const formed = view.branches
    .filter(({ breaches }) => breaches.every(({ strength }) => strength !== 'must'))
    .flatMap(({ units }) => units)
    .filter((unit) => !unit.isCovered);
  const worked = formed.filter(({ work }) => work === 'none').length;
  return scope.rates.map(({ metric, numerator, denominator }) => ({
    metric,
    before: { numerator, denominator },
    after: {
      numerator: numerator + (metric === 'ORG_COVERAGE' ? formed.length : metric === 'WORK_COVERAGE' ? worked : 0),
      denominator: denominator + (metric === 'RECENT_ACTIVITY' ? formed.length : 0),
    },
  }));
}
