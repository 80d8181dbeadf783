import type { ChangeClass } from '../model/period-change.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { identifier, integerLiteral, tableName } from './sql.ts';

/** Differences of two states that period-state.ts made, each in its schema. */

/** Full-width signs, letters and digits read as their plain ones. */
const WIDE = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0xff01 + at)).join('');
const NARROW = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at)).join('');

function foldedSql(name: string): string {
  return `lower(translate(replace(replace(${name}, ' ', ''), ' ', ''), '${WIDE}', '${NARROW.replaceAll("'", "''")}'))`;
}

function differsSql(column: string): string {
  return `coalesce(o.${column} <> '' AND n.${column} <> '' AND o.${column} <> n.${column}, FALSE)`;
}

/** `change` in the newer schema: one row an enterprise that differs; `org_change`: one row an organization that came or went. */
export function changeStatements(before: string, after: string): readonly string[] {
  const flags: Readonly<Record<string, string>> = {
    added: 'o.id IS NULL',
    gone: 'n.id IS NULL',
    moved_building: differsSql('building'),
    moved_park: differsSql('park'),
    moved_district: differsSql('district'),
    newly_covered: 'coalesce(NOT o.covered AND n.covered, FALSE)',
    coverage_lost: 'coalesce(o.covered AND NOT n.covered, FALSE)',
    // A CASE, so that only the few names that differ are folded.
    renamed: `coalesce(CASE WHEN o.name <> n.name THEN ${foldedSql('o.name')} <> ${foldedSql('n.name')} END, FALSE)`,
    members_changed: 'coalesce(o.members <> n.members, FALSE)',
  };
  return [
    `CREATE OR REPLACE TABLE ${tableName(after, 'change')} AS SELECT * FROM (
      SELECT coalesce(n.id, o.id) AS id, coalesce(n.uscc, o.uscc) AS uscc, o.name AS name_before, n.name AS name_after,
        o.building AS building_before, n.building AS building_after, o.park AS park_before, n.park AS park_after,
        o.district AS district_before, n.district AS district_after, o.covered AS covered_before, n.covered AS covered_after,
        o.members AS members_before, n.members AS members_after, coalesce(n.hidden, o.hidden) AS hidden,
        ${Object.entries(flags)
          .map(([name, value]) => `${value} AS ${identifier(name)}`)
          .join(', ')}
      FROM ${tableName(before, 'unit')} o FULL OUTER JOIN ${tableName(after, 'unit')} n ON o.id = n.id
    ) WHERE ${Object.keys(flags).map(identifier).join(' OR ')}`,
    `CREATE OR REPLACE TABLE ${tableName(after, 'org_change')} AS
      SELECT coalesce(n.org_id, o.org_id) AS id, coalesce(n.name_zh, o.name_zh, n.org_id, o.org_id) AS name, o.org_id IS NULL AS added, n.org_id IS NULL AS gone
      FROM ${tableName(before, 'org')} o FULL OUTER JOIN ${tableName(after, 'org')} n ON o.org_id = n.org_id WHERE o.org_id IS NULL OR n.org_id IS NULL`,
  ];
}

const CONDITIONS: Readonly<Record<Exclude<ChangeClass, 'org-added' | 'org-left'>, string>> = {
  added: 'added',
  left: 'gone',
  moved: '(moved_building OR moved_park OR moved_district)',
  'newly-covered': 'newly_covered',
  'coverage-lost': 'coverage_lost',
  renamed: 'renamed',
  'members-changed': 'members_changed',
};

/** One row: everything a report of differences counts. */
export function changeCounts(before: string, after: string): TypedQuery {
  const change = tableName(after, 'change');
  const orgs = tableName(after, 'org_change');
  const count = (condition: string): string => `CAST(count(*) FILTER (WHERE ${condition}) AS INTEGER)`;
  const all = (schema: string, table: string, condition = 'TRUE'): string =>
    `(SELECT CAST(count(*) FILTER (WHERE ${condition}) AS INTEGER) FROM ${tableName(schema, table)})`;
  return {
    name: 'change-counts',
    sql: `SELECT ${all(before, 'unit')} AS before, ${all(after, 'unit')} AS after,
      ${all(before, 'unit', 'covered')} AS covered_before, ${all(after, 'unit', 'covered')} AS covered_after,
      ${all(before, 'org')} AS orgs_before, ${all(after, 'org')} AS orgs_after,
      ${all(after, 'org_change', 'added')} AS org_added, (SELECT CAST(count(*) FILTER (WHERE gone) AS INTEGER) FROM ${orgs}) AS org_left,
      ${Object.entries(CONDITIONS)
        .map(
          ([name, condition]) =>
            `${count(condition)} AS ${identifier(name)}, ${count(`${condition} AND NOT hidden`)} AS ${identifier(`${name}_shown`)}`,
        )
        .join(', ')},
      ${count('NOT added AND NOT gone')} AS differing,
      ${count('moved_building')} AS moved_building, ${count('moved_park')} AS moved_park, ${count('moved_district')} AS moved_district,
      ${count('added AND covered_after')} AS covered_added, ${count('gone AND covered_before')} AS covered_left,
      CAST(coalesce(sum(members_after - members_before), 0) AS INTEGER) AS members_delta
      FROM ${change}`,
    columns: Object.fromEntries(
      [
        'before',
        'after',
        'covered_before',
        'covered_after',
        'orgs_before',
        'orgs_after',
        'org_added',
        'org_left',
        ...Object.keys(CONDITIONS).flatMap((name) => [name, `${name}_shown`]),
        'differing',
        'moved_building',
        'moved_park',
        'moved_district',
        'covered_added',
        'covered_left',
        'members_delta',
      ].map((name) => [name, 'integer' as const]),
    ),
  };
}

