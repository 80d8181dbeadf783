import { useLanguage } from '../../../components/locale-context.tsx';
import type { Scenario, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { useActivePlans, useOpenScenario, usePlanScreen } from '../../../state/plan-state.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { PlanScenarioExport } from '../plan-scenario-export.tsx';
import { allianceDocument } from './alliance-document.ts';

/** «导出» of the alliance that is shown and of those ticked beside it. */
export function AllianceExport() {
  const words = usePlanWords();
  const language = useLanguage();
  const open = useOpenScenario();
  const { scenarios } = useActivePlans();
  const compared = usePlanScreen((state) => state.compared);
  if (open === null || !isExported(open)) return null;
  const documents = () =>
    [open, ...scenarios.filter((scenario) => scenario.id !== open.id && compared.includes(scenario.id))]
      .filter(isExported)
      .map((scenario) => allianceDocument(words, language, scenario));
  return <PlanScenarioExport documents={documents} group={open.groups[0]?.id ?? null} />;
}

function isExported(scenario: Scenario): scenario is ScenarioOfKind<'alliance'> {
  return scenario.kind === 'alliance' && scenario.groups.some(({ units }) => units.length > 0);
}
