import { AtlasError } from '../model/errors.ts';
import type { IntakeReport } from '../model/intake-report.ts';
import { detectFileFormat, type FileFormat } from './detect-format.ts';
import { claimEarly } from './early-rows.ts';
import { loadRows } from './load-rows.ts';
import type { LoadOptions, LoadTarget } from './load-target.ts';
import { openInWorker, type ReaderOptions } from './read-in-worker.ts';

const FORMAT_NAMES: Readonly<Record<FileFormat, string>> = { parquet: 'Parquet', 'arrow-file': 'Arrow', 'arrow-stream': 'Arrow' };

/**
 * Reads a file into the table it is, in a worker, in pieces, the model's columns only. Rejects with an
 * AtlasError that names the file; whatever stood in the table before stays then.
 */
export async function loadFile(
  file: File,
  target: LoadTarget,
  options: LoadOptions = {},
  reader: Pick<ReaderOptions, 'timeoutMs' | 'createWorker'> = {},
): Promise<IntakeReport> {
  options.onProgress?.({ stage: 'opening', rowsDone: 0, rowsTotal: null });
  const entered = await claimEarly(file, target, options)?.enter(options);
  if (entered != null) return entered;
  const format = await detectReadable(file);
  const open = await openInWorker(format === 'parquet' ? 'parquet' : 'arrow', file, { ...reader, signal: options.signal });
  try {
    return await loadRows(
      { fileName: file.name, format: FORMAT_NAMES[format], fields: open.fields, rows: open.rows, batches: open.batches },
      target,
      options,
    );
  } finally {
    open.close();
  }
}

async function detectReadable(file: File): Promise<FileFormat> {
  try {
    return await detectFileFormat(file);
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    // The browser refuses a file that was moved, changed or unplugged after it was chosen.
    throw new AtlasError('file-not-found', { file: file.name }, { cause: error });
  }
}
