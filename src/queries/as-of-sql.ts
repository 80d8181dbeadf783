import { dateLiteral } from './sql.ts';

/** Whether a half-open validity [from, to) contains the date; an open end is NULL. */
export function validAtSql(from: string, to: string, asOf: string): string {
  const date = dateLiteral(asOf);
  return `((${from} IS NULL OR ${from} <= ${date}) AND (${to} IS NULL OR ${to} > ${date}))`;
}

/** Whether something had begun by the date; an unknown beginning counts as begun. */
export function begunBySql(column: string, asOf: string): string {
  return `(${column} IS NULL OR ${column} <= ${dateLiteral(asOf)})`;
}

/** The same day a year earlier; 29 February becomes 28 February. */
export function yearBefore(asOf: string): string {
  const year = String(Number(asOf.slice(0, 4)) - 1).padStart(4, '0');
  return asOf.endsWith('-02-29') ? `${year}-02-28` : `${year}${asOf.slice(4)}`;
}
