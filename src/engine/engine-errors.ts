import { AtlasError } from '../model/errors.ts';

/**
 * A failure of the database as the person's error. `name` is the query's name or the kind of the
 * statement; the statement itself travels beside it, never inside the sentence.
 */
export function toEngineError(error: unknown, name: string, sql: string): AtlasError {
  if (error instanceof AtlasError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/query was canceled|INTERRUPT/i.test(message)) return new AtlasError('cancelled');
  const code = /out of memory|bad_alloc|allocation failure/i.test(message) ? 'engine-out-of-memory' : 'engine-query';
  return new AtlasError(code, { name }, { cause: error, sql, details: message });
}
