import { EmptyState } from '../../components/empty-state.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { pickName } from '../../locales/format.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { ImportHistory } from './import/import-history.tsx';
import { ImportScreen } from './import/import-screen.tsx';
import { ReportTable } from './report-table.tsx';
import { StorageStatus } from './storage-status.tsx';
import './data.css';

/** The foreign file that is being imported, or else the report of the open dataset. */
export function DataMain() {
  const run = useAtlas((state) => state.imports.run);
  return run === null ? <DatasetReport /> : <ImportScreen run={run} />;
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
        </>
      )}
      <ImportHistory />
      <StorageStatus />
      <p className="data-privacy">
        {messages.app.startNotice} {messages.marks.noPersonalData}
        {messages.common.sentenceEnd}
      </p>
    </div>
  );
}
