import { useMemo } from 'react';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import type { PlanKind } from '../../../model/plan-settings.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import { useActivePlans, usePlanScreen } from '../../../state/plan-state.ts';
import { usePlanTools } from './use-plan-units.ts';

export interface Compared<Kind extends PlanKind, View> {
  readonly scenario: ScenarioOfKind<Kind>;
  readonly view: View;
}

/**
 * The scenarios of one kind that a person put side by side and that have a plan, in the order of the list. `viewOf` must be the same
 * function at every render. Empty while the tools are on their way.
 */
export function useCompared<Kind extends PlanKind, View>(
  kind: Kind,
  viewOf: (tools: PlanTools, scenario: ScenarioOfKind<Kind>) => View,
): readonly Compared<Kind, View>[] {
  const tools = usePlanTools();
  const compared = usePlanScreen((state) => state.compared);
  const { scenarios } = useActivePlans();
  return useMemo(() => {
    if (tools === null) return [];
    return scenarios
      .filter(
        (scenario): scenario is ScenarioOfKind<Kind> =>
          scenario.kind === kind && compared.includes(scenario.id) && scenario.groups.length > 0,
      )
      .map((scenario) => ({ scenario, view: viewOf(tools, scenario) }));
  }, [scenarios, compared, tools, kind, viewOf]);
}
