/** A statement and the columns it answers. Counts are cast to INTEGER or DOUBLE in the statement: no BigInt leaves the engine. */
export type QueryColumnType = 'integer' | 'double' | 'text' | 'boolean';

export interface TypedQuery {
  /** Names the query in errors, in the bench and in the queue, e.g. 'coverage-by-cell'. */
  readonly name: string;
  readonly sql: string;
  readonly columns: Readonly<Record<string, QueryColumnType>>;
}
