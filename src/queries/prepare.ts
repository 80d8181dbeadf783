import { type Catalog, hasColumn, hasTable } from '../model/catalog.ts';
import { type Edits, NO_EDITS } from '../model/edits.ts';
import { editStatements } from './edit-tables.ts';
import { modelViewStatements } from './model-views.ts';
import { coverStatements } from './prepare-cover.ts';
import { dimensionPlaceStatements, dimensionStatements } from './prepare-dimensions.ts';
import { factStatements } from './prepare-fact.ts';
import { coverRuleStatements, organizationStatements } from './prepare-organizations.ts';
import { sumsStatements } from './prepare-sums.ts';
import { dateLiteral, tableName } from './sql.ts';
import { worklistTableStatements } from './worklist-tables.ts';

/** What a dataset leaves open and the figures therefore assume; the screen says so beside them. */
export type Assumption =
  | 'ownership-absent'
  | 'status-absent'
  | 'members-absent'
  | 'probationary-absent'
  | 'coverage-absent'
  | 'organizations-absent'
  | 'work-absent'
  | 'place-absent';

export function assumptions(catalog: Catalog, edits: Edits = NO_EDITS): readonly Assumption[] {
  const enterpriseHas = (column: string): boolean => hasColumn(catalog, 'enterprise', column);
  const found: Assumption[] = [];
  if (!enterpriseHas('ownership')) found.push('ownership-absent');
  if (!enterpriseHas('status') && !enterpriseHas('is_operating')) found.push('status-absent');
  if (!enterpriseHas('members_full')) found.push('members-absent');
  if (!enterpriseHas('members_probationary') && !enterpriseHas('members_total')) found.push('probationary-absent');
  if (!enterpriseHas('org_id') && !enterpriseHas('org_built') && !hasTable(catalog, 'org_cover')) found.push('coverage-absent');
  if (!hasTable(catalog, 'party_org')) found.push('organizations-absent');
  if (!hasWorkTables(catalog)) found.push('work-absent');
  const isPlaced = enterpriseHas('lon') || (enterpriseHas('building_id') && hasColumn(catalog, 'building', 'lon'));
  if (!isPlaced && edits.places.length === 0) found.push('place-absent');
  return found;
}

function hasWorkTables(catalog: Catalog): boolean {
  return hasTable(catalog, 'instructor_assignment') || hasTable(catalog, 'trade_union');
}

/**
 * Statements that derive, in the dataset's schema, everything that queries read, as of an ISO date: `model_*`
 * views, `dim_*`, `org_register`, `cover_rule`, `fact`, `cover`, `org`, `active`, `enterprise_sums`, `group_sums`, `available`, and the tables of `edits`.
 * With `groups` 'later' the statements of `groupStatements` are left out, which make sums faster and no other. Repeatable: run them again for another date, after a table was added or after an edit. Only `enterprise` must exist.
 */
export function prepareStatements(
  schema: string,
  catalog: Catalog,
  asOf: string,
  edits: Edits = NO_EDITS,
  groups: 'now' | 'later' = 'now',
): readonly string[] {
  return [
    ...editStatements(schema, edits),
    ...worklistTableStatements(schema),
    ...modelViewStatements(schema, catalog),
    ...dimensionStatements(schema, catalog),
    ...organizationStatements(schema, catalog, asOf),
    ...coverRuleStatements(schema, asOf),
    ...factStatements(schema, catalog, asOf, edits),
    ...dimensionPlaceStatements(schema, catalog, edits),
    ...coverStatements(schema, catalog, asOf),
    ...sumsStatements(schema, catalog, groups),
    availableStatement(schema, catalog, asOf),
  ];
}

/** One row that tells a rate whether its tables were loaded at all: absent is NULL, not 0. */
function availableStatement(schema: string, catalog: Catalog, asOf: string): string {
  const has = (value: boolean): string => (value ? 'TRUE' : 'FALSE');
  const organizations = hasTable(catalog, 'party_org') || hasTable(catalog, 'org_cover');
  const covers = organizations || hasColumn(catalog, 'enterprise', 'org_id') || hasColumn(catalog, 'enterprise', 'org_built');
  const relations = hasColumn(catalog, 'enterprise', 'relation_here') || hasColumn(catalog, 'enterprise', 'members_unattached');
  return `CREATE OR REPLACE TABLE ${tableName(schema, 'available')} AS SELECT
    ${dateLiteral(asOf)} AS as_of,
    ${has(covers)} AS covers,
    ${has(hasColumn(catalog, 'enterprise', 'members_full') || hasColumn(catalog, 'enterprise', 'members_total'))} AS members,
    ${has(hasWorkTables(catalog))} AS work,
    ${has(organizations || hasColumn(catalog, 'building', 'lead_org_id'))} AS building_orgs,
    ${has(relations)} AS relations,
    ${has(hasTable(catalog, 'activity') || hasTable(catalog, 'meeting'))} AS activities,
    ${has(hasTable(catalog, 'party_org') || hasTable(catalog, 'org_cover') || hasColumn(catalog, 'enterprise', 'org_id'))} AS organizations`;
}
