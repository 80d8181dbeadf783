import type { PeriodTable } from '../model/period-ledger.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { validAtSql } from './as-of-sql.ts';
import { type StoredTable, VERSIONED } from './merge-period.ts';
import { dateLiteral, identifier, tableName } from './sql.ts';

/** Columns by which units of two lists are told to be one. */
const MATCHED: Readonly<Record<PeriodTable, Readonly<Record<'uscc' | 'district' | 'park' | 'building', string | null>>>> = {
  enterprise: { uscc: 'uscc', district: 'register_district_code', park: 'park_id', building: 'building_id' },
  party_org: { uscc: null, district: 'district_code', park: 'park_id', building: 'building_id' },
};

export interface SameUnits {
  readonly table: PeriodTable;
  readonly current: StoredTable;
  readonly next: StoredTable;
  /** ISO date as of which the present table is compared. */
  readonly date: string;
}

/**
 * Rows of one side that the other side does not have under the same key, name and code: `id`, `name`, `uscc`, `district`, `park`,
 * `building`. What has both is one unit without further question.
 */
export function openUnits(units: SameUnits, side: 'current' | 'next'): TypedQuery {
  const { table } = units;
  const key = identifier(VERSIONED[table]?.key[0] ?? '');
  const own = units[side];
  const other = units[side === 'current' ? 'next' : 'current'];
  const column = (name: string | null): string =>
    name !== null && own.columns.includes(name) ? `u.${identifier(name)}` : 'CAST(NULL AS VARCHAR)';
  const name = (alias: string, stored: StoredTable): string =>
    stored.columns.includes('name_zh') ? `${alias}.name_zh` : `${alias}.${key}`;
  const { uscc, district, park, building } = MATCHED[table];
  // A name may pass to another firm: one that lost or got its code is looked at.
  const codeOf = (alias: string, stored: StoredTable): string =>
    uscc !== null && stored.columns.includes(uscc) ? `${alias}.${identifier(uscc)}` : 'CAST(NULL AS VARCHAR)';
  const sameCode = `${codeOf('o', other)} IS NOT DISTINCT FROM ${codeOf('u', own)}`;
  const ofOther = [
    `o.${key} = u.${key}`,
    `${name('o', other)} = ${name('u', own)}`,
    sameCode,
    ...validity('o', other, units, side === 'next'),
  ];
  const ofOwn = validity('u', own, units, side === 'current');
  return {
    name: 'open-units',
    sql: `SELECT u.${key} AS id, ${name('u', own)} AS name, ${column(uscc)} AS uscc, ${column(district)} AS district, ${column(park)} AS park, ${column(building)} AS building
      FROM ${tableName(own.schema, own.table)} u
      WHERE NOT EXISTS (SELECT 1 FROM ${tableName(other.schema, other.table)} o WHERE ${ofOther.join(' AND ')})${ofOwn.map((condition) => ` AND ${condition}`).join('')}`,
    columns: { id: 'text', name: 'text', uscc: 'text', district: 'text', park: 'text', building: 'text' },
  };
}

/** Only the present table has versions. */
function validity(alias: string, stored: StoredTable, units: SameUnits, isCurrent: boolean): string[] {
  const versioning = VERSIONED[units.table];
  if (!isCurrent || versioning === undefined || !stored.columns.includes(versioning.from) || !stored.columns.includes(versioning.to))
    return [];
  return [validAtSql(`${alias}.${versioning.from}`, `${alias}.${versioning.to}`, dateLiteral(units.date))];
}

/**
 * Units of the list that an earlier version, not valid at the date, has under the same name and another key: `new_id`, `old_id` and both
 * codes. Null where the present table has no versions.
 */
export function returnedUnits(units: SameUnits): TypedQuery | null {
  const { table, current, next } = units;
  const [valid] = validity('v', current, units, true);
  const [stillValid] = validity('w', current, units, true);
  if (valid === undefined || stillValid === undefined || !current.columns.includes('name_zh') || !next.columns.includes('name_zh'))
    return null;
  const key = identifier(VERSIONED[table]?.key[0] ?? '');
  const { uscc } = MATCHED[table];
  const code = (alias: string, stored: StoredTable): string =>
    uscc !== null && stored.columns.includes(uscc) ? `${alias}.${identifier(uscc)}` : 'CAST(NULL AS VARCHAR)';
  const rows = tableName(current.schema, current.table);
  return {
    name: 'returned-units',
    sql: `SELECT DISTINCT n.${key} AS new_id, v.${key} AS old_id, ${code('n', next)} AS new_uscc, ${code('v', current)} AS old_uscc
      FROM ${tableName(next.schema, next.table)} n JOIN ${rows} v ON v.name_zh = n.name_zh AND v.${key} <> n.${key}
      WHERE NOT ${valid} AND NOT EXISTS (SELECT 1 FROM ${rows} w WHERE w.${key} = v.${key} AND ${stillValid})
        AND NOT EXISTS (SELECT 1 FROM ${rows} w WHERE w.${key} = n.${key})`,
    columns: { new_id: 'text', old_id: 'text', new_uscc: 'text', old_uscc: 'text' },
  };
}

/** Where tables of the same import name units, by table. */
const REFERENCES: Readonly<Record<PeriodTable, readonly (readonly [string, string, string?])[]>> = {
  enterprise: [
    ['enterprise_tag', 'enterprise_id'],
    ['org_cover', 'unit_id', "unit_kind = 'ENTERPRISE'"],
    ['instructor_assignment', 'enterprise_id'],
    ['chain_member', 'enterprise_id'],
    ['alliance_member', 'member_id', "member_kind = 'ENTERPRISE'"],
    ['activity', 'enterprise_id'],
  ],
  party_org: [
    ['enterprise', 'org_id'],
    ['party_org', 'parent_org_id'],
    ['org_cover', 'org_id'],
    ['building', 'lead_org_id'],
    ['activity', 'org_id'],
    ['meeting', 'org_id'],
    ['approval', 'org_id'],
  ],
};

/** Gives units of a list, and what names them in the tables of the same import, the keys they had: `same` holds `new_id`, `old_id`. */
export function keepKeysStatements(
  table: PeriodTable,
  schema: string,
  same: string,
  columnsOf: (table: string) => readonly string[],
): readonly string[] {
  const key = VERSIONED[table]?.key[0] ?? '';
  const targets = [[table, key] as const, ...REFERENCES[table]].filter(([name, column]) => columnsOf(name).includes(column));
  const statements = targets.map(([name, column, condition]) => {
    const rows = tableName(schema, name);
    const only = condition === undefined ? '' : ` AND t.${condition}`;
    return `UPDATE ${rows} AS t SET ${identifier(column)} = s.old_id FROM ${tableName(schema, same)} s WHERE t.${identifier(column)} = s.new_id${only}`;
  });
  if (table === 'enterprise' && columnsOf('trade_union').includes('enterprise_ids')) {
    const unions = tableName(schema, 'trade_union');
    statements.push(
      `UPDATE ${unions} AS t SET enterprise_ids = [s.old_id] FROM ${tableName(schema, same)} s WHERE len(t.enterprise_ids) = 1 AND t.enterprise_ids[1] = s.new_id`,
    );
  }
  return statements;
}
