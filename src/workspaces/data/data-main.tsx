import { EmptyState } from '../../components/empty-state.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { pickName } from '../../locales/format.ts';
import { patchMatching, useMatching } from '../../state/match-state.ts';
import { usePeriods } from '../../state/period-state.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { ImportHistory } from './import/import-history.tsx';
import { ImportScreen } from './import/import-screen.tsx';
import { MatchingPage } from './matching/matching-page.tsx';
import { PeriodStepScreen } from './periods/period-step-screen.tsx';
import { PeriodsSection } from './periods/periods-section.tsx';
import { PlacementSection } from './placing/placement-section.tsx';
import { PlacingStage } from './placing/placing-stage.tsx';
import { ReportTable } from './report-table.tsx';
import { StorageStatus } from './storage-status.tsx';
import './data.css';

/** The foreign file that is being imported, or else the report of the open dataset and the matching of lists. */
export function DataMain() {
  const run = useAtlas((state) => state.imports.run);
  const step = usePeriods((state) => state.step);
  const placing = useAtlas((state) => state.placing);
  if (step !== null) return <PeriodStepScreen step={step} />;
  if (placing !== null) return <PlacingStage placing={placing} />;
  return run === null ? <DataPages /> : <ImportScreen run={run} />;
}

function DataPages() {
  const messages = useMessages();
  const isMatching = useMatching((state) => state.isShown);
  return (
    <Tabs
      label={messages.matching.pages}
      tabs={[
        { id: 'report', name: messages.data.report, content: <DatasetReport /> },
        { id: 'matching', name: messages.matching.title, content: <MatchingPage /> },
      ]}
      selectedId={isMatching ? 'matching' : 'report'}
      onSelect={(id) => patchMatching({ isShown: id === 'matching' })}
    />
  );
}

/** Which tables, how many rows, which columns were read, which were not. */
function DatasetReport() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const words = messages.data;
  return (
    <div className="data-main">
      <h2 className="data-heading">{words.report}</h2>
      {dataset === null ? (
        <EmptyState sentence={words.noReport} />
      ) : (
        <>
          <p className="data-lead">
            {pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en)} · {messages.common.asOf(dataset.asOf)}
            {dataset.manifest.isSynthetic ? ` · ${messages.marks.simulated}` : ''}
          </p>
          <ReportTable dataset={dataset} />
          <PlacementSection dataset={dataset} />
        </>
      )}
      <PeriodsSection />
      <ImportHistory />
      <StorageStatus />
      <p className="data-privacy">
        {messages.app.startNotice} {messages.marks.noPersonalData}
        {messages.common.sentenceEnd}
      </p>
    </div>
  );
}
