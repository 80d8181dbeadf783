import { RUNGS } from '../model/coverage.ts';
import { INDUSTRY_SECTIONS, TAGS } from '../model/fact.ts';
import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery, filterSql, sumsTable } from './filter-sql.ts';
import { tableName } from './sql.ts';

export const FACETS = [
  'districts',
  'parks',
  'buildings',
  'industries',
  'sizes',
  'tags',
  'rungs',
] as const satisfies readonly (keyof Filter)[];
export type Facet = (typeof FACETS)[number];

/**
 * The choices of the filter panel: `facet`, `position`, `key` (what the filter takes; NULL is unknown, or outside parks), names,
 * `listed` enterprises under all other parts of the filter. A choice with 0 stays, so that it can be unticked.
 * `wanted` must name at least one facet.
 */
export function facets(schema: string, filter: Filter, wanted: readonly Facet[] = FACETS): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'facets',
    sql: `SELECT * FROM (${wanted.map((facet) => `SELECT '${facet}' AS facet, * FROM (${facetSql(schema, filter, facet)})`).join(' UNION ALL ')})
      ORDER BY facet, position NULLS LAST`,
    columns: { facet: 'text', position: 'integer', key: 'text', name_zh: 'text', name_en: 'text', listed: 'integer' },
  });
}

function facetSql(schema: string, filter: Filter, facet: Facet): string {
  const others = { ...filter, [facet]: [] };
  const source = sumsTable(schema, others, null, facet === 'buildings' ? 'enterprise' : 'group');
  const rows = `(SELECT * FROM ${source} WHERE ${filterSql(schema, others)})`;
  switch (facet) {
    case 'districts':
      return byIndex(rows, 'district_ix', `SELECT ix, code AS key, name_zh, name_en FROM ${tableName(schema, 'dim_district')}`);
    case 'parks':
      return byIndex(rows, 'park_ix', `SELECT ix, id AS key, name_zh, name_en FROM ${tableName(schema, 'dim_park')}`);
    case 'buildings':
      return byIndex(rows, 'building_ix', `SELECT ix, id AS key, name_zh, name_en FROM ${tableName(schema, 'dim_building')}`);
    case 'industries':
      return byIndex(rows, 'CAST(industry AS INTEGER)', keyed(INDUSTRY_SECTIONS.map(([letter], ix) => [ix, letter])));
    case 'sizes':
      return byIndex(rows, 'CAST(size_class AS INTEGER)', keyed([1, 2, 3, 4].map((size) => [size, String(size)])));
    case 'rungs':
      return byIndex(rows, 'CAST(rung AS INTEGER)', keyed(RUNGS.map((rung, code) => [code, rung])));
    case 'tags': {
      const counts = TAGS.map((_, bit) => `coalesce(sum(n) FILTER (WHERE (tags & ${1 << bit}) <> 0), 0)`).join(', ');
      return `SELECT k.ix AS position, k.key, k.name_zh, k.name_en, CAST(t.counts[k.ix + 1] AS INTEGER) AS listed
        FROM (${keyed(TAGS.map((tag, bit) => [bit, tag]))}) k CROSS JOIN (SELECT [${counts}] AS counts FROM ${rows}) t`;
    }
  }
}

function byIndex(rows: string, column: string, keys: string): string {
  return `SELECT coalesce(k.ix, c.ix) AS position, k.key, k.name_zh, k.name_en, CAST(coalesce(c.listed, 0) AS INTEGER) AS listed
    FROM (${keys}) k FULL OUTER JOIN (SELECT ${column} AS ix, sum(n) AS listed FROM ${rows} GROUP BY 1) c ON c.ix = k.ix`;
}

/** Keys are codes of the model, never text from a file. */
function keyed(keys: readonly (readonly [number, string])[]): string {
  const noName = 'CAST(NULL AS VARCHAR) AS name_zh, CAST(NULL AS VARCHAR) AS name_en';
  return `SELECT ix, key, ${noName} FROM (VALUES ${keys.map(([ix, key]) => `(${ix}, '${key}')`).join(', ')}) v(ix, key)`;
}
