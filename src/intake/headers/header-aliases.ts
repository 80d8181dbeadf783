import { type FieldId, fieldByShortName, fieldsOfTable } from '../../model/fields.ts';
import { TABLE_NAMES, type TableName } from '../../model/tables.ts';
import { ALIAS_SEPARATOR } from './alias-list.ts';
import { ENTERPRISE_ALIASES } from './aliases-enterprise.ts';
import {
  ALLIANCE_ALIASES,
  ALLIANCE_MEMBER_ALIASES,
  BUILDING_ALIASES,
  CHAIN_ALIASES,
  CHAIN_LINK_ALIASES,
  CHAIN_MEMBER_ALIASES,
  CHALLENGE_ALIASES,
  DISTRICT_ALIASES,
  ENTERPRISE_TAG_ALIASES,
  PARK_ALIASES,
} from './aliases-network.ts';
import {
  ACTIVITY_ALIASES,
  APPROVAL_ALIASES,
  INSTRUCTOR_ALIASES,
  INSTRUCTOR_ASSIGNMENT_ALIASES,
  MEETING_ALIASES,
  ORG_COVER_ALIASES,
  ORG_LINK_ALIASES,
  PAIRING_ALIASES,
  PARTY_ORG_ALIASES,
  SERVICE_SITE_ALIASES,
  TRADE_UNION_ALIASES,
} from './aliases-organization.ts';

/** Headers of real lists and what they mean, for every table of the model. */

/** plain: taken as it is. values: taken where the values bear it out. ask: offered, never taken. */
export type AliasMark = 'plain' | 'values' | 'ask';

export interface HeaderAlias {
  readonly text: string;
  readonly field: FieldId;
  readonly mark: AliasMark;
}

const ALIASES: Readonly<Record<TableName, Readonly<Record<string, string>>>> = {
  snapshot: {},
  district: DISTRICT_ALIASES,
  park: PARK_ALIASES,
  building: BUILDING_ALIASES,
  enterprise: ENTERPRISE_ALIASES,
  enterprise_tag: ENTERPRISE_TAG_ALIASES,
  party_org: PARTY_ORG_ALIASES,
  org_cover: ORG_COVER_ALIASES,
  org_link: ORG_LINK_ALIASES,
  approval: APPROVAL_ALIASES,
  service_site: SERVICE_SITE_ALIASES,
  instructor: INSTRUCTOR_ALIASES,
  instructor_assignment: INSTRUCTOR_ASSIGNMENT_ALIASES,
  pairing: PAIRING_ALIASES,
  meeting: MEETING_ALIASES,
  activity: ACTIVITY_ALIASES,
  trade_union: TRADE_UNION_ALIASES,
  alliance: ALLIANCE_ALIASES,
  alliance_member: ALLIANCE_MEMBER_ALIASES,
  chain: CHAIN_ALIASES,
  chain_member: CHAIN_MEMBER_ALIASES,
  chain_link: CHAIN_LINK_ALIASES,
  challenge: CHALLENGE_ALIASES,
};

const MARKS: Readonly<Record<string, AliasMark>> = { '?': 'values', '!': 'ask' };

function parseAlias(field: FieldId, written: string): HeaderAlias {
  const mark = MARKS[written.slice(-1)];
  return mark === undefined ? { text: written, field, mark: 'plain' } : { text: written.slice(0, -1), field, mark };
}

/** The aliases written in code for `table`, field by field. Throws on a field the table does not have. */
export function writtenAliases(table: TableName): readonly HeaderAlias[] {
  return Object.entries(ALIASES[table]).flatMap(([name, list]) => {
    const field = fieldByShortName(table, name);
    if (field === null) throw new Error(`${table} has no field ${name}`);
    return list.split(ALIAS_SEPARATOR).map((written) => parseAlias(field.id, written));
  });
}

/**
 * What the model itself calls its fields: storage names, ids and display names in both languages, so that
 * what the product exported is read back. They stand behind the written aliases.
 */
export function modelAliases(table: TableName): readonly HeaderAlias[] {
  const fields = fieldsOfTable(table);
  const alias = (text: string, field: FieldId): HeaderAlias => ({ text, field, mark: 'plain' });
  return [
    ...fields.map((field) => alias(field.column ?? field.id, field.id)),
    ...fields.map((field) => alias(field.id, field.id)),
    ...fields.map((field) => alias(field.zh, field.id)),
    ...fields.map((field) => alias(field.en, field.id)),
  ];
}

export const ALIASED_TABLES: readonly TableName[] = TABLE_NAMES.filter((table) => Object.keys(ALIASES[table]).length > 0);
