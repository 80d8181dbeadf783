/**
 * The data model: which tables exist, their columns, types and display names. One source for the
 * projection of the intake, the generator, the data dictionary and the table headers.
 * Storage names are English; counts are INTEGER >= 0 with NULL for unknown; dates ISO 8601;
 * lon/lat WGS-84 degrees.
 */

export type ColumnType = 'text' | 'integer' | 'double' | 'boolean' | 'date' | 'text[]';

export interface ColumnDefinition {
  readonly type: ColumnType;
  readonly zh: string;
  readonly en: string;
  /** A file of this table without this column is refused. */
  readonly required?: true;
}

export interface TableDefinition {
  readonly zh: string;
  readonly en: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
}

const text = (zh: string, en: string): ColumnDefinition => ({ type: 'text', zh, en });
const id = (zh: string, en: string): ColumnDefinition => ({ type: 'text', zh, en, required: true });
const count = (zh: string, en: string): ColumnDefinition => ({ type: 'integer', zh, en });
const double = (zh: string, en: string): ColumnDefinition => ({ type: 'double', zh, en });
const flag = (zh: string, en: string): ColumnDefinition => ({ type: 'boolean', zh, en });
const date = (zh: string, en: string): ColumnDefinition => ({ type: 'date', zh, en });
const texts = (zh: string, en: string): ColumnDefinition => ({ type: 'text[]', zh, en });

const lonLat = { lon: double('经度', 'Longitude'), lat: double('纬度', 'Latitude') };
const validity = { valid_from: date('有效起', 'Valid from'), valid_to: date('有效止', 'Valid to') };
const provenance = { source_id: text('来源', 'Source'), is_synthetic: flag('合成数据', 'Synthetic') };

