import { useMemo } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { EffectTable } from '../frame/effect-table.tsx';
import { PlanDrawerFrame } from '../frame/plan-drawer-frame.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { AllianceBreakdown } from './alliance-breakdown.tsx';
import { AllianceCompare } from './alliance-compare.tsx';
import { AllianceExport } from './alliance-export.tsx';
import { AllianceResult } from './alliance-result.tsx';
import { allianceSpeaker } from './alliance-text.ts';
import { useAlliance } from './use-alliance.ts';
import './alliance.css';

/** Below the map: who is to be in the alliance, that it changes no coverage, scenarios side by side, and what was counted. */
export function AllianceDrawer() {
  const words = usePlanWords();
  const { frame, alliance } = words;
  const language = useLanguage();
  const { scenario, view } = useAlliance();
  const nameOf = useScenarioName();
  const speaker = useMemo(() => (scenario === null ? null : allianceSpeaker(words, language, scenario)), [words, language, scenario]);
  return (
    <PlanDrawerFrame
      title={scenario === null ? frame.kinds.alliance : nameOf(scenario)}
      actions={<AllianceExport />}
      tab={(tab) => {
        if (tab === 'compare') return <AllianceCompare />;
        if (scenario === null || view === null || speaker === null)
          return <EmptyState sentence={scenario === null ? frame.empty : frame.emptyPlan} />;
        const { enterprises, covered } = view.findings.proposal;
        const parts = { numerator: covered, denominator: enterprises };
        if (tab === 'effect')
          return (
            <EffectTable rows={[{ id: 'ALLIANCE', name: alliance.effectRow, before: parts, after: parts }]} note={alliance.effectNote} />
          );
        if (tab === 'advanced') return <AllianceBreakdown view={view} speaker={speaker} />;
        return <AllianceResult key={scenario.id} scenario={scenario} view={view} speaker={speaker} />;
      }}
    />
  );
}
