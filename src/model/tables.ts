import { CORE_TABLES } from './core-tables.ts';
import { NETWORK_TABLES } from './network-tables.ts';
import { ORGANIZATION_TABLES } from './organization-tables.ts';
import type { TableDefinition } from './table-columns.ts';

/**
 * The data model: which tables exist, their columns, types and display names. One source for the
 * projection of the intake, the generator, the data dictionary and the table headers.
 * Storage names are English; counts are INTEGER >= 0 with NULL for unknown; dates ISO 8601;
 * lon/lat WGS-84 degrees.
 */

export const TABLES = { ...CORE_TABLES, ...ORGANIZATION_TABLES, ...NETWORK_TABLES } as const;

export type TableName = keyof typeof TABLES;

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** The definition of a table, widened so that columns can be looked up by any name. */
export function tableDefinition(name: TableName): TableDefinition {
  return TABLES[name];
}
