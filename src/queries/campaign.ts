import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import { gapClassCode } from '../model/gap-class.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { coveredFromRung } from './definition-sql.ts';
import { latestApprovalSql } from './enterprise-details.ts';
import { scopeSql } from './filter-sql.ts';
import { GAP_CLASS_SQL } from './gap-class-sql.ts';
import { GAP_ORDER } from './ranked-gaps.ts';
import { dateLiteral, integerList, integerLiteral, tableName } from './sql.ts';
import { streetsSql } from './worklist.ts';

const GAPS = integerList(GAP_ORDER.map(gapClassCode));

function classifiedSql(schema: string, definition: DefinitionSet): string {
  return `(SELECT e.enterprise_id, f.* FROM (SELECT *, ${GAP_CLASS_SQL} AS gap_class FROM ${scopeSql(schema, definition, EMPTY_FILTER)}) f
    JOIN ${tableName(schema, 'model_enterprise')} e ON e."row" = f."row" WHERE e.enterprise_id <> '')`;
}

/** Every gap of the prepared date, hidden ones too: `enterprise_id`, `gap_class`, and its places by their Chinese names. */
export function baselineGaps(schema: string, definition: DefinitionSet): TypedQuery {
  return {
    name: 'baseline-gaps',
    sql: `SELECT f.enterprise_id, f.gap_class, coalesce(d.name_zh, d.code) AS district, coalesce(k.name_zh, k.id) AS park, t.street,
        coalesce(b.name_zh, b.id) AS building
      FROM ${classifiedSql(schema, definition)} f
      LEFT JOIN ${tableName(schema, 'dim_district')} d ON d.ix = f.district_ix
      LEFT JOIN ${tableName(schema, 'dim_park')} k ON k.ix = f.park_ix
      LEFT JOIN ${tableName(schema, 'dim_building')} b ON b.ix = f.building_ix
      LEFT JOIN ${streetsSql(schema)} t ON t.building_id = b.id
      WHERE f.gap_class IN ${GAPS} ORDER BY f."row"`,
    columns: { enterprise_id: 'text', gap_class: 'integer', district: 'text', park: 'text', street: 'text', building: 'text' },
  };
}

/**
 * What the tables say now of the gaps in `edit_campaign_gap`: `enterprise_id`, `gap_class`, `covered_on` (the earliest founding, else
 * approval, of an organization that covers it). A gap whose enterprise is not in the list is missing.
 */
export function campaignGapsNow(schema: string, definition: DefinitionSet): TypedQuery {
  const gap = tableName(schema, 'edit_campaign_gap');
  return {
    name: 'campaign-gaps-now',
    sql: `WITH now AS MATERIALIZED (SELECT enterprise_id, "row", gap_class FROM ${classifiedSql(schema, definition)} WHERE enterprise_id IN (SELECT enterprise_id FROM ${gap}))
      SELECT n.enterprise_id, n.gap_class, CAST(c.covered_on AS VARCHAR) AS covered_on FROM now n
      LEFT JOIN (SELECT v."row", min(coalesce(o.founded_on, a.approved_on)) AS covered_on FROM ${tableName(schema, 'cover')} v
          JOIN ${tableName(schema, 'org')} o ON o.org_ix = v.org_ix LEFT JOIN (${latestApprovalSql(schema)}) a ON a.org_id = o.org_id
        WHERE v.rung >= ${integerLiteral(coveredFromRung(definition))} AND v."row" IN (SELECT "row" FROM now) GROUP BY 1) c ON c."row" = n."row"
      ORDER BY n."row"`,
    columns: { enterprise_id: 'text', gap_class: 'integer', covered_on: 'text' },
  };
}

/** Gaps now that are none of `edit_campaign_gap`: `gap_class`, `is_new` (not in the list at the baseline's date), `enterprises`. */
export function freshGaps(schema: string, definition: DefinitionSet, baselineOn: string): TypedQuery {
  const date = dateLiteral(baselineOn);
  const enterprise = tableName(schema, 'model_enterprise');
  return {
    name: 'fresh-gaps',
    sql: `SELECT f.gap_class, is_new, CAST(count(*) AS INTEGER) AS enterprises FROM (
        SELECT g.gap_class, coalesce(e.entered_on > ${date}, FALSE)
          OR g.enterprise_id NOT IN (SELECT enterprise_id FROM ${enterprise} WHERE enterprise_id IS NOT NULL AND (valid_from IS NULL OR valid_from <= ${date})) AS is_new
        FROM ${classifiedSql(schema, definition)} g JOIN ${enterprise} e ON e."row" = g."row"
        WHERE g.gap_class IN ${GAPS} AND g.enterprise_id NOT IN (SELECT enterprise_id FROM ${tableName(schema, 'edit_campaign_gap')})) f
      GROUP BY 1, 2 ORDER BY 1, 2`,
    columns: { gap_class: 'integer', is_new: 'boolean', enterprises: 'integer' },
  };
}
