import type { PlanDocument } from '../../../model/plan-document.ts';
import type { Scenario, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { useActivePlans, useOpenScenario, usePlanScreen } from '../../../state/plan-state.ts';
import { usePlanTools } from '../frame/use-plan-units.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { PlanScenarioExport } from '../plan-scenario-export.tsx';
import { instructorDocument } from './instructor-document.ts';
import { viewOfInstructors } from './use-instructors.ts';

/** «导出» of the scenario that is shown and of those ticked beside it, as they are kept. */
export function InstructorExport() {
  const words = usePlanWords();
  const tools = usePlanTools();
  const open = useOpenScenario();
  const { scenarios } = useActivePlans();
  const { compared, groupId } = usePlanScreen();
  if (tools === null || open === null || !isExported(open)) return null;
  const documents = (): readonly PlanDocument[] =>
    [open, ...scenarios.filter((scenario) => scenario.id !== open.id && compared.includes(scenario.id))]
      .filter(isExported)
      .map((scenario) => instructorDocument(words, scenario, viewOfInstructors(tools, scenario)));
  return <PlanScenarioExport documents={documents} group={open.groups.some(({ id }) => id === groupId) ? groupId : null} />;
}

function isExported(scenario: Scenario): scenario is ScenarioOfKind<'instructors'> {
  return scenario.kind === 'instructors' && scenario.groups.length > 0;
}
