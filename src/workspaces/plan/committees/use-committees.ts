import { useMemo } from 'react';
import type { BuildingUnit, PlanGroup, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import type { CommitteeSettings } from '../../../model/plan-settings.ts';
import type { CommitteeEvaluator, PlanTools } from '../../../model/plan-tools.ts';
import { useOpenScenario, usePlanScreen } from '../../../state/plan-state.ts';
import { usePlanDrafts } from '../frame/plan-drafts.ts';
import { usePlanTools, usePlanUnits } from '../frame/use-plan-units.ts';
import { type CommitteeInput, committeeInput } from './committee-input.ts';
import { type CommitteeView, committeeView } from './committee-view.ts';

export interface CommitteeScreen {
  readonly scenario: ScenarioOfKind<'committees'> | null;
  readonly settings: CommitteeSettings;
  /** Of the scenario, else under the present filter; null until known. */
  readonly units: readonly BuildingUnit[] | null;
  /** Groups shown: of the search under way, else of the scenario. */
  readonly groups: readonly PlanGroup[];
  readonly input: CommitteeInput | null;
  /** Null without a plan. */
  readonly view: CommitteeView | null;
}

const NO_GROUPS: readonly PlanGroup[] = [];

interface Prepared {
  readonly input: CommitteeInput;
  readonly evaluator: CommitteeEvaluator;
}

/** Panel, drawer, map and card ask the same: the neighbours of many buildings are found once. */
const prepared = new WeakMap<
  readonly unknown[],
  { readonly settings: CommitteeSettings; readonly excluded: string; readonly made: Prepared }
>();

export function prepareCommittees(
  tools: PlanTools,
  units: readonly BuildingUnit[],
  excluded: readonly string[],
  settings: CommitteeSettings,
): Prepared {
  const key = excluded.join('\n');
  const before = prepared.get(units);
  if (before !== undefined && before.settings === settings && before.excluded === key) return before.made;
  const input = committeeInput({ units, excluded, groups: [], settings }, tools.findLinks);
  const made = { input, evaluator: tools.committeeEvaluator(input.problem) };
  prepared.set(units, { settings, excluded: key, made });
  return made;
}

const NOBODY: readonly string[] = [];

export function useCommittees(): CommitteeScreen {
  const open = useOpenScenario();
  const scenario = open?.kind === 'committees' ? open : null;
  const draft = usePlanDrafts((state) => state.committees);
  const run = usePlanScreen((state) => state.run);
  const { buildings } = usePlanUnits();
  const tools = usePlanTools();
  const settings = scenario?.settings ?? draft;
  const units = scenario === null ? buildings : (scenario.units as readonly BuildingUnit[]);
  const excluded = scenario?.excluded ?? NOBODY;
  const preview = run !== null && run.scenarioId === scenario?.id ? run.preview : null;
  const groups = preview ?? scenario?.groups ?? NO_GROUPS;
  const made = useMemo(
    () => (tools === null || units === null ? null : prepareCommittees(tools, units, excluded, settings)),
    [tools, units, excluded, settings],
  );
  const view = useMemo(
    () => (made === null || scenario === null || groups.length === 0 ? null : committeeView(scenario, groups, made.input, made.evaluator)),
    [made, scenario, groups],
  );
  return { scenario, settings, units, groups, input: made?.input ?? null, view };
}