/** Rows of a class, without hidden enterprises, in the order of their names: `row` (stable within the report), names and values before and after. */
export function changePage(
  before: string,
  after: string,
  kind: ChangeClass,
  page: { readonly offset: number; readonly limit: number },
): TypedQuery {
  const limits = `LIMIT ${integerLiteral(page.limit)} OFFSET ${integerLiteral(page.offset)}`;
  const columns = {
    row: 'integer',
    id: 'text',
    uscc: 'text',
    name: 'text',
    name_before: 'text',
    place_before: 'text',
    place_after: 'text',
    covered_before: 'boolean',
    covered_after: 'boolean',
    members_before: 'integer',
    members_after: 'integer',
  } as const;
  if (kind === 'org-added' || kind === 'org-left') {
    const none = (type: string, name: string): string => `CAST(NULL AS ${type}) AS ${name}`;
    return {
      name: 'change-page',
      sql: `SELECT CAST(rowid AS INTEGER) AS "row", id, ${none('VARCHAR', 'uscc')}, name, ${none('VARCHAR', 'name_before')}, ${none('VARCHAR', 'place_before')},
        ${none('VARCHAR', 'place_after')}, ${none('BOOLEAN', 'covered_before')}, ${none('BOOLEAN', 'covered_after')}, ${none('INTEGER', 'members_before')}, ${none('INTEGER', 'members_after')}
        FROM ${tableName(after, 'org_change')} WHERE ${kind === 'org-added' ? 'added' : 'gone'} ORDER BY name, id ${limits}`,
      columns,
    };
  }
  const place = (side: 'before' | 'after'): string => {
    const parts = ['district', 'park', 'building'].map(
      (level) => `coalesce(${level}_${side === 'before' ? 'o' : 'n'}.name_zh, c.${level}_${side})`,
    );
    return `nullif(concat_ws(' · ', ${parts.join(', ')}), '')`;
  };
  const joins = (['before', 'after'] as const).flatMap((side) => {
    const schema = side === 'before' ? before : after;
    const alias = side === 'before' ? 'o' : 'n';
    return [
      `LEFT JOIN ${tableName(schema, 'dim_district')} district_${alias} ON district_${alias}.code = c.district_${side}`,
      `LEFT JOIN ${tableName(schema, 'dim_park')} park_${alias} ON park_${alias}.id = c.park_${side}`,
      `LEFT JOIN ${tableName(schema, 'dim_building')} building_${alias} ON building_${alias}.id = c.building_${side}`,
    ];
  });
  return {
    name: 'change-page',
    sql: `SELECT c."row", c.id, c.uscc, coalesce(c.name_after, c.name_before) AS name, c.name_before, ${place('before')} AS place_before, ${place('after')} AS place_after,
      c.covered_before, c.covered_after, CAST(c.members_before AS INTEGER) AS members_before, CAST(c.members_after AS INTEGER) AS members_after
      FROM (SELECT CAST(rowid AS INTEGER) AS "row", * FROM ${tableName(after, 'change')} WHERE ${CONDITIONS[kind]} AND NOT hidden
        ORDER BY coalesce(name_after, name_before), id ${limits}) c ${joins.join(' ')} ORDER BY coalesce(c.name_after, c.name_before), c.id`,
    columns,
  };
}

/** `row` of the enterprises of a class in the tables on the screen, at most `limit`; those that do not stand there at its date are missing. */
export function changeFactRows(
  shown: string,
  after: string,
  kind: Exclude<ChangeClass, 'org-added' | 'org-left'>,
  limit: number,
): TypedQuery {
  return {
    name: 'change-rows',
    sql: `SELECT f."row" FROM ${tableName(after, 'change')} c JOIN ${tableName(shown, 'model_enterprise')} e ON e.enterprise_id = c.id
      JOIN ${tableName(shown, 'fact')} f ON f."row" = e."row" WHERE ${CONDITIONS[kind]} AND NOT c.hidden ORDER BY 1 LIMIT ${integerLiteral(limit)}`,
    columns: { row: 'integer' },
  };
}
