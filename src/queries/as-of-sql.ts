import { tableName } from './sql.ts';

/** Whether a half-open validity [from, to) contains the date (a DATE expression); an open end is NULL. */
export function validAtSql(from: string, to: string, date: string): string {
  return `((${from} IS NULL OR ${from} <= ${date}) AND (${to} IS NULL OR ${to} > ${date}))`;
}

/** Whether something had begun by the date; an unknown beginning counts as begun. */
export function begunBySql(column: string, date: string): string {
  return `(${column} IS NULL OR ${column} <= ${date})`;
}

/** The date for which the schema was prepared. */
export function preparedDateSql(schema: string): string {
  return `(SELECT as_of FROM ${tableName(schema, 'available')})`;
}

/** The same day a year earlier, ISO; 29 February becomes 28 February. */
export function yearBefore(asOf: string): string {
  const year = String(Number(asOf.slice(0, 4)) - 1).padStart(4, '0');
  return asOf.endsWith('-02-29') ? `${year}-02-28` : `${year}${asOf.slice(4)}`;
}
