import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { contextOf } from '../../exports/export-notes.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { ExportTable, pagedRows } from '../export-table.tsx';
import { exportColumnsOf, exportValuesOf, type TextColumn } from './text-column.ts';

export interface ListExportProps<Row> {
  /** Names the file, and the button where several stand on one screen. */
  readonly title: string;
  readonly subject?: string;
  readonly total: number | null;
  readonly columns: readonly TextColumn<Row>[];
  readonly read: (offset: number, limit: number, signal: AbortSignal) => Promise<readonly Row[]>;
}

/** A list of this workspace as a file, with the columns of the screen. */
export function ListExport<Row>({ title, subject, total, columns, read }: ListExportProps<Row>) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  if (dataset === null || total === null || total === 0) return null;
  return (
    <ExportTable
      done={title}
      {...(subject === undefined ? {} : { subject })}
      hasPlaces={false}
      prepare={(signal) => ({
        context: { title, isProposal: true, ...contextOf(messages, language, dataset, useAtlas.getState().view) },
        table: {
          columns: exportColumnsOf(columns),
          place: null,
          ...pagedRows(total, async (offset, limit) => (await read(offset, limit, signal)).map((row) => exportValuesOf(columns, row))),
        },
      })}
    />
  );
}
