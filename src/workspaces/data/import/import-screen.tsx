import { Button } from '../../../components/button.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { Progress } from '../../../components/progress.tsx';
import { tableTitle } from '../../../locales/import-words.ts';
import { settleTables } from '../../../state/import-actions.ts';
import { cancelImport } from '../../../state/import-queue.ts';
import type { ImportRun } from '../../../state/import-state.ts';
import { ImportReportScreen } from './import-report.tsx';
import { MappingScreen } from './mapping-screen.tsx';
import './import.css';

/** The open foreign file, from the first byte to its report. */
export function ImportScreen({ run }: { readonly run: ImportRun }) {
  switch (run.phase) {
    case 'opening':
    case 'converting':
      return <Working run={run} />;
    case 'mapping':
      return <MappingScreen run={run} />;
    case 'asking':
      return <DerivedTables run={run} />;
    case 'loading':
      return <Loading />;
    case 'report':
      return run.report === null ? null : <ImportReportScreen run={run} report={run.report} />;
  }
}

function Working({ run }: { readonly run: ImportRun }) {
  const messages = useMessages();
  const words = messages.imports;
  const { progress } = run;
  const share = progress === null || progress.total === null ? null : progress.done / Math.max(1, progress.total);
  return (
    <div className="import-waiting">
      <Progress
        title={run.phase === 'opening' ? words.opening(run.fileName) : words.converting(run.fileName)}
        stage={progress === null ? messages.common.loading : messages.importCodes.stages[progress.stage]}
        share={share}
        onCancel={() => cancelImport()}
      />
      <p className="caption">{words.nothingKept}</p>
    </div>
  );
}

function Loading() {
  const messages = useMessages();
  return (
    <div className="import-waiting" role="status">
      <p>{messages.imports.loading}</p>
    </div>
  );
}

/** A list that only mentions organizations must not push out a list of organizations unasked. */
function DerivedTables({ run }: { readonly run: ImportRun }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.imports;
  const tables = (run.converted?.inTheWay ?? []).map((table) => {
    const rows = run.converted?.outcome.tables.find((entry) => entry.table === table)?.rows ?? 0;
    return `${tableTitle(language, table)} ${messages.common.rows(rows)}`;
  });
  return (
    <section className="import-waiting" aria-labelledby="import-derived">
      <h2 id="import-derived" className="import-title">
        {words.derivedTitle}
      </h2>
      <p>{words.derivedLead(tables.join(messages.common.listSeparator))}</p>
      <div className="import-ask-actions">
        <Button kind="primary" onPress={() => void settleTables(false)}>
          {words.derivedKeep}
        </Button>
        <Button onPress={() => void settleTables(true)}>{words.derivedReplace}</Button>
        <Button kind="link" onPress={() => cancelImport()}>
          {messages.common.cancel}
        </Button>
      </div>
    </section>
  );
}
