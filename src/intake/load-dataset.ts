import { readArrowBatches, readArrowHead } from '../engine/arrow-batches.ts';
import type { DatasetFile, DatasetManifest } from '../model/dataset.ts';
import { AtlasError } from '../model/errors.ts';
import type { IntakeReport } from '../model/intake-report.ts';
import { detectFileFormat } from './detect-format.ts';
import { fetchFile, nameOf } from './fetch-file.ts';
import { loadFile } from './load-file.ts';
import { loadRows } from './load-rows.ts';
import type { LoadOptions, LoadTarget } from './load-target.ts';

/** Arrow files up to this size are cut up on the page: a few milliseconds, against the start of a worker. */
const SMALL_BYTES = 4 * 1024 * 1024;

/**
 * Loads the files of a bundled dataset: fetched all at once, inserted one after the other, progress in
 * rows of the whole. Rejects with the first failure; tables already loaded stay.
 */
export async function loadBundledDataset(
  manifest: DatasetManifest,
  resolveUrl: (path: string) => string,
  target: LoadTarget,
  options: Omit<LoadOptions, 'table'> = {},
): Promise<readonly IntakeReport[]> {
  const rowsTotal = manifest.files.reduce((sum, file) => sum + file.rows, 0);
  options.onProgress?.({ stage: 'opening', rowsDone: 0, rowsTotal });
  const fetched = manifest.files.map((entry) => fetchFile(resolveUrl(entry.path), options.signal, nameOf(entry.path)));
  // The failure of a later file must not count as unhandled while an earlier one is still awaited.
  for (const file of fetched) file.catch(() => undefined);
  const reports: IntakeReport[] = [];
  let rowsBefore = 0;
  for (const [index, entry] of manifest.files.entries()) {
    const file = await fetched[index];
    if (file === undefined) continue;
    const offset = rowsBefore;
    reports.push(
      await loadEntry(file, entry, target, {
        signal: options.signal,
        onProgress: (progress) => options.onProgress?.({ stage: progress.stage, rowsDone: offset + progress.rowsDone, rowsTotal }),
      }),
    );
    rowsBefore += entry.rows;
  }
  return reports;
}

async function loadEntry(file: File, entry: DatasetFile, target: LoadTarget, options: LoadOptions): Promise<IntakeReport> {
  const format = await detectFileFormat(file);
  if (format === 'parquet' || file.size > SMALL_BYTES) return loadFile(file, target, { ...options, table: entry.table, isChecked: true });
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return await loadRows(
      {
        fileName: file.name,
        format: 'Arrow',
        fields: await readArrowHead(bytes),
        rows: entry.rows,
        batches: (columns) => readArrowBatches(bytes, columns),
      },
      target,
      { ...options, table: entry.table, isChecked: true },
    );
  } catch (error) {
    // The Arrow reader does not know the file's name; errors of the engine carry their own.
    if (!(error instanceof AtlasError) || !error.code.startsWith('file-')) throw error;
    throw new AtlasError(error.code, { file: file.name, ...error.params }, { cause: error, details: error.message });
  }
}
