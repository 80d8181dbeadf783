import type { ColumnType } from './table-columns.ts';
import { TABLE_NAMES, type TABLES, type TableName, tableDefinition } from './tables.ts';

/**
 * Everything a column of a foreign list can mean: `table.column` of the data model, or a virtual field that
 * stands for another table's key (楼宇名称 instead of 楼宇编号) or is worked out from it. The list is closed.
 */

/** What the values of a field look like, for the parsers of values and for screens. */
export type FieldKind =
  | 'text'
  | 'texts'
  | 'name'
  | 'count'
  | 'decimal'
  | 'flag'
  | 'date'
  | 'uscc'
  | 'longitude'
  | 'latitude'
  | 'lonlat'
  | 'geometry'
  | 'district-code'
  | 'industry'
  | 'size-class'
  | 'ownership'
  | 'status'
  | 'formation'
  | 'org-type'
  | 'tags'
  | 'row-number'
  | 'free-text';

export type ColumnName<T extends TableName> = keyof (typeof TABLES)[T]['columns'] & string;
export type ModelField = { [T in TableName]: `${T}.${ColumnName<T>}` }[TableName];
export type VirtualField = keyof typeof VIRTUAL_FIELDS;
export type FieldId = ModelField | VirtualField;

export interface FieldDefinition {
  readonly id: FieldId;
  /** The storage column it fills; null for a virtual field. */
  readonly column: string | null;
  readonly zh: string;
  readonly en: string;
  readonly kind: FieldKind;
  /** How many base units (person, metre, m², yuan) one unit of the storage column is: 1 000 000 for km². */
  readonly baseUnits: number;
  /** Several columns of one list may carry it: tags, remarks. */
  readonly isRepeatable: boolean;
  /** Without it a file of this table is refused, unless intake can make the key itself. */
  readonly isRequired: boolean;
}

interface VirtualDefinition {
  readonly zh: string;
  readonly en: string;
  readonly kind: FieldKind;
  /** Tables whose lists may carry it; null: all. */
  readonly tables: readonly TableName[] | null;
  readonly isRepeatable?: true;
}

const virtual = (zh: string, en: string, kind: FieldKind, tables: readonly TableName[] | null): VirtualDefinition => ({
  zh,
  en,
  kind,
  tables,
});
const repeatable = (zh: string, en: string, kind: FieldKind, tables: readonly TableName[] | null): VirtualDefinition => ({
  ...virtual(zh, en, kind, tables),
  isRepeatable: true,
});

const LOCATED: readonly TableName[] = [
  'district',
  'park',
  'building',
  'enterprise',
  'party_org',
  'service_site',
  'alliance',
  'alliance_member',
];
const PLACED: readonly TableName[] = [
  'park',
  'building',
  'enterprise',
  'party_org',
  'service_site',
  'alliance',
  'trade_union',
  'org_cover',
];
const IN_BUILDING: readonly TableName[] = ['enterprise', 'party_org', 'service_site', 'trade_union'];
const OF_ENTERPRISE: readonly TableName[] = [
  'enterprise_tag',
  'party_org',
  'instructor_assignment',
  'instructor',
  'activity',
  'chain_member',
  'challenge',
  'trade_union',
];
const OF_ORG: readonly TableName[] = [
  'enterprise',
  'org_cover',
  'org_link',
  'approval',
  'instructor_assignment',
  'meeting',
  'activity',
  'alliance_member',
];

