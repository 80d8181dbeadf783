import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { changedThresholds } from '../../model/gap-thresholds.ts';
import { GAP_ORDER } from '../../queries/ranked-gaps.ts';
import { useMatching } from '../../state/match-state.ts';
import { CampaignView } from './campaign/campaign-view.tsx';
import { EntryView } from './entry-view.tsx';
import { useGapSettings } from './gap-settings.ts';
import { GapsExport } from './gaps-export.tsx';
import { GAP_VIEWS, type GapView, useGaps } from './gaps-state.ts';
import { RankedView } from './ranked-view.tsx';
import { SheetsMenu } from './sheets/sheets-menu.tsx';
import { StepActions, StepView, useStepCount } from './step-view.tsx';
import { ThresholdsDialog } from './thresholds-dialog.tsx';
import { TwoWayView } from './two-way-view.tsx';
import { UnionsView } from './unions-view.tsx';
import { useGapCounts } from './use-gap-counts.ts';
import { useGapsWords } from './use-gaps-words.ts';
import { useWeightingMenu } from './weights-editor.tsx';
import { AddToWorklist } from './worklist/add-to-worklist.tsx';
import { WorklistView } from './worklist/worklist-view.tsx';
import './gaps.css';
import './gap-lists.css';

/** Below the map: the lists of this workspace, each under its tab, with what can be set and taken away of it. */
export function GapsDrawer() {
  const messages = useMessages();
  const words = useGapsWords();
  const { view, step, setView } = useGaps();
  useUnionsWhenAsked();
  const { counts, isCurrent } = useGapCounts();
  const stepTotal = useStepCount(step);
  const gapTotal = counts === null ? null : GAP_ORDER.reduce((sum, gapClass) => sum + counts[gapClass].shown, 0);
  const unknownTotal = counts?.unknown.shown ?? null;

  const title = (): string => {
    if (view === 'ranked' && step !== null) return words.stepList(words.steps[step] ?? step, stepTotal ?? 0);
    const total = view === 'ranked' ? gapTotal : view === 'unknown' ? unknownTotal : null;
    const name = view === 'ranked' ? messages.gaps.title : words.views[view];
    return total === null ? name : `${name} · ${messages.common.enterprises(total)}`;
  };
  const actions = (): ReactNode => {
    if (view === 'ranked' && step !== null) return <StepActions step={step} total={stepTotal} />;
    if (view === 'ranked') return <RankingActions total={gapTotal ?? 0} />;
    if (view === 'unknown') return <GapsExport list="unknown" total={unknownTotal ?? 0} />;
    if (view === 'worklist') return <SheetsMenu />;
    return null;
  };
  const contents: Readonly<Record<GapView, ReactNode>> = {
    ranked: step === null ? <RankedView list="gaps" total={isCurrent ? gapTotal : null} /> : <StepView step={step} total={stepTotal} />,
    unknown: <RankedView list="unknown" total={isCurrent ? unknownTotal : null} />,
    twoWay: <TwoWayView />,
    entry: <EntryView />,
    unions: <UnionsView />,
    worklist: <WorklistView />,
    campaign: <CampaignView />,
  };
  // Work wants rows in sight; the lists leave the map its place.
  const isWork = view === 'worklist' || view === 'campaign';
  return (
    <Panel
      id="gaps:drawer"
      title={title()}
      side="bottom"
      size={330}
      minSize={isWork ? 520 : 150}
      maxSize={isWork ? 860 : 680}
      actions={actions()}
    >
      <div className="gaps-drawer">
        <Tabs
          label={words.viewsLabel}
          tabs={GAP_VIEWS.filter((id) => contents[id] !== null).map((id) => ({ id, name: words.views[id], content: contents[id] }))}
          selectedId={view}
          onSelect={(id) => setView(GAP_VIEWS.find((entry) => entry === id) ?? 'ranked')}
        />
      </div>
    </Panel>
  );
}

/** The match whose queues were opened by themselves; each opens them once. */
let openedFor: number | null = null;

/** A list that was just chosen for the queues of trade unions shows them. */
function useUnionsWhenAsked(): void {
  const asked = useMatching((state) => state.forUnions?.id ?? null);
  const setView = useGaps((state) => state.setView);
  useEffect(() => {
    if (asked !== null && asked !== openedFor) setView('unions');
    openedFor = asked;
  }, [asked, setView]);
}

/** How the ranking is made: named weights, the weights themselves, thresholds; and the ranking as a file. */
function RankingActions({ total }: { readonly total: number }) {
  const words = useGapsWords().settings;
  const menu = useWeightingMenu();
  const showsWeights = useGaps((state) => state.showsWeights);
  const toggleWeights = useGaps((state) => state.toggleWeights);
  const changed = useGapSettings((state) => changedThresholds(state.thresholds).length);
  const [isJudging, setIsJudging] = useState(false);
  return (
    <>
      <MenuButton label={words.weighting} quiet entries={menu.entries} selectedId={menu.selectedId} onAction={menu.choose}>
        {menu.name}
      </MenuButton>
      <IconButton
        label={words.weightsTitle}
        icon={<SlidersHorizontal size={16} aria-hidden="true" />}
        isSelected={showsWeights}
        onPress={toggleWeights}
      />
      <Button kind="quiet" onPress={() => setIsJudging(true)}>
        {words.thresholds}
        {changed === 0 ? null : <span className="gap-badge">{changed}</span>}
      </Button>
      <AddToWorklist />
      <GapsExport list="gaps" total={total} />
      <ThresholdsDialog isOpen={isJudging} onClose={() => setIsJudging(false)} />
    </>
  );
}
