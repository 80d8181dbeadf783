import type { JointBranchPlan, JointBranchProblem } from '../../../model/joint-branch-problem.ts';
import { toPlane } from '../../../model/plan-plane.ts';
import type { EnterpriseUnit, PlanGroup, PlanUnit } from '../../../model/plan-scenario.ts';
import type { JointBranchSettings } from '../../../model/plan-settings.ts';

export interface BranchInput {
  readonly problem: JointBranchProblem;
  /** Enterprises of the problem by index: not excluded. */
  readonly units: readonly EnterpriseUnit[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Everything of a scenario that is not left out, as one problem: what an edited plan is held against. */
export function branchInput(all: readonly PlanUnit[], excluded: readonly string[], settings: JointBranchSettings): BranchInput {
  const out = new Set(excluded);
  const units = enterprisesOf(all).filter((unit) => !out.has(unit.id));
  const points = toPlane(units);
  return {
    units,
    indexOf: new Map(units.map((unit, index) => [unit.id, index])),
    problem: {
      kind: 'joint-branches',
      ...settings,
      units: units.map((unit, index) => ({
        id: unit.id,
        x: points[index]?.x ?? null,
        y: points[index]?.y ?? null,
        building: unit.building.id,
        park: unit.park.id,
        industry: unit.industry,
        full: unit.membersFull ?? 0,
        members: unit.members ?? unit.membersFull ?? 0,
      })),
    },
  };
}

/** The part that is searched: without locked branches, which stay as they are. */
export function withoutLocked(all: readonly PlanUnit[], excluded: readonly string[], groups: readonly PlanGroup[]): readonly PlanUnit[] {
  const held = new Set([...excluded, ...groups.filter((group) => group.isLocked).flatMap((group) => group.units)]);
  return all.filter((unit) => !held.has(unit.id));
}

/** A scenario's branches as a plan of its problem; units that the problem leaves out are passed over. */
export function planOfBranches({ indexOf, units }: BranchInput, groups: readonly PlanGroup[]): JointBranchPlan {
  const branches = groups.map((group) => group.units.map((id) => indexOf.get(id)).filter((index) => index !== undefined));
  const placed = new Set(branches.flat());
  return { branches, leftOver: [...units.keys()].filter((index) => !placed.has(index)) };
}

export function enterprisesOf(units: readonly PlanUnit[]): readonly EnterpriseUnit[] {
  return units.filter((unit) => unit.kind === 'enterprise');
}

/** Who could lead: most full members, then most staff, then the first. Null of nobody. */
export function leadOf(units: readonly EnterpriseUnit[]): EnterpriseUnit | null {
  let lead: EnterpriseUnit | null = null;
  for (const unit of units) if (lead === null || leadsBefore(unit, lead)) lead = unit;
  return lead;
}

function leadsBefore(one: EnterpriseUnit, other: EnterpriseUnit): boolean {
  const full = (one.membersFull ?? 0) - (other.membersFull ?? 0);
  return full > 0 || (full === 0 && (one.staff ?? 0) > (other.staff ?? 0));
}
