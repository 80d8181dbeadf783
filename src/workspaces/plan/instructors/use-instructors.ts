import { useMemo } from 'react';
import { GAP_CLASSES } from '../../../model/coverage.ts';
import type { InstructorPlanUnit, PlanGroup, PlanUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import type { InstructorSettings } from '../../../model/plan-settings.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import { planDispatchers, planInstructors } from '../../../queries/plan-instructors.ts';
import { countedInstructors, countOf, type Dispatcher, dispatchersOf, instructorUnitsOf } from '../../../state/plan-instructors.ts';
import { useOpenScenario, usePlanScreen } from '../../../state/plan-state.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';
import { type PlanEnterprises, usePlanEnterprises } from '../enterprises/use-plan-enterprises.ts';
import { usePlanDrafts } from '../frame/plan-drafts.ts';
import { usePlanTools } from '../frame/use-plan-units.ts';
import { type InstructorInput, instructorInput } from './instructor-input.ts';
import { useInstructorScope } from './instructor-scope.ts';
import { type InstructorsView, instructorsView } from './instructor-view.ts';

export interface InstructorScreen {
  readonly scenario: ScenarioOfKind<'instructors'> | null;
  readonly settings: InstructorSettings;
  /** Under the present filter. */
  readonly now: PlanEnterprises;
  /** On the list of the dataset; null until known. */
  readonly listed: readonly InstructorPlanUnit[] | null;
  readonly dispatchers: readonly Dispatcher[];
  /** What a new scenario takes in; null until known. */
  readonly units: readonly PlanUnit[] | null;
  readonly input: InstructorInput | null;
  /** A search for it is under way: what is shown is on its way, and not to be changed. */
  readonly isSearching: boolean;
  /** Null without a plan. */
  readonly view: InstructorsView | null;
  readonly tools: PlanTools | null;
}

const NO_GROUPS: readonly PlanGroup[] = [];
const NO_DISPATCHERS: readonly Dispatcher[] = [];

/** A scenario's instructors, or other groups over its units, as the screen says them. */
export function viewOfInstructors(
  tools: PlanTools,
  scenario: ScenarioOfKind<'instructors'>,
  groups: readonly PlanGroup[] = scenario.groups,
): InstructorsView {
  return instructorsView(scenario, groups, instructorInput(scenario.units, scenario.excluded, scenario.settings), tools);
}

export function useInstructors(): InstructorScreen {
  const open = useOpenScenario();
  const scenario = open?.kind === 'instructors' ? open : null;
  const draft = usePlanDrafts((state) => state.instructors);
  const asked = useInstructorScope();
  const run = usePlanScreen((state) => state.run);
  const dataset = useActiveDataset();
  const tools = usePlanTools();
  const taken = scenario?.units;
  // A scenario keeps its classes: what replaces its list is of the same.
  const classes = useMemo(() => (taken === undefined ? asked.classes : classesOf(taken)), [taken, asked.classes]);
  const now = usePlanEnterprises(classes);
  const version = dataset?.version ?? 0;
  const list = useQuery(dataset === null ? null : planInstructors(dataset.schema), version);
  const places = useQuery(dataset === null ? null : planDispatchers(dataset.schema), version);
  const listed = useMemo(
    () => (list.table === null || !list.isCurrent ? null : instructorUnitsOf(list.table)),
    [list.table, list.isCurrent],
  );
  const dispatchers = useMemo(() => (places.table === null ? NO_DISPATCHERS : dispatchersOf(places.table)), [places.table]);
  const units = useMemo(() => {
    if (now.units === null || listed === null) return null;
    // Those whom a person only counted stay; a list is read anew.
    const own = taken?.filter((unit) => unit.kind === 'instructor' && countOf(unit) !== null) ?? [];
    if (taken !== undefined) return [...(own.length > 0 ? own : listed), ...now.units];
    const isCounted = asked.counted !== null || listed.length === 0;
    const from = dispatchers.find(({ id }) => id === asked.from) ?? null;
    return [...(isCounted ? countedInstructors(asked.counted ?? 0, from) : listed), ...now.units];
  }, [now.units, listed, taken, asked, dispatchers]);
  const settings = scenario?.settings ?? draft;
  const excluded = scenario?.excluded;
  const input = useMemo(
    () => (taken === undefined || excluded === undefined ? null : instructorInput(taken, excluded, settings)),
    [taken, excluded, settings],
  );
  const isSearching = run !== null && run.scenarioId === scenario?.id;
  const preview = isSearching ? run.preview : null;
  const groups = preview ?? scenario?.groups ?? NO_GROUPS;
  const view = useMemo(
    () =>
      tools === null || scenario === null || input === null || groups.length === 0 ? null : instructorsView(scenario, groups, input, tools),
    [tools, scenario, input, groups],
  );
  return { scenario, settings, now, listed, dispatchers, units, input, isSearching, view, tools };
}

function classesOf(units: readonly PlanUnit[]) {
  const present = new Set(units.flatMap((unit) => (unit.kind === 'enterprise' ? (unit.gapClass ?? []) : [])));
  return GAP_CLASSES.filter((gapClass) => present.has(gapClass));
}
