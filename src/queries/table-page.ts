import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { QueryColumnType, TypedQuery } from '../model/typed-query.ts';
import { COVERAGE_SUM_COLUMNS, COVERAGE_SUMS, enterprisesSql } from './definition-sql.ts';
import { filteredQuery, scopeSql, sumsScopeSql } from './filter-sql.ts';
import { GAP_CLASS_SQL } from './gap-class-sql.ts';
import { latitudeSql, longitudeSql } from './geometry-sql.ts';
import { integerLiteral, tableName } from './sql.ts';

export const TABLE_COLUMNS = {
  row: 'integer',
  enterprise_id: 'text',
  name_zh: 'text',
  uscc: 'text',
  industry_code: 'text',
  size_class: 'integer',
  district_zh: 'text',
  district_en: 'text',
  park_zh: 'text',
  park_en: 'text',
  building_zh: 'text',
  building_en: 'text',
  staff: 'integer',
  members_full: 'integer',
  members_probationary: 'integer',
  rung: 'integer',
  gap_class: 'integer',
  tags: 'integer',
  building_ix: 'integer',
  park_ix: 'integer',
} as const satisfies Record<string, QueryColumnType>;
export type TableColumn = keyof typeof TABLE_COLUMNS;

/** Where an enterprise is drawn, its own place or its building's: degrees on WGS 84, to some 4 cm; NULL where it is unplaced. */
export const PLACE_COLUMNS = { lon: 'double', lat: 'double' } as const satisfies Record<string, QueryColumnType>;
/** {@link PLACE_COLUMNS} as the extra columns of {@link enterpriseRowsSql}. */
export const PLACE_SQL = `, ${longitudeSql('p.mx')} AS lon, ${latitudeSql('p.my')} AS lat`;

export interface TablePage {
  readonly offset: number;
  readonly limit: number;
  /** With {@link PLACE_COLUMNS}. */
  readonly withPlaces?: boolean;
}

export interface TableSort {
  readonly column: TableColumn;
  readonly direction: 'ascending' | 'descending';
}

/** Columns of `model_enterprise`; only a sort by one of these has to read the texts of every row. */
const TEXTS_OF_ENTERPRISE: ReadonlySet<TableColumn> = new Set(['enterprise_id', 'name_zh', 'uscc', 'industry_code']);
/** Names of places sort by their index, which follows the ids: all of one place stand together, and no text is compared. */
const PLACE_INDEX: Readonly<Partial<Record<TableColumn, string>>> = {
  district_zh: 'district_ix',
  district_en: 'district_ix',
  park_zh: 'park_ix',
  park_en: 'park_ix',
  building_zh: 'building_ix',
  building_en: 'building_ix',
};

/**
 * One page of the enterprises that may be shown, unknown values last whatever the direction, ties in storage order.
 * `gap_class` indexes GAP_CLASSES, `tags` is a bit mask of TAGS. Throws RangeError on a negative offset or limit.
 */
export function tablePage(schema: string, definition: DefinitionSet, filter: Filter, sort: TableSort, page: TablePage): TypedQuery {
  if (page.offset < 0 || page.limit < 0) throw new RangeError('negative page');
  const readsText = TEXTS_OF_ENTERPRISE.has(sort.column);
  const direction = sort.direction === 'descending' ? 'DESC' : 'ASC';
  const key = readsText ? `e.${sort.column}` : `s.${sort.column === 'row' ? '"row"' : (PLACE_INDEX[sort.column] ?? sort.column)}`;
  const source = `(SELECT *, ${GAP_CLASS_SQL} AS gap_class FROM ${scopeSql(schema, definition, filter)} WHERE NOT suppressed) s`;
  const joined = readsText ? ` JOIN ${tableName(schema, 'model_enterprise')} e ON e."row" = s."row"` : '';
  return filteredQuery(schema, filter, {
    name: 'table-page',
    sql: enterpriseRowsSql(
      schema,
      `SELECT *, row_number() OVER () AS position FROM (
        SELECT s.fact_row, s."row", s.gap_class FROM ${source}${joined} ORDER BY ${key} ${direction} NULLS LAST, s."row"
        LIMIT ${integerLiteral(page.limit)} OFFSET ${integerLiteral(page.offset)})`,
      page.withPlaces === true ? PLACE_SQL : '',
    ),
    columns: page.withPlaces === true ? { ...TABLE_COLUMNS, ...PLACE_COLUMNS } : TABLE_COLUMNS,
  });
}

/** The sums of the table's foot over the same filter: `shown` rows can be paged, hidden ones are in the sums only. */
export function tableCount(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'table-count',
    sql: `SELECT ${COVERAGE_SUMS}, ${enterprisesSql('NOT suppressed')} AS shown,
      CAST(sum(probationary_sum) AS INTEGER) AS members_probationary, CAST(sum(staff_sum) AS DOUBLE) AS staff
      FROM ${sumsScopeSql(schema, definition, filter)}`,
    columns: { ...COVERAGE_SUM_COLUMNS, shown: 'integer', members_probationary: 'integer', staff: 'double' },
  });
}

/**
 * TABLE_COLUMNS of a few rows: `rows` answers `fact_row`, `row`, `gap_class` and `position`, by which the answer is ordered. Only then are
 * the other columns read, of these rows alone. `extra` may name columns of `fact` as `p` and `page.position`.
 */
export function enterpriseRowsSql(schema: string, rows: string, extra = ''): string {
  return `WITH page AS MATERIALIZED (${rows})
    SELECT p."row", e.enterprise_id, e.name_zh, e.uscc, e.industry_code, CAST(p.size_class AS INTEGER) AS size_class,
      coalesce(d.name_zh, d.code) AS district_zh, coalesce(d.name_en, d.code) AS district_en,
      coalesce(k.name_zh, k.id) AS park_zh, coalesce(k.name_en, k.id) AS park_en,
      coalesce(b.name_zh, b.id) AS building_zh, coalesce(b.name_en, b.id) AS building_en,
      p.staff, p.members_full, p.members_probationary, CAST(p.rung AS INTEGER) AS rung, page.gap_class, p.tags, p.building_ix, p.park_ix${extra}
    FROM page
    JOIN (SELECT * FROM ${tableName(schema, 'fact')} WHERE fact_row IN (SELECT fact_row FROM page)) p ON p.fact_row = page.fact_row
    JOIN (SELECT * FROM ${tableName(schema, 'model_enterprise')} WHERE raw_row IN (SELECT CAST("row" AS BIGINT) FROM page)) e ON e."row" = p."row"
    LEFT JOIN ${tableName(schema, 'dim_district')} d ON d.ix = p.district_ix
    LEFT JOIN ${tableName(schema, 'dim_park')} k ON k.ix = p.park_ix
    LEFT JOIN ${tableName(schema, 'dim_building')} b ON b.ix = p.building_ix
    ORDER BY page.position`;
}
