import type { TableName } from '../model/tables.ts';
import { tableDefinition } from '../model/tables.ts';
import { dateLiteral, identifier, tableName } from './sql.ts';

/**
 * Lists of several dates in one table: a row is a version, valid in [from, to); an open end is NULL. A new list says how things
 * stand in [date, until); versions that it confirms stay, others end, and its own begin.
 */

export interface Versioning {
  readonly key: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** Tables whose rows carry their validity. */
export const VERSIONED: Readonly<Partial<Record<TableName, Versioning>>> = {
  enterprise: { key: ['enterprise_id'], from: 'valid_from', to: 'valid_to' },
  party_org: { key: ['org_id'], from: 'valid_from', to: 'valid_to' },
  org_cover: { key: ['org_id', 'unit_kind', 'unit_id'], from: 'since', to: 'until' },
};

export interface StoredTable {
  readonly schema: string;
  readonly table: string;
  /** In storage order. */
  readonly columns: readonly string[];
}

export interface PeriodMerge {
  readonly table: TableName;
  readonly current: StoredTable;
  readonly next: StoredTable;
  /** The merged table, and a small one that says which version each row of the list continues. */
  readonly into: { readonly schema: string; readonly table: string; readonly pair: string };
  /** ISO date from which the list holds. */
  readonly date: string;
  /** ISO date of the following period of this table; null: the list holds until further notice. */
  readonly until: string | null;
}

/** Say nothing of the unit itself. */
export const NO_CONTENT = new Set(['source_id']);
/** An enterprise that moved is not where it was. */
export const PLACE = ['lon', 'lat'];
export const ADDRESS = ['building_id', 'park_id', 'register_district_code', 'address', 'floor_room'];

/** Columns of the merged table: those of the present one, what the list adds, and the validity. */
export function mergedColumns(table: TableName, current: readonly string[], next: readonly string[]): readonly string[] {
  const versioning = VERSIONED[table];
  const validity = versioning === undefined ? [] : [versioning.from, versioning.to];
  return [...new Set([...current, ...next, ...validity])];
}

/**
 * Makes `into`: every date outside [date, until) answers as before, every date inside as the list says. A column that the list does
 * not have at all keeps what it said of a unit before (a place only where the unit did not move). Keys stand once in the list;
 * versions of one key do not overlap.
 */
export function mergePeriodStatements(merge: PeriodMerge): readonly string[] {
  const versioning = VERSIONED[merge.table];
  if (versioning === undefined) throw new RangeError(`${merge.table} has no validity`);
  const { current, next, into, until } = merge;
  const { key } = versioning;
  const has = (stored: StoredTable, column: string): boolean => stored.columns.includes(column);
  const side = (alias: string, stored: StoredTable, column: string): string =>
    has(stored, column) ? `${alias}.${identifier(column)}` : `CAST(NULL AS ${sqlTypeOf(merge.table, column)})`;
  const from = side('v', current, versioning.from);
  const to = side('v', current, versioning.to);
  const date = dateLiteral(merge.date);
  const end = until === null ? null : dateLiteral(until);
  const source = tableName(current.schema, current.table);
  const list = tableName(next.schema, next.table);
  const pair = tableName(into.schema, into.pair);

  const columns = mergedColumns(merge.table, current.columns, next.columns);
  const content = columns.filter((column) => !key.includes(column) && column !== versioning.from && column !== versioning.to);
  const both = content.filter((column) => has(current, column) && has(next, column));
  const moved = ADDRESS.filter((column) => both.includes(column)).map(
    (column) => `v.${identifier(column)} IS DISTINCT FROM n.${identifier(column)}`,
  );
  const unchanged = [
    ...both
      .filter((column) => !NO_CONTENT.has(column))
      .map((column) => `v.${identifier(column)} IS NOT DISTINCT FROM n.${identifier(column)}`),
    ...content.filter((column) => !has(current, column) && !NO_CONTENT.has(column)).map((column) => `n.${identifier(column)} IS NULL`),
  ];
  const same = key.map((column) => `v.${identifier(column)} = n.${identifier(column)}`).join(' AND ');
  const before = `(${from} IS NULL OR ${from} < ${date})`;

  const ofVersion = (start: string, stop: string): string =>
    select(columns, (column) => {
      if (column === versioning.from) return start;
      if (column === versioning.to) return stop;
      return side('v', current, column);
    });
  const ofList = select(columns, (column) => {
    if (column === versioning.from) {
      const own = side('n', next, column);
      return has(next, column) ? `CASE WHEN ${own} > ${date} THEN ${own} ELSE ${date} END` : date;
    }
    if (column === versioning.to) {
      const own = side('n', next, column);
      const open = end ?? 'CAST(NULL AS DATE)';
      if (!has(next, column)) return open;
      return end === null ? own : `CASE WHEN ${own} < ${end} THEN ${own} ELSE ${end} END`;
    }
    if (has(next, column)) return `n.${identifier(column)}`;
    const carried = side('v', current, column);
    return PLACE.includes(column) && moved.length > 0 ? `CASE WHEN ${moved.join(' OR ')} THEN NULL ELSE ${carried} END` : carried;
  });

  const keptEnd = end === null ? 'CAST(NULL AS DATE)' : `CASE WHEN ${to} IS NULL OR ${to} > ${end} THEN ${to} ELSE ${end} END`;
  const cutEnd = `CASE WHEN ${to} IS NULL OR ${to} > ${date} THEN ${date} ELSE ${to} END`;
  const parts = [
    `SELECT ${ofVersion(from, `CASE WHEN k.v_row IS NOT NULL THEN ${keptEnd} ELSE ${cutEnd} END`)}
      FROM ${source} v LEFT JOIN (SELECT v_row FROM ${pair} WHERE same) k ON k.v_row = v.rowid WHERE k.v_row IS NOT NULL OR ${before}`,
    ...(end === null
      ? []
      : [
          `SELECT ${ofVersion(`CASE WHEN ${from} > ${end} THEN ${from} ELSE ${end} END`, to)}
      FROM ${source} v LEFT JOIN (SELECT v_row FROM ${pair} WHERE same) k ON k.v_row = v.rowid WHERE k.v_row IS NULL AND (${to} IS NULL OR ${to} > ${end})`,
        ]),
    `SELECT ${ofList} FROM ${list} n LEFT JOIN ${pair} p ON p.n_row = n.rowid LEFT JOIN ${source} v ON v.rowid = p.v_row WHERE p.same IS NOT TRUE`,
  ];
  return [
    `CREATE OR REPLACE TABLE ${pair} AS SELECT n_row, min(v_row) AS v_row, arg_min(same, v_row) AS same FROM (
      SELECT n.rowid AS n_row, v.rowid AS v_row, ${unchanged.length === 0 ? 'TRUE' : unchanged.join('\n        AND ')} AS same
      FROM ${list} n JOIN ${source} v ON ${same} WHERE ${before} AND (${to} IS NULL OR ${to} >= ${date})) GROUP BY n_row`,
    `CREATE OR REPLACE TABLE ${tableName(into.schema, into.table)} AS ${parts.join('\n    UNION ALL ')}`,
    `DROP TABLE ${pair}`,
  ];
}

/** Makes `into`: the present table and the rows of the list whose key stands in no version that is valid at the date, which hold from there. */
export function appendPeriodStatements(merge: Omit<PeriodMerge, 'date' | 'until'> & { readonly date: string | null }): readonly string[] {
  const versioning = VERSIONED[merge.table];
  if (versioning === undefined) throw new RangeError(`${merge.table} has no validity`);
  const { current, next, into } = merge;
  const columns = mergedColumns(merge.table, current.columns, next.columns);
  const of = (alias: string, stored: StoredTable, column: string): string =>
    stored.columns.includes(column) ? `${alias}.${identifier(column)}` : `CAST(NULL AS ${sqlTypeOf(merge.table, column)})`;
  const to = of('v', current, versioning.to);
  const open = merge.date === null ? 'TRUE' : `(${to} IS NULL OR ${to} > ${dateLiteral(merge.date)})`;
  const same = versioning.key.map((column) => `v.${identifier(column)} = n.${identifier(column)}`).join(' AND ');
  const start = merge.date === null ? null : dateLiteral(merge.date);
  const fresh = select(columns, (column) => (column === versioning.from && start !== null ? start : of('n', next, column)));
  return [
    `CREATE OR REPLACE TABLE ${tableName(into.schema, into.table)} AS
      SELECT ${select(columns, (column) => of('v', current, column))} FROM ${tableName(current.schema, current.table)} v
      UNION ALL SELECT ${fresh} FROM ${tableName(next.schema, next.table)} n
        WHERE NOT EXISTS (SELECT 1 FROM ${tableName(current.schema, current.table)} v WHERE ${same} AND ${open})`,
  ];
}

/**
 * Makes `into` of a table without validity: rows of both by key; what the newer row leaves open the older one fills. Relations of
 * enterprises that the list names anew (`renewed`: table and column of their ids) are as the list says, without the older ones.
 */
export function mergeByKeyStatements(
  merge: Pick<PeriodMerge, 'table' | 'current' | 'next'> & {
    readonly into: { readonly schema: string; readonly table: string };
    readonly renewed: { readonly schema: string; readonly table: string } | null;
  },
): readonly string[] {
  const { table, current, next, into, renewed } = merge;
  const { key } = tableDefinition(table);
  const columns = mergedColumns(table, current.columns, next.columns);
  const keyed = key.every((column) => current.columns.includes(column) && next.columns.includes(column));
  const same = keyed ? key.map((column) => `v.${identifier(column)} IS NOT DISTINCT FROM n.${identifier(column)}`).join(' AND ') : 'FALSE';
  const of = (alias: string, stored: StoredTable, column: string): string =>
    stored.columns.includes(column) ? `${alias}.${identifier(column)}` : `CAST(NULL AS ${sqlTypeOf(table, column)})`;
  const source = tableName(current.schema, current.table);
  const list = tableName(next.schema, next.table);
  const isRelation = renewed !== null && current.columns.includes('enterprise_id') && table !== 'enterprise';
  const dropped = isRelation
    ? ` AND v.enterprise_id NOT IN (SELECT enterprise_id FROM ${tableName(renewed.schema, renewed.table)} WHERE enterprise_id IS NOT NULL)`
    : '';
  const filled = select(columns, (column) =>
    current.columns.includes(column) && next.columns.includes(column)
      ? `coalesce(n.${identifier(column)}, v.${identifier(column)})`
      : next.columns.includes(column)
        ? `n.${identifier(column)}`
        : of('v', current, column),
  );
  return [
    `CREATE OR REPLACE TABLE ${tableName(into.schema, into.table)} AS
      SELECT ${select(columns, (column) => of('v', current, column))} FROM ${source} v WHERE NOT EXISTS (SELECT 1 FROM ${list} n WHERE ${same})${dropped}
      UNION ALL SELECT ${filled} FROM ${list} n LEFT JOIN ${source} v ON ${same}`,
  ];
}

export function select(columns: readonly string[], value: (column: string) => string): string {
  return columns.map((column) => `${value(column)} AS ${identifier(column)}`).join(', ');
}

const SQL_TYPES = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  'text[]': 'VARCHAR[]',
} as const;

export function sqlTypeOf(table: TableName, column: string): string {
  const definition = tableDefinition(table).columns[column];
  if (definition === undefined) throw new RangeError(`no column ${column} in ${table}`);
  return SQL_TYPES[definition.type];
}
