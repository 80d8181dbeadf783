import type { PlanUnit } from '../../../model/plan-scenario.ts';
import type { PlanScope } from '../../../model/plan-scope.ts';
import { type InstructorSettings, PLAN_SOLVE_OPTIONS } from '../../../model/plan-settings.ts';
import { createScenario } from '../../../state/plan-actions.ts';
import { searchPlan } from '../../../state/plan-run.ts';
import { openScenarioNow } from '../../../state/plan-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { instructorGroups, instructorInput, withoutLocked } from './instructor-input.ts';

/** Searches who goes where for the open scenario, or for a new one over the given instructors and enterprises. */
export async function startInstructors(settings: InstructorSettings, units: readonly PlanUnit[], scope: PlanScope | null): Promise<void> {
  const { services } = useAtlas.getState();
  if (services === null) return;
  if (openScenarioNow()?.kind !== 'instructors' && scope !== null) createScenario('instructors', settings, units, scope);
  const scenario = openScenarioNow();
  if (scenario?.kind !== 'instructors') return;
  const input = withoutLocked(instructorInput(scenario.units, scenario.excluded, scenario.settings), scenario.groups);
  if (input.instructors.length === 0) return;
  await searchPlan(services.planner, scenario.id, {
    problem: input.problem,
    options: PLAN_SOLVE_OPTIONS,
    unitIds: input.enterprises.map((unit) => unit.id),
    groupsOf: (plan) => instructorGroups(scenario.units, scenario.groups, input, plan),
    bySeat: true,
  });
}
