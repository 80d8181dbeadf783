import { deflateInPlace } from '../../exports/deflate-in-place.ts';
import { writeExport } from '../../exports/write-export.ts';
import { AtlasError } from '../../model/errors.ts';
import type { ExportValue } from '../../model/export-file.ts';
import type { ExportAnswer, ExportRequest } from './export-protocol.ts';
import { rowsOfArrow, rowsOfRows, screenRows } from './export-rows.ts';

/** The part of a worker's global scope that is used here; the project's types are those of a page. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ExportRequest>) => void): void;
  postMessage(message: ExportAnswer): void;
}

const scope = self as unknown as WorkerScope;
deflateInPlace();
let start: Extract<ExportRequest, { type: 'start' }> | null = null;
let arrow: Uint8Array | null = null;
const rows: (readonly ExportValue[])[] = [];

async function write(): Promise<Blob> {
  if (start === null) throw new AtlasError('export-failed');
  const { format, sheet, wasmUrl } = start;
  const source = arrow === null ? rowsOfRows(sheet.columns, rows, wasmUrl) : rowsOfArrow(sheet.columns, arrow, wasmUrl);
  screenRows(sheet.columns, source);
  return writeExport(format, sheet, source);
}

function fail(error: unknown): void {
  const known = error instanceof AtlasError ? error : null;
  // The text of a foreign error may quote a cell: only its kind is told.
  const details = error instanceof Error ? error.name : typeof error;
  scope.postMessage({ type: 'failed', code: known?.code ?? 'export-failed', params: known?.params ?? {}, details });
}

scope.addEventListener('message', ({ data }) => {
  if (data.type === 'start') start = data;
  else if (data.type === 'arrow') arrow = data.bytes;
  else if (data.type === 'rows') for (const row of data.rows) rows.push(row);
  else write().then((blob) => scope.postMessage({ type: 'written', blob }), fail);
});
