import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { pickName } from '../../../locales/format.ts';
import { AdvancedFigures } from '../frame/advanced-figures.tsx';
import { EffectTable } from '../frame/effect-table.tsx';
import { PlanDrawerFrame } from '../frame/plan-drawer-frame.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { InstructorCompare } from './instructor-compare.tsx';
import { instructorEffect } from './instructor-effect.ts';
import { InstructorExport } from './instructor-export.tsx';
import { InstructorResult } from './instructor-result.tsx';
import { useInstructors } from './use-instructors.ts';

/** Below the map: who is with whom, what it would change, and how scenarios differ. */
export function InstructorDrawer() {
  const { frame, instructors: words } = usePlanWords();
  const language = useLanguage();
  const { scenario, view, isSearching } = useInstructors();
  const nameOf = useScenarioName();
  return (
    <PlanDrawerFrame
      title={scenario === null ? frame.kinds.instructors : nameOf(scenario)}
      actions={<InstructorExport />}
      tab={(tab) => {
        if (tab === 'compare') return <InstructorCompare />;
        if (scenario === null || view === null) return <EmptyState sentence={scenario === null ? frame.empty : frame.emptyPlan} />;
        if (tab === 'advanced') return <AdvancedFigures report={scenario.report} valueName={words.value} />;
        if (tab === 'result') return <InstructorResult scenario={scenario} view={view} isSearching={isSearching} />;
        if (scenario.scope === undefined) return <EmptyState sentence={words.effectMissing} />;
        return (
          <EffectTable
            rows={instructorEffect(view, scenario.scope).map((rate) => ({ ...rate, id: rate.metric, name: frame.rates[rate.metric] }))}
            note={`${words.effectNote} ${frame.otherDefinition(pickName(language, scenario.definition.name.zh, scenario.definition.name.en))}`}
          />
        );
      }}
    />
  );
}
