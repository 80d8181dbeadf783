import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { pickName } from '../../../locales/format.ts';
import { AdvancedFigures } from '../frame/advanced-figures.tsx';
import { EffectTable } from '../frame/effect-table.tsx';
import { PlanDrawerFrame } from '../frame/plan-drawer-frame.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { BranchCompare } from './branch-compare.tsx';
import { branchEffect } from './branch-effect.ts';
import { BranchExport } from './branch-export.tsx';
import { BranchResult } from './branch-result.tsx';
import { useBranches } from './use-branches.ts';

/** Below the map: the proposed branches, what they would change, and how scenarios differ. */
export function BranchDrawer() {
  const { frame, branches: words } = usePlanWords();
  const language = useLanguage();
  const { scenario, view, isSearching } = useBranches();
  const nameOf = useScenarioName();
  return (
    <PlanDrawerFrame
      title={scenario === null ? frame.kinds['joint-branches'] : nameOf(scenario)}
      actions={<BranchExport />}
      tab={(tab) => {
        if (tab === 'compare') return <BranchCompare />;
        if (scenario === null || view === null) return <EmptyState sentence={scenario === null ? frame.empty : frame.emptyPlan} />;
        if (tab === 'advanced') return <AdvancedFigures report={scenario.report} valueName={words.value} />;
        if (tab === 'result') return <BranchResult scenario={scenario} view={view} isSearching={isSearching} />;
        if (scenario.scope === undefined) return <EmptyState sentence={words.effectMissing} />;
        return (
          <EffectTable
            rows={branchEffect(view, scenario.scope).map((rate) => ({ ...rate, id: rate.metric, name: frame.rates[rate.metric] }))}
            note={`${words.effectNote} ${frame.otherDefinition(pickName(language, scenario.definition.name.zh, scenario.definition.name.en))}`}
          />
        );
      }}
    />
  );
}
