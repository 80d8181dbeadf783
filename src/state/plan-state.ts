import { create } from 'zustand';
import { EMPTY_PLANS, findScenario, type PlanBook, type PlanGroup, type Scenario } from '../model/plan-scenario.ts';
import type { PlanKind } from '../model/plan-settings.ts';
import type { SolveConflict, SolveProgress } from '../model/solve-report.ts';
import { type AtlasStore, useAtlas } from './store.ts';

/** What of planning is on the screen and no part of a scenario: nothing here is undone or kept. */

/** A search under way. */
export interface PlanRun {
  readonly scenarioId: number;
  readonly progress: SolveProgress | null;
  /** Groups of the best plan so far; null before there is one. */
  readonly preview: readonly PlanGroup[] | null;
  readonly abort: () => void;
}

/** A search that ended without a plan: which limits are in the way. `units` are ids. */
export interface PlanRefusal {
  readonly scenarioId: number;
  readonly proved: boolean;
  readonly conflicts: readonly (Omit<SolveConflict, 'units'> & { readonly units: readonly string[] })[];
}

/** What a click on the neighbour lines does. */
export type LinkMode = 'none' | 'cut';

interface PlanScreen {
  readonly kind: PlanKind;
  /** The scenario that is shown, of the open dataset; null while settings for a new one are. */
  readonly openId: number | null;
  /** Scenarios side by side; fewer than two show none. */
  readonly compared: readonly number[];
  readonly run: PlanRun | null;
  readonly refusal: PlanRefusal | null;
  /** The group whose card is open, by its number in the scenario. */
  readonly groupId: number | null;
  readonly linkMode: LinkMode;
  readonly showsLinks: boolean;
}

export const usePlanScreen = create<PlanScreen>(() => ({
  kind: 'committees',
  openId: null,
  compared: [],
  run: null,
  refusal: null,
  groupId: null,
  linkMode: 'none',
  showsLinks: true,
}));

export function patchPlanScreen(partial: Partial<PlanScreen>): void {
  usePlanScreen.setState(partial);
}

export function plansOf(state: Pick<AtlasStore, 'plans'>, datasetId: string | null): PlanBook {
  return datasetId === null ? EMPTY_PLANS : (state.plans[datasetId] ?? EMPTY_PLANS);
}

/** The scenarios of the open dataset. */
export function useActivePlans(): PlanBook {
  return useAtlas((state) => plansOf(state, state.activeId));
}

/** The scenario on the screen; null where none is open, or it was removed. */
export function useOpenScenario(): Scenario | null {
  const book = useActivePlans();
  const openId = usePlanScreen((state) => state.openId);
  return findScenario(book, openId);
}

export function openScenarioNow(): Scenario | null {
  const state = useAtlas.getState();
  return findScenario(plansOf(state, state.activeId), usePlanScreen.getState().openId);
}
