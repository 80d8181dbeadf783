import type { TableName } from '../model/tables.ts';
import { tableDefinition } from '../model/tables.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { validAtSql } from './as-of-sql.ts';
import { ADDRESS, mergedColumns, NO_CONTENT, PLACE, type StoredTable, select, sqlTypeOf, VERSIONED } from './merge-period.ts';
import { allOf, dateLiteral, identifier, tableName, textLiteral } from './sql.ts';

/** Rows that correct some rows of a loaded table: they hold in [start, until), and everything else stays as it is. */
export interface RowsMerge {
  readonly table: TableName;
  readonly current: StoredTable;
  readonly next: StoredTable;
  /** The merged table, and a small one that says which row each row of the list corrects. */
  readonly into: { readonly schema: string; readonly table: string; readonly pair: string };
  /** ISO dates of the period that is corrected; null: open at that end. */
  readonly start: string | null;
  readonly until: string | null;
  /** ISO date as of which the list stands: of several versions of a row the one of that date is corrected. */
  readonly at: string | null;
  /** Rows whose key is there already are left as they are: only new ones enter. */
  readonly addsOnly: boolean;
  /** What a hidden part of a cell reads: it says nothing, and the text that was there stays. */
  readonly mask: string;
}

/**
 * Makes `into`, and leaves the table of pairs (`n_row`, `v_row`, `same`) beside it for {@link correctionCounts}. A corrected row has the
 * validity of the one it corrects, within the period; a column that the list does not have keeps what it said (a place only where the
 * unit did not move). Keys stand once in the list.
 */
export function correctRowsStatements(merge: RowsMerge): readonly string[] {
  const { table, current, next, into } = merge;
  const versioning = VERSIONED[table];
  const columns =
    versioning === undefined ? [...new Set([...current.columns, ...next.columns])] : mergedColumns(table, current.columns, next.columns);
  const key = keyOf(table);
  const validity = versioning === undefined ? [] : [versioning.from, versioning.to];
  const has = (stored: StoredTable, column: string): boolean => stored.columns.includes(column);
  const of = (alias: string, stored: StoredTable, column: string): string =>
    has(stored, column) ? `${alias}.${identifier(column)}` : `CAST(NULL AS ${sqlTypeOf(table, column)})`;
  const none = 'CAST(NULL AS DATE)';
  const [from, to] = versioning === undefined ? [none, none] : [of('v', current, versioning.from), of('v', current, versioning.to)];
  const start = merge.start === null ? null : dateLiteral(merge.start);
  const until = merge.until === null ? null : dateLiteral(merge.until);
  const source = tableName(current.schema, current.table);
  const list = tableName(next.schema, next.table);
  const pair = tableName(into.schema, into.pair);

  const content = columns.filter((column) => !key.includes(column) && !validity.includes(column));
  const value = (column: string): string => corrected(merge, column, of('n', next, column), of('v', current, column));
  const same = content
    .filter((column) => has(next, column) && !NO_CONTENT.has(column))
    .map((column) => `${of('v', current, column)} IS NOT DISTINCT FROM ${value(column)}`);
  // A hidden part of an address is no move.
  const moved = ADDRESS.filter((column) => has(current, column) && has(next, column)).map(
    (column) => `v.${identifier(column)} IS DISTINCT FROM ${value(column)}`,
  );
  const matches = key.map((column) => `v.${identifier(column)} = n.${identifier(column)}`);
  const touches = [
    ...(start === null ? [] : [`${to} IS NULL OR ${to} > ${start}`]),
    ...(until === null ? [] : [`${from} IS NULL OR ${from} < ${until}`]),
  ];
  const isOfDate = merge.at === null || versioning === undefined ? 'TRUE' : validAtSql(from, to, dateLiteral(merge.at));
  const later = (one: string, other: string): string => `CASE WHEN ${one} IS NULL OR ${one} < ${other} THEN ${other} ELSE ${one} END`;
  const sooner = (one: string, other: string): string => `CASE WHEN ${one} IS NULL OR ${one} > ${other} THEN ${other} ELSE ${one} END`;
  const begin = (date: string): string => (start === null ? date : later(date, start));
  const end = (date: string): string => (until === null ? date : sooner(date, until));

  const ofVersion = (first: string, last: string): string =>
    select(columns, (column) => {
      if (column === versioning?.from) return first;
      return column === versioning?.to ? last : of('v', current, column);
    });
  const ofList = select(columns, (column) => {
    if (column === versioning?.from) return begin(has(next, column) ? `n.${identifier(column)}` : from);
    if (column === versioning?.to) return end(has(next, column) ? `n.${identifier(column)}` : to);
    if (has(next, column)) return value(column);
    const carried = of('v', current, column);
    return PLACE.includes(column) && moved.length > 0 ? `CASE WHEN ${moved.join(' OR ')} THEN NULL ELSE ${carried} END` : carried;
  });
  const touched = merge.addsOnly ? 'FALSE' : 'p.same IS FALSE';
  const parts = [
    `SELECT ${ofVersion(from, to)} FROM ${source} v LEFT JOIN ${pair} p ON p.v_row = v.rowid WHERE NOT coalesce(${touched}, FALSE)`,
    ...(start === null || versioning === undefined
      ? []
      : [
          `SELECT ${ofVersion(from, start)} FROM ${source} v JOIN ${pair} p ON p.v_row = v.rowid WHERE ${touched} AND (${from} IS NULL OR ${from} < ${start})`,
        ]),
    ...(until === null || versioning === undefined
      ? []
      : [
          `SELECT ${ofVersion(until, to)} FROM ${source} v JOIN ${pair} p ON p.v_row = v.rowid WHERE ${touched} AND (${to} IS NULL OR ${to} > ${until})`,
        ]),
    `SELECT ${ofList} FROM ${list} n LEFT JOIN ${pair} p ON p.n_row = n.rowid LEFT JOIN ${source} v ON v.rowid = p.v_row WHERE p.n_row IS NULL OR ${touched}`,
  ];
  return [
    `CREATE OR REPLACE TABLE ${pair} AS SELECT n_row, v_row, same FROM (
      SELECT n.rowid AS n_row, v.rowid AS v_row, ${allOf(same)} AS same,
        row_number() OVER (PARTITION BY n.rowid ORDER BY ${isOfDate} DESC, ${from} DESC NULLS LAST, v.rowid) AS place
      FROM ${list} n JOIN ${source} v ON ${allOf([...matches, ...touches])}) WHERE place = 1`,
    `CREATE OR REPLACE TABLE ${tableName(into.schema, into.table)} AS ${parts.join('\n    UNION ALL ')}`,
  ];
}

