import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { fileName as safeName, saveBlob } from '../../../exports/save-blob.ts';
import { annotateImport, closeImport, openImported } from '../../../state/import-actions.ts';
import type { ImportReport, ImportRun } from '../../../state/import-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { ReportBody } from './report-body.tsx';

/** What became of the file that was just imported, and what can be done next. */
export function ImportReportScreen({ run, report }: { readonly run: ImportRun; readonly report: ImportReport }) {
  const messages = useMessages();
  const words = messages.imports;
  const waiting = useAtlas((state) => state.imports.queue.length);
  // A repair needs no one to correct it.
  const hasProblems = report.outcome.sheets.some(({ rules }) => rules.some(({ effect }) => effect !== 'repaired'));
  return (
    <section className="import-report" aria-label={words.reportTitle}>
      <header className="import-report-head">
        <h2 className="import-title" role="status">
          {report.isLoaded ? words.done(report.outcome.fileName) : words.notLoaded(report.outcome.fileName)}
        </h2>
        <div className="import-report-actions">
          {hasProblems ? <DownloadAnnotated run={run} period={report.period} /> : null}
          <Button onPress={closeImport}>{waiting === 0 ? words.close : words.nextFile}</Button>
          {report.isLoaded ? (
            <Button kind="primary" onPress={openImported}>
              {words.openMap}
            </Button>
          ) : null}
        </div>
      </header>
      {hasProblems ? <p className="caption import-report-hint">{words.downloadHint}</p> : null}
      {report.isLoaded ? null : <p className="import-not-loaded">{words.notLoadedNote}</p>}
      {run.error === null ? null : <ErrorMessage error={run.error} />}
      <ReportBody report={report} />
    </section>
  );
}

function DownloadAnnotated({ run, period }: { readonly run: ImportRun; readonly period: string | null }) {
  const messages = useMessages();
  const [isBusy, setBusy] = useState(false);
  const words = messages.imports;
  const download = async () => {
    setBusy(true);
    try {
      const sheets = await annotateImport();
      if (sheets === null) return;
      // The writer of workbooks is loaded when somebody wants one.
      const { annotatedWorkbook } = await import('../../../exports/annotated-workbook.ts');
      const stem = run.fileName.replace(/\.[^.]+$/, '');
      saveBlob(await annotatedWorkbook(messages, run.fileName, sheets, period), safeName([stem, messages.annotated.suffix], 'xlsx'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<Download size={16} aria-hidden="true" />} isDisabled={isBusy} onPress={() => void download()}>
      {isBusy ? words.annotating : words.download}
    </Button>
  );
}
