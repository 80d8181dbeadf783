import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import type { QueryColumnType, TypedQuery } from '../model/typed-query.ts';
import { DIMENSION_COLUMNS, groupOrganizationsSql, groupSumColumns, groupSumsSql, organizationsOfGroup } from './by-dimension.ts';
import { integerList, tableName } from './sql.ts';

const DRAFT_COLUMNS = {
  ...DIMENSION_COLUMNS,
  park_ix: 'integer',
  lead_org_zh: 'text',
  lon: 'double',
  lat: 'double',
} as const satisfies Record<string, QueryColumnType>;

/**
 * The buildings of a draft committee, one row each in the order of `ix`, with the figures of all their tenants and their building
 * organization where one exists; then a row with `ix` NULL that is their sum. A draft only: nothing here says that a committee exists.
 */
export function draftCommittee(schema: string, definition: DefinitionSet, buildings: readonly number[]): TypedQuery {
  const summed = [
    'listed',
    'eligible',
    'covered',
    'single',
    'joint',
    'area',
    'work',
    'uncovered',
    'unknown',
    'members_full',
    'organizations',
  ];
  return {
    name: 'draft-committee',
    sql: `WITH s AS (${groupSumsSql(schema, definition, EMPTY_FILTER, 'building')}), o AS (${groupOrganizationsSql(schema, EMPTY_FILTER, 'building')}),
      chosen AS (
        SELECT d.ix, d.id, d.name_zh, d.name_en, ${groupSumColumns('s')}, ${organizationsOfGroup(schema)} AS organizations, d.park_ix, l.name_zh AS lead_org_zh, d.lon, d.lat
        FROM ${tableName(schema, 'dim_building')} d
        LEFT JOIN s ON s.ix = d.ix
        LEFT JOIN o ON o.ix = d.ix
        LEFT JOIN ${tableName(schema, 'org')} l ON l.org_id = d.lead_org_id
        WHERE d.ix IN ${integerList(buildings)}
      )
      SELECT * FROM (
        SELECT * FROM chosen
        UNION ALL
        SELECT NULL, NULL, NULL, NULL, ${summed.map((name) => `CAST(coalesce(sum(${name}), ${name === 'members_full' || name === 'organizations' ? 'NULL' : '0'}) AS INTEGER)`).join(', ')},
          NULL, NULL, avg(lon), avg(lat) FROM chosen
      ) ORDER BY ix NULLS LAST`,
    columns: DRAFT_COLUMNS,
  };
}