export const VIRTUAL_FIELDS = {
  building_name: virtual('楼宇名称', 'Building name', 'name', IN_BUILDING),
  park_name: virtual('园区名称', 'Park name', 'name', [
    'building',
    'enterprise',
    'party_org',
    'service_site',
    'alliance',
    'trade_union',
    'chain',
  ]),
  district_name: virtual('区县', 'District', 'name', PLACED),
  subdistrict_name: virtual('街道', 'Subdistrict', 'name', PLACED),
  community_name: virtual('社区', 'Community', 'name', PLACED),
  lonlat: virtual('经纬度', 'Longitude and latitude', 'lonlat', LOCATED),
  enterprise_name: virtual('企业名称', 'Enterprise name', 'name', OF_ENTERPRISE),
  enterprise_uscc: virtual('统一社会信用代码', 'USCC', 'uscc', [...OF_ENTERPRISE, 'alliance_member']),
  enterprise_names: virtual('覆盖企业', 'Enterprises covered', 'texts', ['party_org', 'trade_union']),
  industry: virtual('行业', 'Industry (code or name)', 'industry', ['enterprise']),
  tags: repeatable('资质', 'Titles', 'tags', ['enterprise']),
  org_name: virtual('党组织名称', 'Organization name', 'name', OF_ORG),
  org_type: virtual('党组织类型', 'Organization type', 'org-type', ['enterprise']),
  org_founded_on: virtual('党组织成立时间', 'Organization founded on', 'date', ['enterprise']),
  parent_org_name: virtual('上级党组织', 'Parent organization', 'name', ['enterprise', 'party_org']),
  other_org_name: virtual('对方党组织', 'Other organization', 'name', ['org_link']),
  approved_by_name: virtual('批准机关', 'Approved by', 'name', ['party_org', 'approval']),
  lead_org_name: virtual('牵头党组织', 'Lead organization', 'name', ['building', 'park', 'alliance']),
  committee_name: virtual('联盟(产业链)党委', 'Committee', 'name', ['alliance', 'chain']),
  operator_name: virtual('运营党组织', 'Operator', 'name', ['service_site']),
  dispatch_org_name: virtual('派出单位', 'Dispatched by', 'name', ['instructor', 'instructor_assignment']),
  /** Full and probationary members together; full members follow where the probationary ones stand beside it. */
  org_members_total: virtual('党员总数', 'Members in all', 'count', ['party_org']),
  instructor_flag: virtual('是否选派党建指导员', 'Has an instructor', 'flag', ['enterprise']),
  instructor_count: virtual('党建指导员数', 'Instructors', 'count', ['enterprise']),
  union_formed: virtual('是否建立工会', 'Has a trade union', 'flag', ['enterprise']),
  union_name: virtual('工会名称', 'Trade union', 'name', ['enterprise']),
  chain_name: virtual('产业链名称', 'Chain name', 'name', ['enterprise', 'chain_member', 'chain_link', 'alliance']),
  chain_stage: virtual('产业链环节', 'Chain stage', 'text', ['enterprise']),
  alliance_name: virtual('联盟名称', 'Alliance name', 'name', ['enterprise', 'alliance_member', 'meeting']),
  lead_enterprise_name: virtual('链主企业', 'Lead enterprise', 'name', ['chain']),
  from_name: virtual('上游企业', 'Upstream enterprise', 'name', ['chain_link']),
  from_uscc: virtual('上游企业信用代码', 'USCC upstream', 'uscc', ['chain_link']),
  to_name: virtual('下游企业', 'Downstream enterprise', 'name', ['chain_link']),
  to_uscc: virtual('下游企业信用代码', 'USCC downstream', 'uscc', ['chain_link']),
  parent_park_name: virtual('上级园区', 'Parent park', 'name', ['park']),
  parent_district_name: virtual('上级区划', 'Parent district', 'name', ['district']),
  unit_name: virtual('覆盖单位', 'Unit covered', 'name', ['org_cover']),
  unit_uscc: virtual('覆盖单位信用代码', 'USCC of the unit', 'uscc', ['org_cover']),
  a_name: virtual('甲方', 'A', 'name', ['pairing']),
  b_name: virtual('乙方', 'B', 'name', ['pairing']),
  taken_by_name: virtual('揭榜方', 'Taken by', 'name', ['challenge']),
  demand_text: repeatable('需求内容', 'Demand', 'free-text', ['enterprise']),
  resource_text: repeatable('资源内容', 'Resource', 'free-text', ['enterprise']),
  action_text: repeatable('行动计划', 'Action', 'free-text', ['enterprise']),
  row_no: repeatable('序号', 'Row number (dropped)', 'row-number', null),
  remark: repeatable('备注', 'Remark', 'free-text', null),
} as const satisfies Record<string, VirtualDefinition>;