/** The text of the list, unless a part of it is hidden that is not hidden in what is stored. */
function corrected({ table, mask, next, current }: RowsMerge, column: string, ours: string, theirs: string): string {
  if (tableDefinition(table).columns[column]?.type !== 'text' || !current.columns.includes(column) || !next.columns.includes(column))
    return ours;
  const hidden = textLiteral(mask);
  return `CASE WHEN contains(${ours}, ${hidden}) AND NOT contains(coalesce(${theirs}, ${hidden}), ${hidden}) THEN ${theirs} ELSE ${ours} END`;
}

function keyOf(table: TableName): readonly string[] {
  return VERSIONED[table]?.key ?? tableDefinition(table).key;
}

/**
 * What a merge of {@link correctRowsStatements} comes to, one row: `replaced`, `added`, `unchanged` (rows of the table as of the date that
 * are as they were, those that came back the same included).
 */
export function correctionCounts(merge: Pick<RowsMerge, 'table' | 'current' | 'next' | 'into' | 'at'>): TypedQuery {
  const { table, current, next, into, at } = merge;
  const versioning = VERSIONED[table];
  const isValid =
    at !== null && versioning !== undefined && current.columns.includes(versioning.from) && current.columns.includes(versioning.to)
      ? ` WHERE ${validAtSql(`v.${identifier(versioning.from)}`, `v.${identifier(versioning.to)}`, dateLiteral(at))}`
      : '';
  const pair = tableName(into.schema, into.pair);
  return {
    name: 'correction-counts',
    sql: `SELECT CAST(replaced AS INTEGER) AS replaced, CAST(listed - paired AS INTEGER) AS added, CAST(greatest(present - replaced, 0) AS INTEGER) AS unchanged
      FROM (SELECT count(*) FILTER (NOT same) AS replaced, count(*) AS paired FROM ${pair}),
        (SELECT count(*) AS listed FROM ${tableName(next.schema, next.table)}),
        (SELECT count(*) AS present FROM ${tableName(current.schema, current.table)} v${isValid})`,
    columns: { replaced: 'integer', added: 'integer', unchanged: 'integer' },
  };
}
