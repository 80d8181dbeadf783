import { useLanguage } from '../../../components/locale-context.tsx';
import type { PlanDocument } from '../../../model/plan-document.ts';
import type { Scenario, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { useActivePlans, useOpenScenario, usePlanScreen } from '../../../state/plan-state.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { PlanScenarioExport } from '../plan-scenario-export.tsx';
import { siteDocument } from './site-document.ts';
import { siteView } from './site-view.ts';

/** «导出» of the scenario that is shown and of those ticked beside it, as they are kept. */
export function SiteExport() {
  const words = usePlanWords();
  const language = useLanguage();
  const open = useOpenScenario();
  const { scenarios } = useActivePlans();
  const { compared, groupId } = usePlanScreen();
  if (open === null || !isExported(open)) return null;
  const documents = (): readonly PlanDocument[] =>
    [open, ...scenarios.filter((scenario) => scenario.id !== open.id && compared.includes(scenario.id))]
      .filter(isExported)
      .map((scenario) => siteDocument(words, language, scenario, siteView(scenario, scenario.groups)));
  return <PlanScenarioExport documents={documents} group={open.groups.some(({ id }) => id === groupId) ? groupId : null} />;
}

function isExported(scenario: Scenario): scenario is ScenarioOfKind<'sites'> {
  return scenario.kind === 'sites' && scenario.groups.length > 0;
}
