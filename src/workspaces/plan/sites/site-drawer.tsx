import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { formatRate, ratio } from '../../../locales/format.ts';
import { AdvancedFigures } from '../frame/advanced-figures.tsx';
import { EffectTable } from '../frame/effect-table.tsx';
import { PlanDrawerFrame } from '../frame/plan-drawer-frame.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { SiteCompare } from './site-compare.tsx';
import { SiteExport } from './site-export.tsx';
import { SiteResult } from './site-result.tsx';
import { useSites } from './use-sites.ts';

/** Below the map: the sites, what of each measure lies within their radius now and then, scenarios side by side. */
export function SiteDrawer() {
  const { frame, sites: words } = usePlanWords();
  const language = useLanguage();
  const { scenario, view } = useSites();
  const nameOf = useScenarioName();
  return (
    <PlanDrawerFrame
      title={scenario === null ? frame.kinds.sites : nameOf(scenario)}
      actions={<SiteExport />}
      tab={(tab) => {
        if (tab === 'compare') return <SiteCompare />;
        if (scenario === null || view === null) return <EmptyState sentence={scenario === null ? frame.empty : frame.emptyPlan} />;
        if (tab === 'effect')
          return (
            <EffectTable
              rows={view.reach.map(({ measure, before, after, total }) => ({
                id: measure,
                name: words.measures[measure],
                before: { numerator: before, denominator: total },
                after: { numerator: after, denominator: total },
              }))}
              note={words.reachNote(scenario.settings.radius)}
            />
          );
        if (tab === 'advanced') return <AdvancedFigures report={scenario.report} valueName={frame.value} />;
        const reach = ratio(view.total - view.outOfReach, view.total);
        return <SiteResult scenario={scenario} view={view} headline={words.headline(view.sites.length, formatRate(reach, language))} />;
      }}
    />
  );
}
