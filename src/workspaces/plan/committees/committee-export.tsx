import { useLanguage } from '../../../components/locale-context.tsx';
import type { PlanDocument } from '../../../model/plan-document.ts';
import type { BuildingUnit, Scenario, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { useActivePlans, useOpenScenario, usePlanScreen } from '../../../state/plan-state.ts';
import { usePlanTools } from '../frame/use-plan-units.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { committeeDocument } from '../plan-documents.ts';
import { PlanScenarioExport } from '../plan-scenario-export.tsx';
import { committeeView } from './committee-view.ts';
import { prepareCommittees } from './use-committees.ts';

/** «导出» of the scenario that is shown and of those ticked beside it, as they are kept: a search under way is no part of it. */
export function CommitteeExport() {
  const words = usePlanWords();
  const language = useLanguage();
  const tools = usePlanTools();
  const open = useOpenScenario();
  const { scenarios } = useActivePlans();
  const { compared, groupId } = usePlanScreen();
  if (tools === null || open === null || !isExported(open)) return null;
  const documents = (): readonly PlanDocument[] =>
    [open, ...scenarios.filter((scenario) => scenario.id !== open.id && compared.includes(scenario.id))]
      .filter(isExported)
      .map((scenario) => {
        const units = scenario.units as readonly BuildingUnit[];
        const { input, evaluator } = prepareCommittees(tools, units, scenario.excluded, scenario.settings);
        return committeeDocument(words, language, scenario, committeeView(scenario, scenario.groups, input, evaluator));
      });
  return <PlanScenarioExport documents={documents} group={open.groups.some(({ id }) => id === groupId) ? groupId : null} />;
}

function isExported(scenario: Scenario): scenario is ScenarioOfKind<'committees'> {
  return scenario.kind === 'committees' && scenario.groups.length > 0;
}
