import { useMemo } from 'react';
import type { GapClass } from '../../../model/coverage.ts';
import type { PlanGroup, PlanUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import type { JointBranchSettings } from '../../../model/plan-settings.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import { useOpenScenario, usePlanScreen } from '../../../state/plan-state.ts';
import { type PlanEnterprises, usePlanEnterprises } from '../enterprises/use-plan-enterprises.ts';
import { usePlanDrafts } from '../frame/plan-drafts.ts';
import { usePlanTools } from '../frame/use-plan-units.ts';
import { type BranchInput, branchInput } from './branch-input.ts';
import { type BranchesView, branchesView } from './branch-view.ts';

export interface BranchScreen {
  readonly scenario: ScenarioOfKind<'joint-branches'> | null;
  readonly settings: JointBranchSettings;
  /** Under the present filter. */
  readonly now: PlanEnterprises;
  /** A search for it is under way: what is shown is on its way, and not to be changed. */
  readonly isSearching: boolean;
  /** Null without a plan. */
  readonly view: BranchesView | null;
}

interface Prepared {
  readonly input: BranchInput;
  readonly lonely: ReadonlySet<string>;
}

const CLASSES: readonly GapClass[] = ['joint-candidate'];
const NO_GROUPS: readonly PlanGroup[] = [];

/** Panel, drawer, map and card ask the same: who has nobody near is found once. */
const prepared = new WeakMap<
  readonly unknown[],
  { readonly settings: JointBranchSettings; readonly excluded: string; readonly made: Prepared }
>();

function prepareBranches(
  tools: PlanTools,
  units: readonly PlanUnit[],
  excluded: readonly string[],
  settings: JointBranchSettings,
): Prepared {
  const key = excluded.join('\n');
  const before = prepared.get(units);
  if (before !== undefined && before.settings === settings && before.excluded === key) return before.made;
  const input = branchInput(units, excluded, settings);
  const lonely = tools.jointBranches.lonely(input.problem).flatMap((index) => input.units[index]?.id ?? []);
  const made = { input, lonely: new Set(lonely) };
  prepared.set(units, { settings, excluded: key, made });
  return made;
}

/** A scenario's branches, or others over its units, as the screen says them. */
export function viewOfBranches(
  tools: PlanTools,
  scenario: ScenarioOfKind<'joint-branches'>,
  groups: readonly PlanGroup[] = scenario.groups,
): BranchesView {
  const { input, lonely } = prepareBranches(tools, scenario.units, scenario.excluded, scenario.settings);
  return branchesView(scenario, groups, input, tools, lonely);
}

export function useBranches(): BranchScreen {
  const open = useOpenScenario();
  const scenario = open?.kind === 'joint-branches' ? open : null;
  const draft = usePlanDrafts((state) => state['joint-branches']);
  const run = usePlanScreen((state) => state.run);
  const now = usePlanEnterprises(CLASSES);
  const tools = usePlanTools();
  const isSearching = run !== null && run.scenarioId === scenario?.id;
  const preview = isSearching ? run.preview : null;
  const groups = preview ?? scenario?.groups ?? NO_GROUPS;
  const view = useMemo(
    () => (tools === null || scenario === null || groups.length === 0 ? null : viewOfBranches(tools, scenario, groups)),
    [tools, scenario, groups],
  );
  return { scenario, settings: scenario?.settings ?? draft, now, isSearching, view };
}
