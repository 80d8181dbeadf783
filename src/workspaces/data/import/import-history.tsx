import { useMessages } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import { formatCount } from '../../../locales/format.ts';
import type { ImportReport } from '../../../state/import-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { ReportBody } from './report-body.tsx';

/** Reports of the foreign files of this visit, folded, newest first. */
export function ImportHistory() {
  const messages = useMessages();
  const reports = useAtlas((state) => state.imports.reports);
  if (reports.length === 0) return null;
  return (
    <Section title={messages.imports.earlier}>
      {reports.map((report) => (
        <details key={report.id} className="import-earlier">
          <summary>
            <span className="import-earlier-file">{report.outcome.fileName}</span> {messages.imports.earlierLine(...totals(report))}
          </summary>
          <ReportBody report={report} />
        </details>
      ))}
    </Section>
  );
}

function totals({ outcome }: ImportReport): [string, string] {
  const sum = (count: (sheet: ImportReport['outcome']['sheets'][number]) => number) =>
    formatCount(outcome.sheets.reduce((total, sheet) => total + count(sheet), 0));
  return [sum(({ rowsKept }) => rowsKept), sum(({ rowsRefused }) => rowsRefused)];
}
