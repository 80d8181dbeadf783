import { readArrowHead } from '../engine/arrow-batches.ts';
import { AtlasError } from '../model/errors.ts';
import { detectFileFormat, type FileFormat } from './detect-format.ts';
import { matchTable } from './match-table.ts';
import { readParquetFooter } from './parquet-footer.ts';

/**
 * Whether a file has to be mapped by a person before it can be read: lists of others, also as Parquet or Arrow when no table of
 * the model has their columns. Told from the beginning and the end of the file; what is damaged or unreadable is left to the
 * reader that says so best. Rejects with AtlasError 'file-not-found'.
 */
export async function isForeignFile(file: File): Promise<boolean> {
  try {
    const format = await detectFileFormat(file);
    return !hasOwnColumns(file.name, await columnNames(format, file));
  } catch (error) {
    if (!(error instanceof AtlasError)) throw new AtlasError('file-not-found', { file: file.name }, { cause: error });
    const isParquet = String(error.params.format ?? '').startsWith('Parquet');
    return !isParquet && (error.code === 'file-unknown-format' || error.code === 'file-format-later');
  }
}

async function columnNames(format: FileFormat, file: File): Promise<readonly string[]> {
  if (format === 'parquet') return (await readParquetFooter(file)).columns;
  return (await readArrowHead(file)).map(({ name }) => name);
}

function hasOwnColumns(fileName: string, names: readonly string[]): boolean {
  try {
    matchTable(fileName, names);
    return true;
  } catch {
    return false;
  }
}