export const TABLES = {
  snapshot: {
    zh: '数据快照',
    en: 'Snapshot',
    key: ['snapshot_id'],
    columns: { snapshot_id: id('快照', 'Snapshot'), as_of: date('截止日期', 'As of'), title: text('标题', 'Title') },
  },
  district: {
    zh: '行政区划',
    en: 'District',
    key: ['district_code'],
    columns: {
      district_code: id('区划代码', 'District code'),
      name_zh: text('名称', 'Name'),
      name_en: text('英文名称', 'English name'),
      level: text('级别', 'Level'),
      parent_code: text('上级代码', 'Parent code'),
      code_kind: text('代码类别', 'Code kind'),
      ...validity,
      ...lonLat,
      geom: text('边界(GeoJSON)', 'Boundary (GeoJSON)'),
      ...provenance,
    },
  },
  park: {
    zh: '园区',
    en: 'Park',
    key: ['park_id'],
    columns: {
      park_id: id('园区编号', 'Park id'),
      name_zh: text('园区名称', 'Park name'),
      name_en: text('英文名称', 'English name'),
      park_level: text('级别', 'Level'),
      park_type: text('类型', 'Type'),
      district_code: text('区划代码', 'District code'),
      parent_park_id: text('上级园区', 'Parent park'),
      lead_org_id: text('牵头党组织', 'Lead organization'),
      ...lonLat,
      geom: text('边界(GeoJSON)', 'Boundary (GeoJSON)'),
      area_km2: double('面积(平方千米)', 'Area (km²)'),
      ...provenance,
    },
  },
  building: {
    zh: '楼宇',
    en: 'Building',
    key: ['building_id'],
    columns: {
      building_id: id('楼宇编号', 'Building id'),
      name_zh: text('楼宇名称', 'Building name'),
      name_en: text('英文名称', 'English name'),
      tower: text('座号', 'Tower'),
      kind: text('类型', 'Kind'),
      park_id: text('园区编号', 'Park id'),
      subdistrict_name: text('街道', 'Subdistrict'),
      subdistrict_code: text('街道代码', 'Subdistrict code'),
      community_name: text('社区', 'Community'),
      address: text('地址', 'Address'),
      ...lonLat,
      geom: text('轮廓(GeoJSON)', 'Footprint (GeoJSON)'),
      floors: count('楼层数', 'Floors'),
      area_m2: double('面积(平方米)', 'Area (m²)'),
      property_org_name: text('物业单位', 'Property company'),
      lead_org_id: text('楼宇党组织', 'Building organization'),
      axis_group: text('轴线', 'Axis'),
      ...provenance,
    },
  },
  enterprise: {
    zh: '企业',
    en: 'Enterprise',
    key: ['enterprise_id'],
    columns: {
      enterprise_id: id('企业编号', 'Enterprise id'),
      uscc: text('统一社会信用代码', 'USCC'),
      name_zh: { ...text('企业名称', 'Enterprise name'), required: true },
      ownership: text('企业性质', 'Ownership'),
      unit_category: text('单位类别', 'Unit category'),
      org_built: flag('是否建立党组织', 'Organization built'),
      org_formation: text('组建方式', 'Formation'),
      members_total: count('党员数', 'Members'),
      members_source: text('党员数来源', 'Members source'),
      relation_here: count('组织关系在本企业', 'Relation here'),
      relation_in_zone: count('组织关系在本区', 'Relation in zone'),
      relation_outside: count('组织关系在区外', 'Relation outside'),
      industry_code: text('行业代码', 'Industry code'),
      size_class: count('企业规模', 'Size class'),
      building_id: text('楼宇编号', 'Building id'),
      floor_room: text('楼层/房号', 'Floor/room'),
      park_id: text('园区编号', 'Park id'),
      register_district_code: text('区划代码', 'District code'),
      address: text('地址', 'Address'),
      ...lonLat,
      status: text('经营状态', 'Status'),
      is_operating: flag('实体运营', 'Operating'),
      suppressed: flag('隐去', 'Suppressed'),
      entered_on: date('入驻日期', 'Entered on'),
      staff_count: count('职工人数', 'Staff'),
      members_full: count('正式党员数', 'Full members'),
      members_probationary: count('预备党员数', 'Probationary members'),
      members_floating: count('流动党员数', 'Floating members'),
      members_unattached: count('未转入组织关系数', 'Unattached members'),
      applicants: count('入党积极分子数', 'Applicants and activists'),
      union_members: count('工会会员数', 'Union members'),
      party_survey_on: date('党建情况摸底日期', 'Surveyed on'),
      party_in_articles: flag('党建入章程', 'Party-building in articles'),
      org_id: text('党组织编号', 'Organization id'),
      ...validity,
      ...provenance,
    },
  },
  enterprise_tag: {
    zh: '企业标签',
    en: 'Enterprise tag',
    key: ['enterprise_id', 'tag'],
    columns: {
      enterprise_id: id('企业编号', 'Enterprise id'),
      tag: id('标签', 'Tag'),
      level: text('级别', 'Level'),
      year: count('年度', 'Year'),
    },
  },
  party_org: {
    zh: '党组织',
    en: 'Party organization',
    key: ['org_id'],
    columns: {
      org_id: id('党组织编号', 'Organization id'),
      name_zh: text('党组织名称', 'Organization name'),
      name_en: text('英文名称', 'English name'),
      org_type: text('党组织类型', 'Type'),
      org_level: text('层级', 'Level'),
      formation: text('组建方式', 'Formation'),
      parent_org_id: text('上级党组织', 'Parent organization'),
      approved_by_org_id: text('批准机关', 'Approved by'),
      founded_on: date('成立日期', 'Founded on'),
      term_start: date('任期起', 'Term start'),
      term_end: date('任期止', 'Term end'),
      members_full: count('正式党员数', 'Full members'),
      members_probationary: count('预备党员数', 'Probationary members'),
      members_floating: count('流动党员数', 'Floating members'),
      committee_size: count('委员数', 'Committee size'),
      branches: count('下设支部数', 'Branches'),
      park_id: text('园区编号', 'Park id'),
      building_id: text('楼宇编号', 'Building id'),
      district_code: text('区划代码', 'District code'),
      ...lonLat,
      stage: text('阶段', 'Stage'),
      honours: texts('荣誉', 'Honours'),
      concurrent_secretary: flag('书记兼任', 'Concurrent secretary'),
      is_alliance_only: flag('仅联盟', 'Alliance only'),
      is_new: flag('新建', 'New'),
      ...validity,
      ...provenance,
    },
  },
  org_cover: {
    zh: '覆盖关系',
    en: 'Coverage relation',
    key: ['org_id', 'unit_kind', 'unit_id'],
    columns: {
      org_id: id('党组织编号', 'Organization id'),
      unit_kind: id('单位类别', 'Unit kind'),
      unit_id: id('单位编号', 'Unit id'),
      kind: text('覆盖方式', 'Kind'),
      since: date('起始', 'Since'),
      until: date('终止', 'Until'),
    },
  },
  org_link: {
    zh: '统筹联建',
    en: 'Coordination',
    key: ['org_id', 'other_org_id', 'kind'],
    columns: {
      org_id: id('党组织编号', 'Organization id'),
      other_org_id: id('对方党组织', 'Other organization'),
      kind: text('关系', 'Kind'),
    },
  },
  approval: {
    zh: '批复',
    en: 'Approval',
    key: ['approval_id'],
    columns: {
      approval_id: id('批复编号', 'Approval id'),
      org_id: text('党组织编号', 'Organization id'),
      document_no: text('批复文号', 'Document number'),
      approved_on: date('批复日期', 'Approved on'),
      kind: text('类别', 'Kind'),
      by_org_id: text('批复机关', 'By'),
    },
  },
  alliance: {
    zh: '党建联盟',
    en: 'Alliance',
    key: ['alliance_id'],
    columns: {
      alliance_id: id('联盟编号', 'Alliance id'),
      name_zh: text('联盟名称', 'Alliance name'),
      name_en: text('英文名称', 'English name'),
      alliance_type: text('类型', 'Type'),
      formation_mode: count('组建模式', 'Formation mode'),
      committee_org_id: text('联盟党委', 'Committee'),
      lead_org_id: text('牵头单位', 'Lead'),
      axis_name: text('轴线名称', 'Axis name'),
      founded_on: date('成立日期', 'Founded on'),
      meeting_cadence: text('例会频次', 'Meeting cadence'),
      scheme: text('架构', 'Scheme'),
      chain_id: text('产业链编号', 'Chain id'),
      ...lonLat,
      ...provenance,
    },
  },
  alliance_member: {
    zh: '联盟成员',
    en: 'Alliance member',
    key: ['alliance_id', 'member_kind', 'member_id'],
    columns: {
      alliance_id: id('联盟编号', 'Alliance id'),
      member_kind: id('成员类别', 'Member kind'),
      member_id: id('成员编号', 'Member id'),
      name_zh: text('成员名称', 'Member name'),
      role: text('角色', 'Role'),
      joined_on: date('加入日期', 'Joined on'),
      left_on: date('退出日期', 'Left on'),
      ...lonLat,
    },
  },
  chain: {
    zh: '产业链',
    en: 'Industry chain',
    key: ['chain_id'],
    columns: {
      chain_id: id('产业链编号', 'Chain id'),
      name_zh: text('产业链名称', 'Chain name'),
      name_en: text('英文名称', 'English name'),
      scheme_slot: text('架构位置', 'Scheme slot'),
      stages: texts('环节', 'Stages'),
      lead_enterprise_id: text('链主', 'Lead enterprise'),
      chain_chief_role: text('链长职务', 'Chain chief post'),
      committee_org_id: text('产业链党委', 'Chain committee'),
      ...provenance,
    },
  },
  chain_member: {
    zh: '产业链成员',
    en: 'Chain member',
    key: ['chain_id', 'enterprise_id'],
    columns: {
      chain_id: id('产业链编号', 'Chain id'),
      enterprise_id: id('企业编号', 'Enterprise id'),
      stage: text('环节', 'Stage'),
      position: text('位置', 'Position'),
    },
  },
  chain_link: {
    zh: '上下游关系',
    en: 'Chain link',
    key: ['chain_id', 'from_enterprise_id', 'to_enterprise_id', 'material'],
    columns: {
      chain_id: id('产业链编号', 'Chain id'),
      from_enterprise_id: id('上游企业', 'From'),
      to_enterprise_id: id('下游企业', 'To'),
      material: text('物料', 'Material'),
      kind: text('关系', 'Kind'),
      strength: double('强度', 'Strength'),
    },
  },
  service_site: {
    zh: '阵地',
    en: 'Service site',
    key: ['site_id'],
    columns: {
      site_id: id('阵地编号', 'Site id'),
      name_zh: text('阵地名称', 'Site name'),
      name_en: text('英文名称', 'English name'),
      site_type: text('类型', 'Type'),
      operator_org_id: text('运营党组织', 'Operator'),
      opened_on: date('启用日期', 'Opened on'),
      zone_count: count('功能区数', 'Zones'),
      services: texts('服务', 'Services'),
      building_id: text('楼宇编号', 'Building id'),
      ...lonLat,
      in_resource_map: flag('入资源地图', 'In resource map'),
      radius_m: count('服务半径(米)', 'Radius (m)'),
      ...provenance,
    },
  },
  instructor: {
    zh: '党建指导员',
    en: 'Instructor',
    key: ['instructor_id'],
    columns: {
      instructor_id: id('指导员编号', 'Instructor id'),
      role: text('角色', 'Role'),
      dispatch_org_id: text('派出单位', 'Dispatched by'),
      assigned_on: date('选派日期', 'Assigned on'),
    },
  },
  instructor_assignment: {
    zh: '指导员联系',
    en: 'Instructor assignment',
    key: ['instructor_id', 'enterprise_id', 'since'],
    columns: {
      instructor_id: id('指导员编号', 'Instructor id'),
      enterprise_id: text('企业编号', 'Enterprise id'),
      org_id: text('党组织编号', 'Organization id'),
      since: date('起', 'Since'),
      until: date('止', 'Until'),
      mode: text('方式', 'Mode'),
    },
  },
  pairing: {
    zh: '结对',
    en: 'Pairing',
    key: ['pairing_id'],
    columns: {
      pairing_id: id('结对编号', 'Pairing id'),
      kind: text('类别', 'Kind'),
      level: text('层级', 'Level'),
      a_kind: text('甲方类别', 'A kind'),
      a_id: text('甲方', 'A'),
      b_kind: text('乙方类别', 'B kind'),
      b_id: text('乙方', 'B'),
      since: date('起', 'Since'),
      until: date('止', 'Until'),
    },
  },
  challenge: {
    zh: '揭榜挂帅',
    en: 'Challenge',
    key: ['challenge_id'],
    columns: {
      challenge_id: id('榜单编号', 'Challenge id'),
      enterprise_id: text('企业编号', 'Enterprise id'),
      theme: text('主题', 'Theme'),
      parent_id: text('上级榜单', 'Parent'),
      published_on: date('发布日期', 'Published on'),
      taken_by_kind: text('揭榜方类别', 'Taken by kind'),
      taken_by_id: text('揭榜方', 'Taken by'),
      status: text('状态', 'Status'),
      is_case: flag('典型案例', 'Case'),
    },
  },
  meeting: {
    zh: '联席会议',
    en: 'Joint meeting',
    key: ['meeting_id'],
    columns: {
      meeting_id: id('会议编号', 'Meeting id'),
      org_id: text('党组织编号', 'Organization id'),
      alliance_id: text('联盟编号', 'Alliance id'),
      held_on: date('召开日期', 'Held on'),
      kind: text('类别', 'Kind'),
      attending_enterprises: count('参会企业数', 'Attending enterprises'),
      attending_people: count('参会人数', 'Attending people'),
    },
  },
  activity: {
    zh: '活动',
    en: 'Activity',
    key: ['activity_id'],
    columns: {
      activity_id: id('活动编号', 'Activity id'),
      org_id: text('党组织编号', 'Organization id'),
      enterprise_id: text('企业编号', 'Enterprise id'),
      held_on: date('日期', 'Held on'),
      kind: text('类别', 'Kind'),
    },
  },
  trade_union: {
    zh: '工会',
    en: 'Trade union',
    key: ['union_id'],
    columns: {
      union_id: id('工会编号', 'Union id'),
      name_zh: text('工会名称', 'Union name'),
      kind: text('类别', 'Kind'),
      members: count('会员数', 'Members'),
      enterprise_ids: texts('企业', 'Enterprises'),
      founded_on: date('成立日期', 'Founded on'),
    },
  },
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof TABLES;

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** The definition of a table, widened so that columns can be looked up by any name. */
export function tableDefinition(name: TableName): TableDefinition {
  return TABLES[name];
}
