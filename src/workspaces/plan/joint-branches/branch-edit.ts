import { dissolveGroup, excludeUnits, mergeGroups, moveUnits, splitGroup } from '../../../model/plan-edit.ts';
import { type Scenario, unitsOf } from '../../../model/plan-scenario.ts';
import { editScenario } from '../../../state/plan-actions.ts';
import { enterprisesOf, leadOf } from './branch-input.ts';

/** Changes of branches by hand. Each is a step to undo, and a branch whose lead is gone has another. */

export function moveEnterprises(id: number, units: readonly string[], to: number | 'new' | null): void {
  editScenario('plan-move', id, (before) => withLeads(moveUnits(before, units, to), before));
}

export function excludeEnterprises(id: number, units: readonly string[], isExcluded: boolean): void {
  editScenario('plan-exclude', id, (before) => withLeads(excludeUnits(before, units, isExcluded), before));
}

export function mergeBranches(id: number, groups: readonly number[]): void {
  editScenario('plan-merge', id, (before) => withLeads(mergeGroups(before, groups), before));
}

export function splitBranch(id: number, group: number): void {
  editScenario('plan-split', id, (before) => withLeads(splitGroup(before, group), before));
}

export function dissolveBranch(id: number, group: number): void {
  editScenario('plan-dissolve', id, (before) => dissolveGroup(before, group));
}

/** A lead stays while it is in the branch; a new branch, and one that lost its lead, has whom its members suggest. */
export function withLeads(scenario: Scenario, before: Scenario): Scenario {
  if (scenario === before) return before;
  return {
    ...scenario,
    groups: scenario.groups.map((group) => {
      const earlier = before.groups.find((entry) => entry.id === group.id);
      const seat =
        earlier?.seat !== undefined && earlier.seat !== null && group.units.includes(earlier.seat)
          ? earlier.seat
          : (leadOf(enterprisesOf(unitsOf(scenario, group)))?.id ?? null);
      return seat === group.seat ? group : { ...group, seat };
    }),
  };
}
