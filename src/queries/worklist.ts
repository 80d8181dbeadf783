import type { GapClass } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER, type Filter } from '../model/filter.ts';
import { gapClassCode } from '../model/gap-class.ts';
import type { QueryColumnType, TypedQuery } from '../model/typed-query.ts';
import { coveredFromRung } from './definition-sql.ts';
import { latestApprovalSql } from './enterprise-details.ts';
import { filteredQuery, scopeSql } from './filter-sql.ts';
import { GAP_CLASS_SQL } from './gap-class-sql.ts';
import { integerList, integerLiteral, tableName, textLiteral } from './sql.ts';

/** Full-width signs, letters and digits read as their plain ones. */
const WIDE = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0xff01 + at)).join('');
const NARROW = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at)).join('');

/** `caseNameKey` of the model as SQL. */
function nameKeySql(name: string): string {
  return `lower(translate(replace(replace(${name}, ' ', ''), '\u3000', ''), ${textLiteral(WIDE)}, ${textLiteral(NARROW)}))`;
}

/** Street and community of buildings, `building_id`, `street`, once a building. */
export function streetsSql(schema: string): string {
  return `(SELECT building_id, any_value(nullif(concat_ws(' · ', nullif(subdistrict_name, ''), nullif(community_name, '')), '')) AS street
    FROM ${tableName(schema, 'model_building')} GROUP BY 1)`;
}

const CASE_UNIT_COLUMNS = {
  case_id: 'integer',
  row: 'integer',
  enterprise_id: 'text',
  uscc: 'text',
  name_zh: 'text',
  district_zh: 'text',
  district_en: 'text',
  park_zh: 'text',
  park_en: 'text',
  street: 'text',
  building_zh: 'text',
  building_en: 'text',
  gap_class: 'integer',
  covered: 'boolean',
  members_full: 'integer',
  suppressed: 'boolean',
  document_no: 'text',
  approved_on: 'text',
} as const satisfies Record<string, QueryColumnType>;

/**
 * The enterprises that cases of `edit_case` may be about: those of their key, and where its name and code are others', those of their
 * code or name. `covered` NULL: the lists do not say. `document_no`, `approved_on`: latest approval of the covering organization.
 */
export function caseUnits(schema: string, definition: DefinitionSet): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  const enterprise = table('model_enterprise');
  const key = nameKeySql('e.name_zh');
  const present = `SELECT "row" FROM ${table('fact')}`;
  return {
    name: 'case-units',
    sql: `WITH by_key AS MATERIALIZED (
        SELECT c.case_id, e."row", (e.uscc = c.uscc) IS TRUE OR (${key} = c.name_key) IS TRUE AS is_same
        FROM ${table('edit_case')} c JOIN ${enterprise} e ON e.enterprise_id = c.enterprise_id WHERE e."row" IN (${present})),
      open AS MATERIALIZED (SELECT * FROM ${table('edit_case')} WHERE case_id NOT IN (SELECT case_id FROM by_key WHERE is_same)),
      hits AS MATERIALIZED (
        SELECT case_id, "row" FROM by_key
        UNION SELECT c.case_id, e."row" FROM open c JOIN ${enterprise} e ON e.uscc = c.uscc WHERE e."row" IN (${present})
        UNION SELECT c.case_id, e."row" FROM open c JOIN ${enterprise} e ON ${key} = c.name_key WHERE e."row" IN (${present}))
      SELECT h.case_id, f."row", e.enterprise_id, e.uscc, e.name_zh,
        coalesce(d.name_zh, d.code) AS district_zh, coalesce(d.name_en, d.code) AS district_en,
        coalesce(k.name_zh, k.id) AS park_zh, coalesce(k.name_en, k.id) AS park_en, t.street,
        coalesce(b.name_zh, b.id) AS building_zh, coalesce(b.name_en, b.id) AS building_en,
        f.gap_class, CASE WHEN NOT (SELECT covers FROM ${table('available')}) OR f.cover_unknown THEN NULL ELSE f.covered END AS covered,
        f.members_full, f.suppressed, a.document_no, CAST(a.approved_on AS VARCHAR) AS approved_on
      FROM hits h
      JOIN (SELECT *, ${GAP_CLASS_SQL} AS gap_class FROM ${scopeSql(schema, definition, EMPTY_FILTER)} WHERE "row" IN (SELECT "row" FROM hits)) f ON f."row" = h."row"
      JOIN (SELECT * FROM ${enterprise} WHERE "row" IN (SELECT "row" FROM hits)) e ON e."row" = f."row"
      LEFT JOIN ${table('dim_district')} d ON d.ix = f.district_ix
      LEFT JOIN ${table('dim_park')} k ON k.ix = f.park_ix
      LEFT JOIN ${table('dim_building')} b ON b.ix = f.building_ix
      LEFT JOIN ${streetsSql(schema)} t ON t.building_id = b.id
      LEFT JOIN (SELECT v."row", l.document_no, l.approved_on FROM ${table('cover')} v JOIN ${table('org')} o ON o.org_ix = v.org_ix
          JOIN (${latestApprovalSql(schema)}) l ON l.org_id = o.org_id
        WHERE v.rung >= ${integerLiteral(coveredFromRung(definition))} AND v."row" IN (SELECT "row" FROM hits) AND l.document_no <> '' AND l.approved_on IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY v."row" ORDER BY v.rung DESC, o.org_ix) = 1) a ON a."row" = f."row"
      ORDER BY h.case_id, f."row"`,
    columns: CASE_UNIT_COLUMNS,
  };
}

/** What is to be taken into the worklist: classes under the filter, or enterprises by `row`, whatever the filter. */
export type GapsWanted =
  | { readonly filter: Filter; readonly classes: readonly GapClass[] }
  /** Of them only those that are uncovered and not certainly outside the definition. */
  | { readonly rows: readonly number[] };

/** Uncovered enterprises that may be shown: `enterprise_id`, `uscc`, `name_zh`, `gap_class`. */
export function gapUnits(schema: string, definition: DefinitionSet, wanted: GapsWanted): TypedQuery {
  const filter = 'rows' in wanted ? EMPTY_FILTER : wanted.filter;
  const classes: readonly GapClass[] =
    'rows' in wanted ? ['should-form', 'joint-candidate', 'cultivate', 'no-member', 'unknown'] : wanted.classes;
  const rows = 'rows' in wanted ? ` AND "row" IN ${integerList(wanted.rows)}` : '';
  return filteredQuery(schema, filter, {
    name: 'gap-units',
    sql: `SELECT e.enterprise_id, e.uscc, e.name_zh, f.gap_class
      FROM (SELECT *, ${GAP_CLASS_SQL} AS gap_class FROM ${scopeSql(schema, definition, filter)} WHERE NOT suppressed AND NOT covered${rows}) f
      JOIN ${tableName(schema, 'model_enterprise')} e ON e."row" = f."row"
      WHERE f.gap_class IN ${integerList(classes.map(gapClassCode))} AND e.enterprise_id <> ''
      ORDER BY f.gap_class, f."row"`,
    columns: { enterprise_id: 'text', uscc: 'text', name_zh: 'text', gap_class: 'integer' },
  });
}
