import type { PlanRate } from '../../../model/plan-document.ts';
import type { EnterpriseUnit } from '../../../model/plan-scenario.ts';
import type { PlanScope } from '../../../model/plan-scope.ts';
import type { InstructorsView } from './instructor-view.ts';

/**
 * What the plan would bring once carried out: work with everyone who has an instructor, and none any more with those who lose theirs and
 * have nobody else. Those left out stay as they are. Every other rate stays.
 */
export function instructorEffect(view: InstructorsView, scope: PlanScope): readonly PlanRate[] {
  const count = (units: readonly EnterpriseUnit[], work: EnterpriseUnit['work']) =>
    units.filter((unit) => !unit.isCovered && (unit.work ?? 'none') === work).length;
  const gained = view.instructors.reduce((sum, { enterprises }) => sum + count(enterprises, 'none'), 0);
  const lost = count(view.left, 'instructor');
  const order = (metric: string) => (metric === 'WORK_COVERAGE' ? 0 : 1);
  return scope.rates
    .filter(({ metric }) => metric === 'WORK_COVERAGE' || metric === 'ORG_COVERAGE')
    .map(({ metric, numerator, denominator }) => ({
      metric,
      before: { numerator, denominator },
      after: { numerator: numerator + (metric === 'WORK_COVERAGE' ? gained - lost : 0), denominator },
    }))
    .sort((one, other) => order(one.metric) - order(other.metric));
}
