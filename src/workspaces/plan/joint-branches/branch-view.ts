import type { JointBranchBreach, JointBranchReasons } from '../../../model/joint-branch-evaluation.ts';
import { type EnterpriseUnit, leftOver, type PlanGroup, type ScenarioOfKind, unitsById } from '../../../model/plan-scenario.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import { type BranchInput, planOfBranches } from './branch-input.ts';

export const PRINCIPLES = ['near', 'industry', 'size', 'manage'] as const;
export type Principle = (typeof PRINCIPLES)[number];

/** A proposed branch as the screen says it. */
export interface BranchView {
  /** Number shown, from 1 in the order of the plan. */
  readonly number: number;
  readonly group: PlanGroup;
  readonly units: readonly EnterpriseUnit[];
  readonly lead: EnterpriseUnit | null;
  readonly reasons: JointBranchReasons;
  /** Null where it is not known. */
  readonly principles: Readonly<Record<Principle, boolean | null>>;
  readonly breaches: readonly JointBranchBreach[];
  /** The how-many-eth of its place, from 1; null where it is the only one there. */
  readonly nth: number | null;
}

export interface BranchesView {
  readonly branches: readonly BranchView[];
  /** In no branch, though there could be one; and those for whom there is none, whatever the others do. */
  readonly left: readonly EnterpriseUnit[];
  readonly lonely: readonly EnterpriseUnit[];
  readonly excluded: readonly EnterpriseUnit[];
  /** Metres: see `JointBranchValue`. */
  readonly spread: number;
}

/** Everything that is said of a plan of joint branches, from the enterprises as the scenario took them in. */
export function branchesView(
  scenario: ScenarioOfKind<'joint-branches'>,
  groups: readonly PlanGroup[],
  input: BranchInput,
  tools: PlanTools,
  lonely: ReadonlySet<string>,
): BranchesView {
  const known = unitsById(scenario);
  const enterprise = (id: string | null): EnterpriseUnit | null => {
    const unit = known.get(id ?? '');
    return unit?.kind === 'enterprise' ? unit : null;
  };
  const plan = planOfBranches(input, groups);
  const judged = tools.jointBranches.evaluate(input.problem, plan);
  const branches = groups.map((group, index) => {
    const reasons = tools.jointBranches.explain(input.problem, plan.branches[index] ?? []);
    const breaches = judged.branches[index] ?? [];
    return {
      number: index + 1,
      group,
      units: group.units.map(enterprise).filter((unit) => unit !== null),
      lead: enterprise(group.seat),
      reasons,
      principles: principlesOf(reasons, breaches),
      breaches,
    };
  });
  const places = branches.map(placeKey);
  const rest = leftOver({ ...scenario, groups }).filter((unit) => unit.kind === 'enterprise');
  return {
    branches: branches.map((branch, index) => ({
      ...branch,
      nth:
        places.filter((place) => place === places[index]).length < 2
          ? null
          : places.slice(0, index + 1).filter((place) => place === places[index]).length,
    })),
    left: rest.filter((unit) => !lonely.has(unit.id)),
    lonely: rest.filter((unit) => lonely.has(unit.id)),
    excluded: scenario.excluded.map(enterprise).filter((unit) => unit !== null),
    spread: judged.value.spread,
  };
}

/** What it is called after: its building, the building of its lead, its park, else its lead. */
export function placeOf({ reasons, units, lead }: Pick<BranchView, 'reasons' | 'units' | 'lead'>): {
  readonly of: 'building' | 'park' | 'unit';
  readonly unit: EnterpriseUnit | null;
} {
  const [first = null] = units;
  const unit = reasons.sameBuilding ? first : (lead ?? first);
  if (unit !== null && unit.building.id !== null) return { of: 'building', unit };
  return reasons.samePark ? { of: 'park', unit: first } : { of: 'unit', unit };
}

function placeKey(branch: Pick<BranchView, 'reasons' | 'units' | 'lead'>): string {
  const { of, unit } = placeOf(branch);
  const id = of === 'building' ? unit?.building.id : of === 'park' ? unit?.park.id : unit?.id;
  return `${of} ${id ?? ''}`;
}

function principlesOf(reasons: JointBranchReasons, breaches: readonly JointBranchBreach[]): BranchView['principles'] {
  const isBroken = (...rules: readonly JointBranchBreach['rule'][]) => breaches.some(({ rule }) => rules.includes(rule));
  const { sameBuilding, samePark, unplaced, industries, industryUnknown, parks } = reasons;
  return {
    near: isBroken('radius') ? false : sameBuilding || unplaced === 0 ? true : null,
    industry: industries.length > 1 ? false : industryUnknown === 0 && industries.length === 1 ? true : null,
    size: !isBroken('full', 'alone', 'units', 'members'),
    manage: sameBuilding || samePark ? true : parks.length > 1 ? false : null,
  };
}

/** How many rules of the plan that bind, and how many others, are not kept. */
export function brokenRules({ branches }: BranchesView): { readonly must: number; readonly usual: number } {
  const all = branches.flatMap(({ breaches }) => breaches);
  const must = all.filter(({ strength }) => strength === 'must').length;
  return { must, usual: all.length - must };
}
