import type { VirtualField } from '../../model/fields.ts';
import { type TableName, tableDefinition } from '../../model/tables.ts';

export interface NameTarget {
  /** Whose rows the names are. */
  readonly table: TableName;
  /** The column of the list's own table that holds the key. */
  readonly column: string;
}

/** Virtual fields that are names of rows elsewhere, with the columns that may hold the key, first that exists. */
const TARGETS: Readonly<Partial<Record<VirtualField, readonly [TableName, ...(readonly string[])]>>> = {
  building_name: ['building', 'building_id'],
  park_name: ['park', 'park_id'],
  district_name: ['district', 'register_district_code', 'district_code'],
  org_name: ['party_org', 'org_id'],
  parent_org_name: ['party_org', 'parent_org_id'],
  other_org_name: ['party_org', 'other_org_id'],
  approved_by_name: ['party_org', 'approved_by_org_id', 'by_org_id'],
  lead_org_name: ['party_org', 'lead_org_id'],
  committee_name: ['party_org', 'committee_org_id'],
  operator_name: ['party_org', 'operator_org_id'],
  dispatch_org_name: ['party_org', 'dispatch_org_id'],
  enterprise_name: ['enterprise', 'enterprise_id'],
  enterprise_uscc: ['enterprise', 'enterprise_id'],
  lead_enterprise_name: ['enterprise', 'lead_enterprise_id'],
  from_name: ['enterprise', 'from_enterprise_id'],
  from_uscc: ['enterprise', 'from_enterprise_id'],
  to_name: ['enterprise', 'to_enterprise_id'],
  to_uscc: ['enterprise', 'to_enterprise_id'],
  unit_name: ['enterprise', 'unit_id'],
  unit_uscc: ['enterprise', 'unit_id'],
  chain_name: ['chain', 'chain_id'],
  alliance_name: ['alliance', 'alliance_id'],
  parent_park_name: ['park', 'parent_park_id'],
  parent_district_name: ['district', 'parent_code'],
  a_name: ['party_org', 'a_id'],
  b_name: ['enterprise', 'b_id'],
  taken_by_name: ['enterprise', 'taken_by_id'],
};

/** Where the names of a virtual field lead in lists of `table`; null where it is no name of a row, or the table has no place for the key. */
export function nameTarget(table: TableName, field: string): NameTarget | null {
  const found = TARGETS[field as VirtualField];
  if (found === undefined) return null;
  const [of, ...columns] = found;
  const own = tableDefinition(table).columns;
  const column = columns.find((name) => Object.hasOwn(own, name));
  return column === undefined ? null : { table: of, column };
}
