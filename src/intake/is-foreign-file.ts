import { AtlasError } from '../model/errors.ts';
import { detectFileFormat } from './detect-format.ts';

/**
 * Whether a file has to be mapped by a person before it can be read. Told from its first and last bytes alone;
 * what is damaged or unreadable is left to the reader that says so best. Rejects with AtlasError 'file-not-found'.
 */
export async function isForeignFile(file: File): Promise<boolean> {
  try {
    await detectFileFormat(file);
    return false;
  } catch (error) {
    if (!(error instanceof AtlasError)) throw new AtlasError('file-not-found', { file: file.name }, { cause: error });
    const isParquet = String(error.params.format ?? '').startsWith('Parquet');
    return !isParquet && (error.code === 'file-unknown-format' || error.code === 'file-format-later');
  }
}
