import type { ColumnTable } from '../model/column-table.ts';
import type { TypedQuery } from '../model/typed-query.ts';

export interface QueryOptions {
  /** Aborting rejects with AtlasError 'cancelled' and stops the statement in the database. */
  readonly signal?: AbortSignal;
  /** A newer request in the same lane drops an older one that has not finished (rejects it with 'cancelled'). */
  readonly lane?: string;
  /** What a person waits for most: it goes before everything that is not. */
  readonly isFirst?: boolean;
}

export interface ArrowTarget {
  readonly schema: string;
  readonly table: string;
  /** true creates the table from the stream's schema, false appends to it. */
  readonly create: boolean;
}

/** A database that answers plain columns. One queue; errors are AtlasError and carry their SQL. */
export interface Engine {
  query(query: TypedQuery, options?: QueryOptions): Promise<ColumnTable>;
  /** Runs statements in order in one turn of the queue; the first failure stops. */
  execute(statements: readonly string[], options?: QueryOptions): Promise<void>;
  /** Inserts a whole Arrow IPC stream. The buffer may be transferred and must not be used afterwards. */
  insertArrow(ipcStream: Uint8Array, target: ArrowTarget, options?: QueryOptions): Promise<void>;
  /** The answer as an Arrow IPC stream, for saving and exports. */
  exportArrow(sql: string, options?: QueryOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}
