import { type Catalog, hasColumn, hasTable } from '../model/catalog.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import { gapClassCode } from '../model/gap-class.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from '../model/gap-thresholds.ts';
import { preparedDateSql } from './as-of-sql.ts';
import { scopeSql } from './filter-sql.ts';
import { gapClassSql } from './gap-class-sql.ts';
import { gapPlaceStatements, PLACE_KEY_SQL } from './gap-places.ts';
import { tableName } from './sql.ts';

/** What the tables of the ranking depend on beside the dataset's version: made again when it differs. */
export function gapRankingKey(definition: DefinitionSet, thresholds: GapThresholds = DEFAULT_THRESHOLDS): string {
  const { ownership, operating, minFullMembers, areaCounts } = definition;
  const { obligingFull, floatingCounted } = thresholds;
  return JSON.stringify({ ownership, operating, minFullMembers, areaCounts, obligingFull, floatingCounted });
}

/**
 * `gap_place` and `gap_factor`, made when the ranking is first asked for and not when a file is loaded: one row an uncovered enterprise
 * whose scope is not certainly outside (hidden ones included, never answered by name), with what a filter asks, its class, and the values of
 * the factors: `members`, `staff`, `age_days`, `organization_m`, `site_m`, `instructor_m`, `neighbours`, NULL where unknown. A change of the weights then
 * costs one statement over this table.
 */
export function gapRankingStatements(
  schema: string,
  catalog: Catalog,
  definition: DefinitionSet,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): readonly string[] {
  const table = (name: string): string => tableName(schema, name);
  const scope = `SELECT *, ${gapClassSql(thresholds)} AS gap_class, ${PLACE_KEY_SQL} AS key FROM ${scopeSql(schema, definition, EMPTY_FILTER)} WHERE NOT covered AND eligible IS NOT FALSE`;
  const isGap = `gap_class > ${gapClassCode('unknown')}`;
  const age = ageSql(schema, catalog);
  // The scope is read twice: cheaper than to write it out and read it again.
  return [
    ...gapPlaceStatements(
      schema,
      catalog,
      definition,
      `SELECT key, count(*) FILTER (WHERE ${isGap}) AS gaps FROM (${scope}) WHERE key IS NOT NULL GROUP BY 1`,
    ),
    `CREATE OR REPLACE TABLE ${table('gap_factor')} AS
      SELECT b.fact_row, b."row", b.suppressed, CAST(b.gap_class AS UTINYINT) AS gap_class, b.district_ix, b.park_ix, b.building_ix, b.industry, b.size_class, b.tags, b.rung,
        ${hasTable(catalog, 'enterprise_tag') ? 'TRUE' : 'FALSE'} AS tags_listed, b.members_full AS members, b.staff, ${age.value} AS age_days,
        p.organization AS organization_m, p.site AS site_m, p.instructor AS instructor_m, p.gaps - CAST(b.${isGap} AS INTEGER) AS neighbours
      FROM (${scope}) b LEFT JOIN ${table('gap_place')} p ON p.key = b.key${age.join}`,
  ];
}

/** Days since an enterprise entered, else since its row is valid; where rows have versions, since its first one, the first list that named it. */
function ageSql(schema: string, catalog: Catalog): { readonly value: string; readonly join: string } {
  const has = (column: string): boolean => hasColumn(catalog, 'enterprise', column);
  if (!has('entered_on') && !has('valid_from')) return { value: 'CAST(NULL AS INTEGER)', join: '' };
  const starts = ['b.entered_on'];
  let join = '';
  if (has('valid_from')) {
    const enterprise = tableName(schema, 'model_enterprise');
    const first = `SELECT enterprise_id, min(valid_from) AS first_from FROM ${enterprise} WHERE entered_on IS NULL AND valid_from IS NOT NULL GROUP BY 1`;
    // Only rows that do not say when they entered are looked up in the big table: as a rule there are none.
    join = ` LEFT JOIN (SELECT e."row", ${has('valid_to') ? 'v.first_from' : 'e.valid_from'} AS first_from FROM ${enterprise} e${
      has('valid_to') ? ` JOIN (${first}) v ON v.enterprise_id = e.enterprise_id` : ''
    } WHERE e.entered_on IS NULL AND e.valid_from IS NOT NULL) v ON v."row" = b."row"`;
    starts.push('v.first_from');
  }
  const start = starts.length === 1 ? starts[0] : `coalesce(${starts.join(', ')})`;
  const days = `${preparedDateSql(schema)} - ${start}`;
  return {
    value: `CAST(CASE WHEN ${days} < 0 THEN 0 ELSE ${days} END AS INTEGER)`,
    join,
  };
}
