import { useRef, useState } from 'react';
import { ExportMenu } from '../components/export-menu.tsx';
import { useLanguage, useMessages } from '../components/locale-context.tsx';
import type { ExportContext } from '../exports/export-notes.ts';
import type { SavedTable } from '../exports/save-table.ts';
import { AtlasError, isCancelled } from '../model/errors.ts';
import type { ExportFormat, ExportSource, ExportValue } from '../model/export-file.ts';
import { useAtlas } from '../state/store.ts';
import { placeNamerFor } from './place-namer.ts';

const TABLE_FORMATS: readonly ExportFormat[] = ['xlsx', 'csv', 'csv-gbk', 'csv-notes', 'parquet'];
const PLACE_FORMATS: readonly ExportFormat[] = [...TABLE_FORMATS, 'geoparquet', 'geojson'];

export interface PreparedExport {
  readonly context: ExportContext;
  readonly table: SavedTable;
}

export interface ExportTableProps {
  /** What the notice afterwards names. */
  readonly done: string;
  /** What the button names, where several stand on one screen. */
  readonly subject?: string;
  readonly hasPlaces: boolean;
  /** Called when a person has chosen a format. */
  readonly prepare: (signal: AbortSignal) => PreparedExport | Promise<PreparedExport>;
}

/** The one way a table leaves: menu, query, worker, download, notice. */
export function ExportTable({ done, subject, hasPlaces, prepare }: ExportTableProps) {
  const messages = useMessages();
  const language = useLanguage();
  const [progress, setProgress] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);

  const save = async (format: ExportFormat) => {
    const { services, notify } = useAtlas.getState();
    if (services === null || running.current !== null) return;
    const controller = new AbortController();
    running.current = controller;
    setProgress(0);
    try {
      const { saveTable } = await import('../exports/save-table.ts');
      const { context: given, table } = await prepare(controller.signal);
      const filter = given.filterBy?.(await placeNamerFor(useAtlas.getState().view.filter, language, controller.signal));
      const context = filter === undefined ? given : { ...given, filter };
      await saveTable(services.writeExport, format, messages, context, table, {
        signal: controller.signal,
        // Reading is the greater part; the file is written in one go after it.
        onProgress: (rows, total) => setProgress(Math.round((rows / Math.max(1, total)) * 80)),
      });
      notify({ kind: 'done', error: null, messageKey: 'exported', subject: done });
    } catch (cause) {
      if (isCancelled(cause)) return;
      const error = cause instanceof AtlasError ? cause : new AtlasError('export-failed', {}, { cause, details: String(cause) });
      notify({ kind: 'error', error, messageKey: null, subject: done });
    } finally {
      running.current = null;
      setProgress(null);
    }
  };

  return (
    <ExportMenu
      formats={hasPlaces ? PLACE_FORMATS : TABLE_FORMATS}
      {...(subject === undefined ? {} : { subject })}
      progress={progress}
      onExport={(format) => void save(format)}
      onCancel={() => running.current?.abort()}
    />
  );
}

/** Rows asked for at a time: a page of them is a few hundred milliseconds of the database. */
const PIECE_ROWS = 20_000;

/** Rows of a query that answers page by page. */
export function pagedRows(
  total: number,
  read: (offset: number, limit: number) => Promise<readonly (readonly ExportValue[])[]>,
): Pick<SavedTable, 'rowCount' | 'source'> {
  async function* pieces() {
    for (let offset = 0; offset < total; offset += PIECE_ROWS) yield await read(offset, Math.min(PIECE_ROWS, total - offset));
  }
  return { rowCount: total, source: { kind: 'rows', total, pieces: pieces() } };
}

/** Rows that are all there. */
export function givenRows(rows: readonly (readonly ExportValue[])[]): Pick<SavedTable, 'rowCount' | 'source'> {
  async function* pieces(): AsyncGenerator<readonly (readonly ExportValue[])[]> {
    yield rows;
  }
  const source: ExportSource = { kind: 'rows', total: rows.length, pieces: pieces() };
  return { rowCount: rows.length, source };
}
