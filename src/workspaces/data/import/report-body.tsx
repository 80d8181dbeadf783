import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { formatCount } from '../../../locales/format.ts';
import { tableTitle } from '../../../locales/import-words.ts';
import type { SheetOutcome } from '../../../model/import-outcome.ts';
import type { CorrectionCounts } from '../../../model/period-session.ts';
import type { ImportReport } from '../../../state/import-state.ts';
import { ReportRules } from './report-rules.tsx';
import { ReportTotals } from './report-totals.tsx';
import './import-report.css';

/** The report itself: counts, rules with row numbers, columns left out, totals. Never a value of a cell. */
export function ReportBody({ report }: { readonly report: ImportReport }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.imports;
  const { outcome, keptTables, correction } = report;
  return (
    <>
      <p className="import-tables">
        <span className="caption">{words.tablesMade}</span>
        {outcome.tables.map(({ table, rows, isDerived }) => {
          const notes = [...(isDerived ? [words.derived] : []), ...(keptTables.includes(table) ? [words.keptOld] : [])];
          return (
            <span key={table} className="import-table-made">
              <strong>{tableTitle(language, table)}</strong> <span className="tabular">{messages.common.rows(rows)}</span>
              {notes.length === 0 ? null : <span className="caption"> {notes.join(' · ')}</span>}
            </span>
          );
        })}
      </p>
      {outcome.sheets.map((sheet) => (
        <SheetReport
          key={sheet.sheet}
          sheet={sheet}
          counts={outcome.sheets.filter(({ table }) => table === sheet.table).length === 1 ? (correction?.[sheet.table] ?? null) : null}
          isNamed={outcome.sheets.length > 1}
        />
      ))}
    </>
  );
}

interface SheetReportProps {
  readonly sheet: SheetOutcome;
  /** What the rows came to, where they correct a list. */
  readonly counts: CorrectionCounts | null;
  readonly isNamed: boolean;
}

function SheetReport({ sheet, counts, isNamed }: SheetReportProps) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.imports;
  const { listSeparator } = messages.common;
  const kept: readonly (readonly [string, string, number])[] =
    counts === null
      ? [['import-rows-kept', words.rowsKept, sheet.rowsKept]]
      : [
          ['import-rows-replaced', words.correctedRows, counts.replaced],
          ['import-rows-added', words.addedRows, counts.added],
          ['import-rows-unchanged', words.unchangedRows, counts.unchanged],
        ];
  const figures: readonly (readonly [string, string, number])[] = [
    ['import-rows-in', words.rowsIn, sheet.rowsIn],
    ...kept,
    ['import-rows-refused', counts === null ? words.rowsRefused : words.stillRefused, sheet.rowsRefused],
    ['import-rows-skipped', words.rowsSkipped, sheet.rowsSkipped],
  ];
  return (
    <section className="import-sheet-report">
      {isNamed ? <h3 className="import-report-title">{`${sheet.name} · ${tableTitle(language, sheet.table)}`}</h3> : null}
      <dl className="import-figures">
        {figures.map(([metric, name, value]) => (
          <div key={metric} className="import-figure">
            <dt>{name}</dt>
            <dd>
              <data value={value} data-metric={metric}>
                {formatCount(value)}
              </data>
            </dd>
          </div>
        ))}
      </dl>
      {counts === null ? null : <p className="caption">{words.correctionRows}</p>}
      <ReportRules rules={sheet.rules} />
      {sheet.totals.length === 0 ? null : <ReportTotals totals={sheet.totals} />}
      <div className="import-left-columns">
        {sheet.dropped.length === 0 ? null : (
          <div>
            <h4>{words.droppedTitle}</h4>
            <ul>
              {sheet.dropped.map((column) => (
                <li key={`${column.header}:${column.class}`}>
                  {words.droppedLine(
                    column.header === '' ? words.noHeader : column.header,
                    messages.importCodes.personalClasses[column.class],
                    formatCount(column.cells),
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {sheet.unread.length === 0 ? null : (
          <div>
            <h4>{words.unreadTitle}</h4>
            <p>{sheet.unread.join(listSeparator)}</p>
          </div>
        )}
      </div>
    </section>
  );
}
