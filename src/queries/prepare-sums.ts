import { type Catalog, hasColumn, hasTable } from '../model/catalog.ts';
import { OBLIGING_MEMBERS } from '../model/gap-class.ts';
import type { TableName } from '../model/tables.ts';
import { tableName } from './sql.ts';

/**
 * Two relations of the same columns for every figure that is a sum over enterprises. `enterprise_sums` is a view, one row an
 * enterprise. `group_sums` is a view of a table, one row for all enterprises alike in everything that a filter (but for building and text)
 * or a definition asks: a million enterprises are some ten thousand groups, so that a change of filter costs milliseconds.
 *
 * Measures to be summed: `n` enterprises, `members_sum` full members, `probationary_sum`, `staff_sum`, `unplaced_n`; of the members of
 * all kinds `known_sum` with the enterprises `known_n`; where attachment is answered too `answered_sum`, `answered_n`, and of them
 * `attached_sum`. In `group_sums`, `members_full` is capped at OBLIGING_MEMBERS `prospects` is kept only where it decides a class, and `active` says
 * whether something happened in the last 12 months.
 *
 * While `groups` are still to come each enterprise is a group of its own: the same figures, later; {@link groupStatements} makes them.
 */
export function sumsStatements(schema: string, catalog: Catalog, groups: 'now' | 'later' = 'now'): readonly string[] {
  const { enterprises, alone } = sumsSql(schema, catalog);
  return [enterprises, ...(groups === 'now' ? groupStatements(schema, catalog) : [alone])];
}

/** The groups, in place of the enterprises one by one. */
export function groupStatements(schema: string, catalog: Catalog): readonly string[] {
  return sumsSql(schema, catalog).grouped;
}

function sumsSql(
  schema: string,
  catalog: Catalog,
): { readonly enterprises: string; readonly alone: string; readonly grouped: readonly string[] } {
  const table = (name: string): string => tableName(schema, name);
  const relations = hasColumn(catalog, 'enterprise', 'relation_here') || hasColumn(catalog, 'enterprise', 'members_unattached');
  const activities = hasTable(catalog, 'activity') || hasTable(catalog, 'meeting');
  const keys = groupKeys(catalog);
  const members = 'coalesce(members_total, members_full + members_probationary)';
  const answered = `${members} = 0 OR (${members} IS NOT NULL AND (relation_here IS NOT NULL OR members_unattached IS NOT NULL))`;
  const here = `coalesce(relation_here, ${members} - members_unattached)`;
  const attached = `CASE WHEN ${here} < 0 THEN 0 WHEN ${here} > ${members} THEN ${members} ELSE ${here} END`;
  // Where nothing says who is attached, no column is scanned for it.
  const attachment: readonly (readonly [string, string])[] = [
    ['known_sum', members],
    ['known_n', `CAST(${members} IS NOT NULL AS UTINYINT)`],
    ['answered_sum', `CASE WHEN ${answered} THEN ${members} END`],
    ['answered_n', `CAST(coalesce(${answered}, FALSE) AS UTINYINT)`],
    ['attached_sum', `CASE WHEN ${members} > 0 AND (${answered}) THEN ${attached} END`],
  ];
  const measures = [...MEASURES, ...attachment.map(([name]) => name)];
  const rows = `(SELECT * REPLACE (
          CAST(CASE WHEN members_full > ${OBLIGING_MEMBERS} THEN ${OBLIGING_MEMBERS} ELSE members_full END AS UTINYINT) AS members_full, CASE WHEN members_full = 0 THEN prospects END AS prospects)
          , ${activities ? `"row" IN (SELECT "row" FROM ${table('active')})` : 'FALSE'} AS active
        FROM ${table('enterprise_sums')})`;
  return {
    enterprises: `CREATE OR REPLACE VIEW ${table('enterprise_sums')} AS SELECT *, 1 AS n, members_full AS members_sum,
      members_probationary AS probationary_sum, staff AS staff_sum, CAST(unplaced AS UTINYINT) AS unplaced_n
      , ${attachment.map(([name, value]) => `${relations ? value : 'CAST(NULL AS INTEGER)'} AS ${name}`).join(', ')} FROM ${table('fact')}`,
    alone: `CREATE OR REPLACE VIEW ${table('group_sums')} AS SELECT ${GROUP_KEYS.join(', ')}, ${measures.map((name) => (name === 'n' ? 'n' : `CAST(${name} AS BIGINT) AS ${name}`)).join(', ')} FROM ${rows}`,
    grouped: [
      `CREATE OR REPLACE TABLE ${table('group_sums_stored')} AS
      SELECT ${GROUP_KEYS.map((key) => (keys.includes(key) ? key : `any_value(${key}) AS ${key}`)).join(', ')}, ${measures.map(summed).join(', ')} FROM ${rows} GROUP BY ${keys.join(', ')}`,
      `CREATE OR REPLACE VIEW ${table('group_sums')} AS SELECT * FROM ${table('group_sums_stored')}`,
    ],
  };
}

const GROUP_KEYS = [
  'district_ix',
  'park_ix',
  'industry',
  'size_class',
  'tags',
  'rung',
  'work',
  'suppressed',
  'operating',
  'registered',
  'non_public',
  'cover_unknown',
  'members_full',
  'prospects',
  'active',
];

/** Keys that can differ between rows: to group by a constant costs as much as by anything else. */
function groupKeys(catalog: Catalog): readonly string[] {
  const tables: Readonly<Record<string, readonly TableName[]>> = {
    tags: ['enterprise_tag'],
    work: ['instructor_assignment', 'trade_union'],
    active: ['activity', 'meeting'],
  };
  const columns: Readonly<Record<string, readonly string[]>> = {
    suppressed: ['suppressed'],
    industry: ['industry_code'],
    size_class: ['size_class'],
    registered: ['status'],
    operating: ['status', 'is_operating'],
    non_public: ['ownership'],
    prospects: ['members_probationary', 'members_total', 'applicants'],
  };
  return GROUP_KEYS.filter((key) => {
    const [ofTables, ofColumns] = [tables[key], columns[key]];
    if (ofTables !== undefined) return ofTables.some((table) => hasTable(catalog, table));
    return ofColumns === undefined || ofColumns.some((column) => hasColumn(catalog, 'enterprise', column));
  });
}

const MEASURES = ['n', 'members_sum', 'probationary_sum', 'staff_sum', 'unplaced_n'];

/** Sums of one group fit 64 bits; 128, which the database takes by itself, cost three times as much to add up again. */
function summed(name: string): string {
  return name === 'n' ? 'CAST(count(*) AS INTEGER) AS n' : `CAST(sum(${name}) AS BIGINT) AS ${name}`;
}
