import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { formatCount } from '../../locales/format.ts';
import type { IntakeReport, IntakeWarning } from '../../model/intake-report.ts';
import { tableDefinition } from '../../model/tables.ts';
import type { LoadedDataset } from '../../state/dataset-state.ts';
import { TableExport } from './table-export.tsx';

/** One line a table; the columns that were never decoded are named, so that nothing is dropped in silence. */
export function ReportTable({ dataset }: { readonly dataset: LoadedDataset }) {
  const messages = useMessages();
  const words = messages.data;
  return (
    <table className="data-report">
      <thead>
        <tr>
          <th scope="col">{words.table}</th>
          <th scope="col" className="data-number">
            {words.rowCount}
          </th>
          <th scope="col">{words.columnsRead}</th>
          <th scope="col">{words.columnsIgnored}</th>
          <th scope="col">{words.warningsTitle}</th>
          <th scope="col">
            <span className="visually-hidden">{messages.common.export}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {dataset.reports.map((report) => (
          <ReportRow key={report.table} dataset={dataset} report={report} />
        ))}
      </tbody>
    </table>
  );
}

function ReportRow({ dataset, report }: { readonly dataset: LoadedDataset; readonly report: IntakeReport }) {
  const messages = useMessages();
  const language = useLanguage();
  const definition = tableDefinition(report.table);
  const columnName = (name: string) => {
    const column = definition.columns[name];
    return column === undefined ? name : language === 'en' ? column.en : column.zh;
  };
  return (
    <tr>
      <th scope="row">
        {language === 'en' ? definition.en : definition.zh}
        <span className="data-file">{`${report.fileName} · ${report.format}`}</span>
      </th>
      <td className="data-number">{formatCount(report.rows)}</td>
      <td>
        <details>
          <summary>{messages.common.nOf(report.columnsUsed.length, Object.keys(definition.columns).length)}</summary>
          {report.columnsUsed.map(columnName).join(messages.common.listSeparator)}
        </details>
      </td>
      <td>
        {report.columnsIgnored.length === 0 ? (
          messages.common.none
        ) : (
          <details open={report.columnsIgnored.length <= 6}>
            <summary title={messages.data.columnsIgnoredNote}>{report.columnsIgnored.length}</summary>
            {report.columnsIgnored.join(messages.common.listSeparator)}
          </details>
        )}
      </td>
      <td>
        {report.isBeingChecked === true ? <p className="caption">{messages.data.beingChecked}</p> : null}
        {report.warnings.length === 0 && report.isBeingChecked !== true
          ? messages.common.none
          : report.warnings.map((warning) => <WarningLine key={warning.code + String(warning.params.column)} warning={warning} />)}
      </td>
      <td className="data-export">
        <TableExport dataset={dataset} table={report.table} />
      </td>
    </tr>
  );
}

function WarningLine({ warning }: { readonly warning: IntakeWarning }) {
  const messages = useMessages();
  const { column = '', count = '' } = warning.params;
  return <p className="data-warning">{messages.data.warnings[warning.code](String(column), String(count))}</p>;
}
