import initParquet, { ParquetFile, type RecordBatch } from 'parquet-wasm/esm';
import { readArrowRows } from '../../engine/arrow-rows.ts';
import { crc32 } from '../../model/crc32.ts';
import { AtlasError } from '../../model/errors.ts';
import { tableDefinition } from '../../model/tables.ts';
import type { WorkspaceContents } from '../../model/workspace-file.ts';
import { damaged, openWorkspaceFile } from './read-manifest.ts';
import { screenTexts, textsOfJson } from './screen-texts.ts';

export interface ReadWorkspaceOptions {
  /** Where the Parquet reader's WebAssembly lies, or itself. */
  readonly parquetWasm: string | Uint8Array;
  readonly signal?: AbortSignal;
  readonly onProgress?: (rowsDone: number, rowsTotal: number) => void;
}

const BATCH_ROWS = 65_536;

/**
 * Reads a workspace file whole: the check sum of every part, every row of every table, and the privacy screen over every text,
 * as for any file from elsewhere. Nothing is changed by it.
 *
 * Throws AtlasError 'workspace-damaged' (`part`), 'workspace-newer' (`version`, `known`), 'workspace-personal' (`part`, `columns`,
 * `count`), 'worker-died', 'cancelled'.
 */
export async function readWorkspace(file: File, options: ReadWorkspaceOptions): Promise<WorkspaceContents> {
  const { manifest, bytes } = await openWorkspaceFile(file, crc32);
  try {
    await initParquet({ module_or_path: options.parquetWasm });
  } catch (cause) {
    throw new AtlasError('worker-died', { worker: 'Parquet' }, { cause });
  }
  const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  const tables: WorkspaceContents['tables'][number][] = [];
  for (const { table, path, rows, crc32: crc } of manifest.tables) {
    const content = await bytes(path, crc, options.signal);
    const found = await readTable(file, path, content, (more) => {
      if (options.signal?.aborted) throw new AtlasError('cancelled');
      done += more;
      options.onProgress?.(done, total);
    });
    const missing = Object.entries(tableDefinition(table).columns).some(([name, { required }]) => required && !found.names.includes(name));
    if (found.rows !== rows || missing) throw damaged(file, path);
    tables.push({ table, file: new File([content], `${table}.parquet`) });
  }
  const parts: WorkspaceContents['parts'][number][] = [];
  for (const { name, path, fileName, crc32: crc } of manifest.parts) {
    const content = await bytes(path, crc, options.signal);
    screenPart(file, path, content);
    parts.push({ name, file: new File([content], fileName) });
  }
  return { manifest, tables, parts };
}

async function readTable(
  file: File,
  path: string,
  content: Uint8Array<ArrayBuffer>,
  onRows: (rows: number) => void,
): Promise<{ readonly names: readonly string[]; readonly rows: number }> {
  let names: readonly string[] = [];
  let rows = 0;
  try {
    const parquet = await ParquetFile.fromFile(new Blob([content]));
    const reader = ((await parquet.stream({ batchSize: BATCH_ROWS, concurrency: 1 })) as ReadableStream<RecordBatch>).getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const batch = value.intoIPCStream();
      const table = readArrowRows(batch);
      names = table.names;
      rows += table.rowCount;
      screenArrow(file, path, table);
      onRows(table.rowCount);
    }
    parquet.free();
  } catch (cause) {
    if (cause instanceof AtlasError) throw cause;
    throw damaged(file, path, cause);
  }
  return { names, rows };
}

function screenArrow(file: File, path: string, table: ReturnType<typeof readArrowRows>): void {
  const columns = table.names.map((name, index) => ({ name, index }));
  const cells = Array.from({ length: table.rowCount }, (_, row) => columns.map(({ index }) => textOf(table.at(index, row))));
  screenTexts(
    file.name,
    path,
    columns.map(({ name }) => name),
    cells,
  );
}

/** Parts are JSON or Arrow; anything else is none of ours. */
function screenPart(file: File, path: string, content: Uint8Array): void {
  try {
    if (path.endsWith('.arrow')) screenArrow(file, path, readArrowRows(content));
    else
      screenTexts(
        file.name,
        path,
        [''],
        textsOfJson(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content))).map((text) => [text]),
      );
  } catch (cause) {
    if (cause instanceof AtlasError) throw cause;
    throw damaged(file, path, cause);
  }
}

/** Only texts can hold what is personal: figures are counts and degrees. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? '' : value;
  return Array.isArray(value) ? value.map(String).join(' ') : '';
}
