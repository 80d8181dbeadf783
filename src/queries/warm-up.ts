import type { Catalog } from '../model/catalog.ts';
import { STANDARD_DEFINITION } from '../model/definition-set.ts';
import { EMPTY_FILTER } from '../model/filter.ts';

import { headline } from './headline.ts';
import { prepareStatements } from './prepare.ts';

/** Where the rows of a warm-up stand, for as long as it lasts. */
export const WARM_UP_SCHEMA = 'ds_warm_up';

/** A browser translates WebAssembly quickly at first, and well only what has run for a while: so many rows are enough for that. */
const ROWS = 61_440;

const COLUMNS: Readonly<Record<string, string>> = {
  enterprise_id: "'W' || i",
  uscc: "'91' || (1000000000000000 + i)",
  name_zh: "'热身' || i || '有限公司'",
  ownership: "CASE i % 3 WHEN 0 THEN '民营' WHEN 1 THEN 'PRIVATE' ELSE 'STATE' END",
  org_built: 'i % 2 = 0',
  org_formation: "CASE WHEN i % 2 = 0 THEN '单独组建' END",
  members_total: 'i % 9',
  members_full: 'i % 7',
  members_probationary: 'i % 3',
  members_floating: 'i % 5',
  members_unattached: 'i % 4',
  applicants: 'i % 6',
  union_members: 'i % 40',
  industry_code: 'CAST(10 + i % 80 AS VARCHAR)',
  size_class: '1 + i % 4',
  building_id: "'B' || (i % 3000)",
  park_id: "'P' || (i % 30)",
  register_district_code: 'CAST(520100 + i % 9 AS VARCHAR)',
  lon: '106 + (i % 977) / 1000.0',
  lat: '26 + (i % 997) / 1000.0',
  status: "CASE WHEN i % 11 = 0 THEN '注销' ELSE '存续' END",
  entered_on: "DATE '2015-01-01' + i % 3000",
  valid_from: "DATE '2015-01-01' + i % 3000",
  staff_count: 'i % 500',
  is_synthetic: 'TRUE',
};

/** Rows made up for the warm-up, with the columns of an ordinary list. */
export const WARM_UP_ROWS_SQL = `SELECT ${Object.entries(COLUMNS)
  .map(([column, value]) => `${value} AS ${column}`)
  .join(', ')} FROM (SELECT CAST(range AS INTEGER) AS i FROM range(${ROWS}))`;

/** What a list that is opened asks of the database until its first map, over the rows in WARM_UP_SCHEMA; leaves nothing behind but speed. */
export function warmUpStatements(): readonly string[] {
  const catalog: Catalog = { enterprise: Object.keys(COLUMNS) };
  return [...prepareStatements(WARM_UP_SCHEMA, catalog, '2025-01-01'), headline(WARM_UP_SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER).sql];
}

export const WARM_UP_BEGIN = [`DROP SCHEMA IF EXISTS ${WARM_UP_SCHEMA} CASCADE`, `CREATE SCHEMA ${WARM_UP_SCHEMA}`];
export const WARM_UP_END = [`DROP SCHEMA IF EXISTS ${WARM_UP_SCHEMA} CASCADE`];
