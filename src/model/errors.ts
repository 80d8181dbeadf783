/**
 * Every failure a person can meet has a code and parameters; `locales` turns them into sentences.
 * Parameters never hold values of cells, only names of files, tables, columns, and counts.
 */
export type AtlasErrorCode =
  | 'file-empty'
  | 'file-unknown-format'
  | 'file-format-later'
  | 'file-corrupt'
  | 'file-encrypted'
  | 'file-truncated'
  | 'file-too-large'
  | 'file-no-rows'
  | 'file-parts-missing'
  | 'file-columns-missing'
  | 'file-table-unknown'
  | 'file-column-type'
  | 'file-not-found'
  | 'file-timeout'
  | 'file-duplicate-keys'
  | 'file-roster'
  | 'period-locked'
  | 'engine-boot'
  | 'engine-query'
  | 'engine-out-of-memory'
  | 'engine-died'
  | 'worker-died'
  | 'storage-denied'
  | 'storage-full'
  | 'dataset-missing'
  | 'enterprise-missing'
  | 'export-failed'
  | 'export-personal'
  | 'workspace-damaged'
  | 'workspace-newer'
  | 'workspace-personal'
  | 'cancelled';

export type ErrorParams = Readonly<Record<string, string | number | readonly string[]>>;

export class AtlasError extends Error {
  readonly code: AtlasErrorCode;
  readonly params: ErrorParams;
  /** The statement that failed, where one did. Shown folded, never logged. */
  readonly sql: string | null;

  constructor(code: AtlasErrorCode, params: ErrorParams = {}, options: { cause?: unknown; sql?: string; details?: string } = {}) {
    super(options.details ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AtlasError';
    this.code = code;
    this.params = params;
    this.sql = options.sql ?? null;
  }
}

export function isCancelled(error: unknown): boolean {
  return (error instanceof AtlasError && error.code === 'cancelled') || (error instanceof DOMException && error.name === 'AbortError');
}