const KIND_OF_TYPE: Readonly<Record<ColumnType, FieldKind>> = {
  text: 'text',
  integer: 'count',
  double: 'decimal',
  boolean: 'flag',
  date: 'date',
  'text[]': 'texts',
};

/** Columns whose values say more than their storage type does. */
const KIND_OF_COLUMN: Readonly<Record<string, FieldKind>> = {
  name_zh: 'name',
  property_org_name: 'name',
  subdistrict_name: 'name',
  community_name: 'name',
  axis_name: 'name',
  uscc: 'uscc',
  lon: 'longitude',
  lat: 'latitude',
  geom: 'geometry',
  district_code: 'district-code',
  register_district_code: 'district-code',
  industry_code: 'industry',
  size_class: 'size-class',
  ownership: 'ownership',
  org_formation: 'formation',
  formation: 'formation',
  org_type: 'org-type',
};

function modelField(table: TableName, column: string): FieldDefinition | null {
  const definition = tableDefinition(table).columns[column];
  if (definition === undefined) return null;
  return {
    // The template of ModelField, built from names that were just looked up.
    id: `${table}.${column}` as ModelField,
    column,
    zh: definition.zh,
    en: definition.en,
    kind: table === 'enterprise' && column === 'status' ? 'status' : (KIND_OF_COLUMN[column] ?? KIND_OF_TYPE[definition.type]),
    baseUnits: column === 'area_km2' ? 1_000_000 : 1,
    isRepeatable: false,
    isRequired: definition.required === true,
  };
}

function virtualField(id: VirtualField): FieldDefinition {
  const definition: VirtualDefinition = VIRTUAL_FIELDS[id];
  const { zh, en, kind } = definition;
  return { id, column: null, zh, en, kind, baseUnits: 1, isRepeatable: definition.isRepeatable === true, isRequired: false };
}

function allows(id: VirtualField, table: TableName): boolean {
  const { tables }: VirtualDefinition = VIRTUAL_FIELDS[id];
  // The table's own column of that name needs no stand-in.
  return (tables === null || tables.includes(table)) && tableDefinition(table).columns[id] === undefined;
}

const VIRTUAL_IDS = Object.keys(VIRTUAL_FIELDS) as readonly VirtualField[];

const FIELDS_OF_TABLE: ReadonlyMap<TableName, ReadonlyMap<FieldId, FieldDefinition>> = new Map(
  TABLE_NAMES.map((table) => {
    const own = Object.keys(tableDefinition(table).columns).flatMap((column) => modelField(table, column) ?? []);
    const others = VIRTUAL_IDS.filter((id) => allows(id, table)).map(virtualField);
    return [table, new Map([...own, ...others].map((field) => [field.id, field]))];
  }),
);

/** Fields that a column of a list of `table` can mean: the table's own columns first, in their order. */
export function fieldsOfTable(table: TableName): readonly FieldDefinition[] {
  return [...(FIELDS_OF_TABLE.get(table)?.values() ?? [])];
}

/** The field of that id in lists of `table`; null where it does not occur there. */
export function fieldOfTable(table: TableName, id: string): FieldDefinition | null {
  return FIELDS_OF_TABLE.get(table)?.get(id as FieldId) ?? null;
}

/** `column` of the table itself, or else the virtual field of that name; null where neither exists. */
export function fieldByShortName(table: TableName, name: string): FieldDefinition | null {
  return fieldOfTable(table, `${table}.${name}`) ?? fieldOfTable(table, name);
}
