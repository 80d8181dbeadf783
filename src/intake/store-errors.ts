import { AtlasError } from '../model/errors.ts';

/** A failure of the browser's storage as the person's error. */
export function toStorageError(cause: unknown, file: string): AtlasError {
  if (cause instanceof AtlasError) return cause;
  const name = cause instanceof DOMException || cause instanceof Error ? cause.name : '';
  return new AtlasError(name === 'QuotaExceededError' ? 'storage-full' : 'storage-denied', { file }, { cause, details: String(cause) });
}
