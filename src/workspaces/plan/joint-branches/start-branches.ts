import type { EnterpriseUnit } from '../../../model/plan-scenario.ts';
import type { PlanScope } from '../../../model/plan-scope.ts';
import { type JointBranchSettings, PLAN_SOLVE_OPTIONS } from '../../../model/plan-settings.ts';
import { createScenario } from '../../../state/plan-actions.ts';
import { searchPlan } from '../../../state/plan-run.ts';
import { openScenarioNow } from '../../../state/plan-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { branchInput, leadOf, withoutLocked } from './branch-input.ts';

/** Searches joint branches for the open scenario, or for a new one over the given enterprises. */
export async function startBranches(
  settings: JointBranchSettings,
  units: readonly EnterpriseUnit[],
  scope: PlanScope | null,
): Promise<void> {
  const { services } = useAtlas.getState();
  if (services === null) return;
  if (openScenarioNow()?.kind !== 'joint-branches' && scope !== null) createScenario('joint-branches', settings, units, scope);
  const scenario = openScenarioNow();
  if (scenario?.kind !== 'joint-branches') return;
  const searched = withoutLocked(scenario.units, scenario.excluded, scenario.groups);
  const input = branchInput(searched, [], scenario.settings);
  if (input.units.length === 0) return;
  await searchPlan(services.planner, scenario.id, {
    problem: input.problem,
    options: PLAN_SOLVE_OPTIONS,
    unitIds: input.units.map((unit) => unit.id),
    groupsOf: (plan) =>
      plan.branches.map((branch) => {
        const members = branch.map((index) => input.units[index]).filter((unit) => unit !== undefined);
        return { units: members.map((unit) => unit.id), seat: leadOf(members)?.id ?? null };
      }),
  });
}
