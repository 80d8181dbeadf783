import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { type Dimension, groupSumsSql } from './by-dimension.ts';
import { filteredQuery } from './filter-sql.ts';
import { tableName, textList } from './sql.ts';

/** How lists write the level of an organization that answers for a park. */
const PARK_LEVEL_WORDS = ['PARK', '园区', '园区党组织'];

export type GapPlace = Extract<Dimension, 'park' | 'building' | 'district'>;

/**
 * Places with an eligible enterprise that no organization covers, most of them first: `id`, names, `eligible`, `covered`, `uncovered`,
 * and `lead_zh`, `lead_en`, the organization that leads the place by the data (a building without one: its park's), NULL where none is named.
 * A row with `id` NULL is «outside parks», «no building», «district unknown». Ties in the order of the ids.
 */
export function uncoveredPlaces(schema: string, definition: DefinitionSet, filter: Filter, place: GapPlace): TypedQuery {
  return filteredQuery(schema, filter, {
    name: `uncovered-by-${place}`,
    sql: `WITH s AS (${groupSumsSql(schema, definition, filter, place)})
      SELECT d.id, d.name_zh, d.name_en, s.eligible, s.covered, s.uncovered, d.lead_zh, d.lead_en
      FROM s LEFT JOIN (${placeSql(schema, place)}) d ON d.ix = s.ix
      WHERE s.uncovered > 0 ORDER BY s.uncovered DESC, s.ix NULLS LAST`,
    columns: {
      id: 'text',
      name_zh: 'text',
      name_en: 'text',
      eligible: 'integer',
      covered: 'integer',
      uncovered: 'integer',
      lead_zh: 'text',
      lead_en: 'text',
    },
  });
}

function placeSql(schema: string, place: GapPlace): string {
  const table = (name: string): string => tableName(schema, name);
  const noLead = 'CAST(NULL AS VARCHAR)';
  switch (place) {
    case 'district':
      return `SELECT ix, code AS id, coalesce(name_zh, code) AS name_zh, name_en, ${noLead} AS lead_zh, ${noLead} AS lead_en FROM ${table('dim_district')}`;
    case 'park':
      return `SELECT k.ix, k.id, coalesce(k.name_zh, k.id) AS name_zh, k.name_en, l.lead_zh, l.lead_en FROM ${table('dim_park')} k
        LEFT JOIN (${parkLeadSql(schema)}) l ON l.park_ix = k.ix`;
    case 'building':
      return `SELECT b.ix, b.id, coalesce(b.name_zh, b.id) AS name_zh, b.name_en, coalesce(o.lead_zh, l.lead_zh) AS lead_zh,
          CASE WHEN o.org_id IS NULL THEN l.lead_en ELSE o.lead_en END AS lead_en
        FROM ${table('dim_building')} b LEFT JOIN ${leadNamesSql(schema)} o ON o.org_id = b.lead_org_id
        LEFT JOIN (${parkLeadSql(schema)}) l ON l.park_ix = b.park_ix`;
  }
}

/** `park_ix`, `lead_zh`, `lead_en`: the organization that a park names as its own, else the park-level one that stands in it. */
export function parkLeadSql(schema: string): string {
  return `SELECT park_ix, lead_zh, lead_en FROM (
      SELECT k.ix AS park_ix, o.org_ix, o.lead_zh, o.lead_en, 0 AS wish FROM ${tableName(schema, 'model_park')} p
        JOIN ${tableName(schema, 'dim_park')} k ON k.id = p.park_id JOIN ${leadNamesSql(schema)} o ON o.org_id = p.lead_org_id
      UNION ALL SELECT o.park_ix, o.org_ix, o.lead_zh, o.lead_en, 1 FROM ${leadNamesSql(schema)} o WHERE o.park_ix IS NOT NULL AND o.org_level IN ${textList(PARK_LEVEL_WORDS)})
    QUALIFY row_number() OVER (PARTITION BY park_ix ORDER BY wish, org_ix) = 1`;
}

/** Organizations that exist at the date and have a name, to be put after FROM. */
export function leadNamesSql(schema: string): string {
  return `(SELECT org_ix, org_id, park_ix, org_level, name_zh AS lead_zh, name_en AS lead_en FROM ${tableName(schema, 'org')} WHERE name_zh IS NOT NULL)`;
}
