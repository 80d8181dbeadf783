import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { type Dimension, groupSumsSql } from './by-dimension.ts';
import { filteredQuery } from './filter-sql.ts';
import { tableName } from './sql.ts';

export type GapPlace = Extract<Dimension, 'park' | 'building' | 'district'>;

/**
 * Places with an eligible enterprise that no organization covers, most of them first: `id`, names, `eligible`, `covered`, `uncovered`,
 * and `lead_zh`, the organization that leads the place by the data (a building without one: its park's), NULL where none is named.
 * A row with `id` NULL is «outside parks», «no building», «district unknown». Ties in the order of the ids.
 */
export function uncoveredPlaces(schema: string, definition: DefinitionSet, filter: Filter, place: GapPlace): TypedQuery {
  return filteredQuery(schema, filter, {
    name: `uncovered-by-${place}`,
    sql: `WITH s AS (${groupSumsSql(schema, definition, filter, place)})
      SELECT d.id, d.name_zh, d.name_en, s.eligible, s.covered, s.uncovered, d.lead_zh
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
    },
  });
}

function placeSql(schema: string, place: GapPlace): string {
  const table = (name: string): string => tableName(schema, name);
  switch (place) {
    case 'district':
      return `SELECT ix, code AS id, coalesce(name_zh, code) AS name_zh, name_en, CAST(NULL AS VARCHAR) AS lead_zh FROM ${table('dim_district')}`;
    case 'park':
      return `SELECT k.ix, k.id, coalesce(k.name_zh, k.id) AS name_zh, k.name_en, l.lead_zh FROM ${table('dim_park')} k
        LEFT JOIN (${parkLeadSql(schema)}) l ON l.park_id = k.id`;
    case 'building':
      return `SELECT b.ix, b.id, coalesce(b.name_zh, b.id) AS name_zh, b.name_en, coalesce(o.name_zh, l.lead_zh) AS lead_zh FROM ${table('dim_building')} b
        LEFT JOIN ${organizationNamesSql(schema)} o ON o.org_id = b.lead_org_id
        LEFT JOIN ${table('dim_park')} k ON k.ix = b.park_ix LEFT JOIN (${parkLeadSql(schema)}) l ON l.park_id = k.id`;
  }
}

/** `park_id`, `lead_zh`: the leading organization of each park that names one. */
export function parkLeadSql(schema: string): string {
  return `SELECT p.park_id, any_value(o.name_zh) AS lead_zh FROM ${tableName(schema, 'model_park')} p
    JOIN ${organizationNamesSql(schema)} o ON o.org_id = p.lead_org_id GROUP BY 1`;
}

/** Organizations that exist at the date and have a name, to be put after FROM. */
export function organizationNamesSql(schema: string): string {
  return `(SELECT org_id, name_zh FROM ${tableName(schema, 'org')} WHERE name_zh IS NOT NULL)`;
}
