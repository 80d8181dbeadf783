import { useMemo } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { AdvancedFigures } from '../frame/advanced-figures.tsx';
import { EffectTable } from '../frame/effect-table.tsx';
import { PlanDrawerFrame } from '../frame/plan-drawer-frame.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { CommitteeCompare } from './committee-compare.tsx';
import { committeeEffect } from './committee-effect.ts';
import { CommitteeExport } from './committee-export.tsx';
import { CommitteeResult } from './committee-result.tsx';
import { useCommittees } from './use-committees.ts';

/** Below the map: the proposed committees, what they would change, and how scenarios differ. */
export function CommitteeDrawer() {
  const words = usePlanWords();
  const { frame, committees } = words;
  const language = useLanguage();
  const { scenario, view } = useCommittees();
  const nameOf = useScenarioName();
  const effect = useMemo(() => (view === null ? [] : committeeEffect(view)), [view]);
  const title = scenario === null ? frame.kinds.committees : nameOf(scenario);
  return (
    <PlanDrawerFrame
      title={title}
      actions={<CommitteeExport />}
      tab={(tab) => {
        if (tab === 'compare') return <CommitteeCompare />;
        if (scenario === null || view === null) return <EmptyState sentence={scenario === null ? frame.empty : frame.emptyPlan} />;
        if (tab === 'effect')
          return (
            <EffectTable
              rows={effect.map((row) => ({ ...row, id: row.metric, name: frame.rates[row.metric] }))}
              note={`${frame.effectNote} ${frame.otherDefinition(language === 'en' ? scenario.definition.name.en : scenario.definition.name.zh)}`}
            />
          );
        if (tab === 'advanced') return <AdvancedFigures report={scenario.report} valueName={committees.value} />;
        return <CommitteeResult scenario={scenario} view={view} />;
      }}
    />
  );
}
