import type { BuildingUnit } from '../../../model/plan-scenario.ts';
import { type CommitteeSettings, PLAN_SOLVE_OPTIONS } from '../../../model/plan-settings.ts';
import { createScenario } from '../../../state/plan-actions.ts';
import { searchPlan } from '../../../state/plan-run.ts';
import { openScenarioNow, patchPlanScreen } from '../../../state/plan-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { withoutLocked } from './committee-input.ts';
import { prepareCommittees } from './use-committees.ts';

/** Searches a plan for each of several numbers of groups, one after the other, as scenarios of their own, and ticks them to be compared. */
export async function startFrontier(settings: CommitteeSettings, units: readonly BuildingUnit[], counts: readonly number[]): Promise<void> {
  const made: number[] = [];
  const datasetId = useAtlas.getState().activeId;
  for (const groups of counts) {
    const id = createScenario('committees', { ...settings, count: { by: 'number', groups } }, units);
    if (id === null) return;
    await startCommittees(settings, units);
    if (useAtlas.getState().activeId !== datasetId) return;
    made.push(id);
  }
  patchPlanScreen({ compared: made });
}

/** Searches a plan for the open scenario, or for a new one over the given buildings. */
export async function startCommittees(settings: CommitteeSettings, units: readonly BuildingUnit[]): Promise<void> {
  const { services } = useAtlas.getState();
  if (services === null) return;
  if (openScenarioNow()?.kind !== 'committees') createScenario('committees', settings, units);
  const scenario = openScenarioNow();
  if (scenario?.kind !== 'committees') return;
  const tools = await services.loadPlanTools();
  const { input } = prepareCommittees(tools, scenario.units as readonly BuildingUnit[], scenario.excluded, scenario.settings);
  const searched = withoutLocked(input, scenario.groups);
  if (searched.buildings.length === 0) return;
  const unitIds = searched.buildings.map((building) => building.id);
  await searchPlan(services.planner, scenario.id, {
    problem: searched.problem,
    options: PLAN_SOLVE_OPTIONS,
    unitIds,
    groupsOf: (plan) =>
      plan.groups
        .map((group) => ({ units: group.units.map((index) => unitIds[index] ?? ''), seat: unitIds[group.seat] ?? null }))
        // In the order of the list, so that the same plan has the same numbers.
        .sort((one, other) => unitIds.indexOf(one.units[0] ?? '') - unitIds.indexOf(other.units[0] ?? '')),
  });
}
