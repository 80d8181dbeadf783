import type { PlanRate } from '../../../model/plan-document.ts';
import type { BuildingUnit } from '../../../model/plan-scenario.ts';
import { type CommitteeView, knownSum } from './committee-view.ts';

/** A rate before and after; `AREA` is organization coverage with area coverage counted, which only a definition that says so prints as coverage. */
export interface RateChange extends Omit<PlanRate, 'metric'> {
  readonly metric: PlanRate['metric'] | 'AREA_COVERAGE';
}

/**
 * What the plan would bring, were every group approved and each tenant entered as covered by its building organization (an explicit
 * row): area coverage and building coverage. Single and joint coverage stay as they are: a committee gives no enterprise an organization
 * of its own.
 */
export function committeeEffect(view: CommitteeView): readonly RateChange[] {
  const planned = view.groups.flatMap((group) => (group.form === 'work-first' ? [] : group.buildings));
  const inPlan = new Set(planned.map((building) => building.id));
  const all = [...view.groups.flatMap((group) => group.buildings), ...view.left, ...view.excluded];
  const sum = (of: (building: BuildingUnit) => number) => all.reduce((total, building) => total + of(building), 0);
  const eligible = sum((building) => building.eligible);
  const built = sum((building) => building.single + building.joint);
  const single = sum((building) => building.single);
  const same = (metric: PlanRate['metric'], numerator: number): RateChange => {
    const parts = { numerator, denominator: eligible };
    return { metric, before: parts, after: parts };
  };
  const hasLead = (building: BuildingUnit) => Number(building.leadOrganization !== null);
  return [
    same('ORG_COVERAGE', built),
    same('SINGLE_RATE', single),
    {
      metric: 'AREA_COVERAGE',
      before: { numerator: built + sum((building) => building.area), denominator: eligible },
      after: {
        numerator: sum((building) => (inPlan.has(building.id) ? building.eligible : building.single + building.joint + building.area)),
        denominator: eligible,
      },
    },
    {
      metric: 'BUILDING_COVERAGE',
      before: { numerator: sum(hasLead), denominator: all.length },
      after: { numerator: sum((building) => (inPlan.has(building.id) ? 1 : hasLead(building))), denominator: all.length },
    },
  ];
}

/** Evenness of a count over groups: the least and the most; null where unknown. */
export function rangeOf(view: CommitteeView, of: 'listed' | 'membersFull'): { readonly least: number; readonly most: number } | null {
  const values = view.groups.map((group) => group[of]).filter((value) => value !== null);
  return values.length === 0 || knownSum(values) === null ? null : { least: Math.min(...values), most: Math.max(...values) };
}
