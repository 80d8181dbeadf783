import { EmptyState } from '../../components/empty-state.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { pickName } from '../../locales/format.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { ReportTable } from './report-table.tsx';
import { StorageStatus } from './storage-status.tsx';
import './data.css';

/** The report of the open dataset: which tables, how many rows, which columns were read, which were not. */
export function DataMain() {
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
          <ReportTable reports={dataset.reports} />
        </>
      )}
      <StorageStatus />
      <p className="data-privacy">
        {messages.app.startNotice} {messages.marks.noPersonalData}
        {messages.common.sentenceEnd}
      </p>
    </div>
  );
}
