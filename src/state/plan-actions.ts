import {
  addScenario,
  changeGroup,
  changeScenario,
  dissolveGroup,
  duplicateScenario,
  excludeUnits,
  type GroupChange,
  mergeGroups,
  moveUnits,
  removeScenario,
  splitGroup,
} from '../model/plan-edit.ts';
import type { PlanUnit, Scenario } from '../model/plan-scenario.ts';
import type { PlanScope } from '../model/plan-scope.ts';
import { screenPlanName } from '../model/plan-screen.ts';
import type { PlanKind, SettingsOfKind } from '../model/plan-settings.ts';
import { patchPlanScreen, plansOf, usePlanScreen } from './plan-state.ts';
import { useAtlas } from './store.ts';

/** What a person does to the scenarios of the open dataset. Each is a step to undo. */

/** Makes a scenario of what is to be planned and opens it. Answers its number; null where no dataset is open. */
export function createScenario<K extends PlanKind>(
  kind: K,
  settings: SettingsOfKind[K],
  units: readonly PlanUnit[],
  scope?: PlanScope,
): number | null {
  const state = useAtlas.getState();
  const dataset = state.activeId === null ? undefined : state.datasets[state.activeId];
  if (dataset === undefined) return null;
  const { nextId } = plansOf(state, state.activeId);
  const scenario = {
    kind,
    id: nextId,
    name: '',
    createdAt: new Date().toISOString(),
    datasetId: dataset.manifest.id,
    asOf: dataset.asOf,
    definition: state.view.definition,
    settings,
    units,
    excluded: [],
    groups: [],
    nextGroupId: 1,
    report: null,
    isEdited: false,
    ...(scope === undefined ? {} : { scope }),
    // Kind and settings are of one K.
  } as unknown as Scenario;
  state.transactPlans('plan-create', (book) => addScenario(book, scenario));
  patchPlanScreen({ kind, openId: nextId, refusal: null });
  return nextId;
}

/** Changes one scenario; a change that gives it back as it was is no step. */
export function editScenario(label: string, id: number, change: (scenario: Scenario) => Scenario): void {
  useAtlas.getState().transactPlans(label, (book) => changeScenario(book, id, change));
}

/** What a name says of persons is masked before it is kept. */
async function screened(text: string): Promise<string> {
  const { services } = useAtlas.getState();
  const tidy = text.trim().slice(0, 80);
  if (services === null || tidy === '') return tidy;
  return screenPlanName(tidy, await services.loadTextScreen());
}

export async function renameScenario(id: number, name: string): Promise<void> {
  const tidy = await screened(name);
  editScenario('plan-rename', id, (scenario) => (scenario.name === tidy ? scenario : { ...scenario, name: tidy }));
}

export function copyScenario(id: number, name: string): void {
  const state = useAtlas.getState();
  const { nextId } = plansOf(state, state.activeId);
  state.transactPlans('plan-duplicate', (book) => duplicateScenario(book, id, name, new Date().toISOString()));
  patchPlanScreen({ openId: nextId, refusal: null });
}

export function deleteScenario(id: number): void {
  const { run, openId, compared } = usePlanScreen.getState();
  if (run?.scenarioId === id) run.abort();
  useAtlas.getState().transactPlans('plan-remove', (book) => removeScenario(book, id));
  patchPlanScreen({ compared: compared.filter((entry) => entry !== id), ...(openId === id ? { openId: null } : {}) });
}

/** New settings for the next search; the plan stays until then. */
export function changeSettings<K extends PlanKind>(scenario: Scenario & { readonly kind: K }, settings: SettingsOfKind[K]): void {
  editScenario('plan-settings', scenario.id, (before) => ({ ...before, settings }) as unknown as Scenario);
}

export function movePlanned(id: number, units: readonly string[], to: number | 'new' | null): void {
  editScenario('plan-move', id, (scenario) => moveUnits(scenario, units, to));
}

export function excludePlanned(id: number, units: readonly string[], isExcluded: boolean): void {
  editScenario('plan-exclude', id, (scenario) => excludeUnits(scenario, units, isExcluded));
}

export function mergePlanned(id: number, groups: readonly number[]): void {
  editScenario('plan-merge', id, (scenario) => mergeGroups(scenario, groups));
}

export function splitPlanned(id: number, group: number): void {
  editScenario('plan-split', id, (scenario) => splitGroup(scenario, group));
}

export function dissolvePlanned(id: number, group: number): void {
  editScenario('plan-dissolve', id, (scenario) => dissolveGroup(scenario, group));
}

export function changePlannedGroup(id: number, group: number, change: Omit<GroupChange, 'name'>): void {
  editScenario('plan-group', id, (scenario) => changeGroup(scenario, group, change));
}

export async function renamePlannedGroup(id: number, group: number, name: string): Promise<void> {
  const tidy = await screened(name);
  editScenario('plan-group', id, (scenario) => changeGroup(scenario, group, { name: tidy }));
}
