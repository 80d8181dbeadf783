import type { Catalog } from '../model/catalog.ts';
import { hasColumn, hasTable } from '../model/catalog.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { Edits } from '../model/edits.ts';
import type { TableName } from '../model/tables.ts';
import { validAtSql } from './as-of-sql.ts';
import { coveredSql } from './definition-sql.ts';
import { VERSIONED } from './merge-period.ts';
import { prepareStatements } from './prepare.ts';
import { dateLiteral, identifier, tableName } from './sql.ts';

/** The tables a state is made from, each in its schema. */
export interface StateSources {
  readonly catalog: Catalog;
  readonly schemaOf: (table: TableName) => string;
}

/**
 * Everything as of an ISO date in a schema of its own, beside the dataset on the screen: copies of the raw tables, of which only the
 * rows that hold at the date and the columns that make enterprises, their places and their coverage, with the derived tables.
 */
export function stateStatements(schema: string, sources: StateSources, asOf: string, edits: Edits): readonly string[] {
  const catalog = narrowed(sources.catalog);
  const copies = Object.entries(catalog).map(([table, columns]) => {
    const versioning = table === 'enterprise' ? VERSIONED.enterprise : undefined;
    const valid =
      versioning !== undefined && hasColumn(catalog, 'enterprise', versioning.from) && hasColumn(catalog, 'enterprise', versioning.to)
        ? ` WHERE ${validAtSql(versioning.from, versioning.to, dateLiteral(asOf))}`
        : '';
    const list = columns.map(identifier).join(', ');
    return `CREATE TABLE ${tableName(schema, table)} AS SELECT ${list} FROM ${tableName(sources.schemaOf(table as TableName), table)}${valid}`;
  });
  return [
    `DROP SCHEMA IF EXISTS ${identifier(schema)} CASCADE`,
    `CREATE SCHEMA ${identifier(schema)}`,
    ...copies,
    ...prepareStatements(schema, catalog, asOf, edits),
  ];
}

const NEEDED: Readonly<Partial<Record<TableName, readonly string[] | 'all'>>> = {
  enterprise: [
    'enterprise_id',
    'uscc',
    'name_zh',
    'ownership',
    'status',
    'is_operating',
    'org_built',
    'org_formation',
    'org_id',
    'members_total',
    'members_full',
    'building_id',
    'park_id',
    'register_district_code',
    'suppressed',
    'valid_from',
    'valid_to',
  ],
  building: ['building_id', 'name_zh', 'name_en', 'park_id'],
  park: ['park_id', 'name_zh', 'name_en', 'district_code'],
  district: ['district_code', 'name_zh', 'name_en'],
  party_org: 'all',
  org_cover: 'all',
  approval: 'all',
};

function narrowed(catalog: Catalog): Catalog {
  return Object.fromEntries(
    Object.entries(NEEDED).flatMap(([name, wanted]) => {
      const table = name as TableName;
      const columns = catalog[table];
      if (columns === undefined) return [];
      return [[table, wanted === 'all' ? columns : columns.filter((column) => wanted.includes(column))]];
    }),
  );
}

/** Whether anything in the tables says which enterprise has an organization. */
export function saysCoverage(catalog: Catalog): boolean {
  return (
    hasTable(catalog, 'party_org') ||
    hasTable(catalog, 'org_cover') ||
    hasColumn(catalog, 'enterprise', 'org_id') ||
    hasColumn(catalog, 'enterprise', 'org_built')
  );
}

/** `unit`: one row an enterprise of the state: `id`, `name`, `uscc`, `building`, `park`, `district`, `covered` (NULL not said), `members`, `hidden`. */
export function unitStatement(schema: string, catalog: Catalog, definition: DefinitionSet): string {
  const at = (name: string): string => tableName(schema, name);
  const covered = saysCoverage(catalog)
    ? `CASE WHEN f.cover_unknown THEN NULL ELSE f.${coveredSql(definition)} END`
    : 'CAST(NULL AS BOOLEAN)';
  return `CREATE OR REPLACE TABLE ${at('unit')} AS SELECT e.enterprise_id AS id, e.name_zh AS name, e.uscc, b.id AS building, p.id AS park, d.code AS district,
      ${covered} AS covered, f.members_full AS members, f.suppressed AS hidden
    FROM ${at('fact')} f JOIN ${at('model_enterprise')} e ON e."row" = f."row"
    LEFT JOIN ${at('dim_building')} b ON b.ix = f.building_ix LEFT JOIN ${at('dim_park')} p ON p.ix = f.park_ix
    LEFT JOIN ${at('dim_district')} d ON d.ix = f.district_ix`;
}
