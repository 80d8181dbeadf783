import { type AliasesOf, COMMON_ALIASES, LON_LAT_ALIASES, PLACE_ALIASES, USCC_ALIASES } from './alias-list.ts';

/** Names of the enterprise in lists whose subject is something else. */
export const ENTERPRISE_NAME_ALIASES =
  '企业名称|企业|单位名称|公司名称|企业全称|单位全称|所在企业|所在单位|所在单位名称|所在企业名称|所属企业|所属单位|联系企业|联系企业名称|服务企业|服务企业名称|依托单位|依托企业';
const ORG_NAME_ALIASES = '党组织名称|党组织|党组织全称|所属党组织|支部名称|党支部名称|党支部';

export const PARTY_ORG_ALIASES: AliasesOf<'party_org'> = {
  ...LON_LAT_ALIASES,
  ...PLACE_ALIASES,
  ...COMMON_ALIASES,
  org_id: '党组织编号|党组织代码|党组织编码|组织编码|组织代码|组织编号|支部编号|orgid',
  name_zh:
    '党组织名称|党组织|党组织全称|党组织名|基层党组织名称|基层党组织|支部名称|党支部名称|党支部|支部|党总支名称|党委名称|党(总)支部名称|组织名称|组织全称|名称?|两新党组织名称|企业党组织名称|非公企业党组织名称|党委(党总支、党支部)名称|name?',
  org_type:
    '党组织类型|党组织类别|组织类别|组织类型|党组织形式|党组织性质|党组织种类|设置形式|组织设置|党组织设置|党组织设置形式|类别|类型|支部类型',
  org_level: '层级|党组织层级|组织层级|级别|党组织级别',
  formation:
    '组建方式|组建形式|组建模式|组建类型|单独组建/联合组建|建立方式|是否联合|党组织组建方式|党组织组建形式|党组织建立方式|单建/联建',
  parent_org_name:
    '上级党组织|上级党组织名称|上级党组织全称|直接上级党组织|所属上级党组织|隶属党组织|隶属关系|主管党组织|上级主管党组织|主管党委|上级党委|上级党委名称|上级党工委|所属党委|隶属党委|所属党工委|所属党(工)委|所属基层党委|上级组织',
  approved_by_name: '批准机关|批准单位|审批机关|批复机关|批复单位|批准党组织|审批党组织',
  founded_on:
    '成立日期|成立时间|成立年月|建立时间|建立日期|组建时间|组建日期|设立时间|批复时间|批复日期|批准成立时间|批准时间|党组织成立时间|党组织成立日期|党组织成立年月|党组织建立时间|党组织组建时间|党支部成立时间|支部成立时间|成立时间(党组织)',
  term_start:
    '任期起|任期开始|任期开始时间|任期起始时间|最近换届时间|最近一次换届时间|上次换届时间|本届开始时间|本届起始日期|换届时间!|换届日期!',
  term_end:
    '任期止|任期结束|任期结束时间|任期届满时间|任期届满日期|任期到期时间|届满时间|届满日期|到届时间|应换届时间|应换届日期|下次换届时间|本届届满时间',
  org_members_total:
    '党员数|党员人数|党员总数|党员总人数|党员(人)|党员?|党员数量|党员合计|现有党员|现有党员数|现有党员人数|在册党员|在册党员数|党员情况/合计|党员情况/总数',
  members_full: '正式党员数|正式党员|正式党员人数|党员数(正式)|其中:正式党员|党员情况/正式',
  members_probationary: '预备党员数|预备党员|预备党员人数|党员数(预备)|其中:预备党员|党员情况/预备',
  members_floating: '流动党员数|流动党员|流动党员人数|流入党员数',
  committee_size: '委员数|委员人数|支委数|支委人数|支部委员数|委员会人数|班子人数|班子成员数|班子成员人数|班子职数|党组织委员数',
  branches:
    '下设支部数|下设党支部数|下属支部数|下属党支部数|下辖支部数|下辖党支部数|所辖支部数|党支部数|支部数|支部数量|下属党组织数|下设党组织数|基层党支部数',
  stage: '阶段|建设阶段|党组织阶段',
  honours: '荣誉|荣誉称号|获得荣誉|所获荣誉|党组织荣誉|表彰情况',
  concurrent_secretary:
    '书记兼任|书记是否兼任|是否一肩挑|一肩挑|是否由企业主要负责人兼任书记|是否由出资人兼任书记|主要负责人兼任书记|书记是否由企业负责人兼任|书记是否由出资人担任',
  is_alliance_only: '仅联盟',
  is_new: '新建|是否新建|是否新成立|是否新组建',
  enterprise_name: `${ENTERPRISE_NAME_ALIASES}|党组织所在单位|党组织所在单位名称|建立党组织单位`,
  enterprise_uscc: USCC_ALIASES,
  enterprise_names: '覆盖企业|覆盖单位|覆盖企业名称|覆盖单位名称|联建企业|联建单位|联合组建单位|联合组建企业|所覆盖企业',
  district_code: '行政区划代码|区划代码|区县代码',
};

export const ORG_COVER_ALIASES: AliasesOf<'org_cover'> = {
  ...COMMON_ALIASES,
  district_name: PLACE_ALIASES.district_name,
  subdistrict_name: PLACE_ALIASES.subdistrict_name,
  community_name: PLACE_ALIASES.community_name,
  org_id: '党组织编号|党组织代码|党组织编码',
  org_name: `${ORG_NAME_ALIASES}|覆盖党组织|联合党支部|联合党支部名称`,
  unit_kind: '单位类别|覆盖对象类别|覆盖对象类型|单位类型',
  unit_id: '单位编号|覆盖单位编号|覆盖对象编号',
  unit_name:
    '覆盖单位|覆盖单位名称|覆盖企业|覆盖企业名称|被覆盖企业|被覆盖单位|覆盖对象|覆盖对象名称|企业名称|单位名称|公司名称|联建企业|联建单位|联合单位',
  unit_uscc: USCC_ALIASES,
  kind: '覆盖方式|覆盖类型|覆盖关系|覆盖形式|组建方式|组建形式|组建类型|建立方式',
  since: '起始|起始时间|起始日期|覆盖时间|覆盖日期|覆盖起始时间|纳入时间',
  until: '终止|终止时间|终止日期|覆盖终止时间',
};

export const ORG_LINK_ALIASES: AliasesOf<'org_link'> = {
  ...COMMON_ALIASES,
  org_name: `${ORG_NAME_ALIASES}|本方党组织|甲方党组织`,
  other_org_name: '对方党组织|对方党组织名称|乙方党组织|联建党组织|联建党组织名称|统筹党组织|结对党组织|共建党组织',
  kind: '关系|关系类型|联建类型|联建方式',
};

export const APPROVAL_ALIASES: AliasesOf<'approval'> = {
  ...COMMON_ALIASES,
  approval_id: '批复编号',
  org_name: ORG_NAME_ALIASES,
  document_no: '批复文号|文号|文件号|文件编号|批文号|批准文号|发文字号',
  approved_on: '批复日期|批复时间|批准时间|批准日期|批文日期|发文日期|印发日期',
  kind: '类别|类型|批复类别|批复类型|批复事项|事项|事项类型',
  approved_by_name: '批复机关|批复单位|批准机关|批准单位|审批机关|发文单位|发文机关|批准党组织|上级党组织',
};

export const SERVICE_SITE_ALIASES: AliasesOf<'service_site'> = {
  ...LON_LAT_ALIASES,
  ...PLACE_ALIASES,
  ...COMMON_ALIASES,
  site_id: '阵地编号|站点编号',
  name_zh:
    '阵地名称|阵地|党建阵地|党建阵地名称|站点名称|服务站名称|中心名称|党群服务中心|党群服务中心名称|党群服务站|驿站名称|活动场所名称|场所名称|名称?|name?',
  site_type: '类型|类别|阵地类型|阵地类别|站点类型|站点类别|场所类型',
  operator_org_id: '运营党组织编号',
  operator_name: '运营党组织|运营单位|管理单位|主管单位|责任单位|管理党组织|建设单位',
  opened_on: '启用日期|启用时间|建成时间|建成日期|开放日期|投用时间|投入使用时间|建设时间',
  zone_count: '功能区数|功能区数量|功能室数',
  services: '服务|服务项目|服务内容|服务功能|功能',
  in_resource_map: '入资源地图|是否入资源地图|是否纳入资源地图',
  radius_m: '服务半径',
};

export const INSTRUCTOR_ALIASES: AliasesOf<'instructor'> = {
  ...COMMON_ALIASES,
  instructor_id: '指导员编号|编码',
  role: '角色|身份|岗位|指导员类型|指导员类别',
  dispatch_org_name: '派出单位|选派单位|派驻单位|派出单位名称|选派单位名称|派出党组织|派出部门',
  assigned_on: '选派日期|选派时间|派驻时间|派驻日期|派出时间|聘任时间|选聘时间',
  enterprise_name: `${ENTERPRISE_NAME_ALIASES}|派驻企业|派驻企业名称|指导企业|指导企业名称`,
  enterprise_uscc: USCC_ALIASES,
};

export const INSTRUCTOR_ASSIGNMENT_ALIASES: AliasesOf<'instructor_assignment'> = {
  ...COMMON_ALIASES,
  instructor_id: '指导员编号',
  enterprise_name: `${ENTERPRISE_NAME_ALIASES}|派驻企业|派驻企业名称|指导企业|指导企业名称|对接企业|包联企业|挂联企业`,
  enterprise_uscc: USCC_ALIASES,
  org_name: ORG_NAME_ALIASES,
  dispatch_org_name: '派出单位|选派单位|派出单位名称|派出党组织',
  since: '起|起始时间|开始时间|开始日期|选派时间|选派日期|派驻时间|派驻日期|联系时间',
  until: '止|终止时间|结束时间|结束日期|派驻结束时间',
  mode: '方式|指导方式|派驻方式|联系模式',
};

export const PAIRING_ALIASES: AliasesOf<'pairing'> = {
  ...COMMON_ALIASES,
  pairing_id: '结对编号',
  kind: '类别|类型|结对类型|结对类别|结对方式|共建类型',
  level: '层级|级别|结对层级',
  a_kind: '甲方类别|甲方类型',
  a_name: '甲方|甲方单位|甲方名称|结对单位|包保单位|包联单位|帮扶单位|牵头单位|机关单位|结对机关',
  b_kind: '乙方类别|乙方类型',
  b_name: '乙方|乙方单位|乙方名称|结对企业|结对企业名称|包保企业|包联企业|被帮扶单位|结对对象|企业名称|联系点',
  since: '起|起始时间|开始时间|结对时间|结对日期|签约时间|签约日期',
  until: '止|终止时间|结束时间|到期时间',
};

export const MEETING_ALIASES: AliasesOf<'meeting'> = {
  ...COMMON_ALIASES,
  meeting_id: '会议编号',
  org_name: `${ORG_NAME_ALIASES}|召集党组织|召开单位`,
  alliance_name: '联盟名称|党建联盟|所属联盟|党建联盟名称',
  held_on: '召开日期|召开时间|会议时间|会议日期',
  kind: '类别|类型|会议类型|会议类别',
  attending_enterprises: '参会企业数|参会企业数量|参加企业数',
  attending_people: '参会人数|参会人员数|参加人数|出席人数',
};

export const ACTIVITY_ALIASES: AliasesOf<'activity'> = {
  ...COMMON_ALIASES,
  activity_id: '活动编号',
  org_name: `${ORG_NAME_ALIASES}|主办党组织|举办党组织`,
  enterprise_name: ENTERPRISE_NAME_ALIASES,
  held_on: '日期|时间|活动时间|活动日期|举办时间|开展时间|开展日期',
  kind: '类别|类型|活动类型|活动类别|活动形式',
};

export const TRADE_UNION_ALIASES: AliasesOf<'trade_union'> = {
  ...COMMON_ALIASES,
  ...PLACE_ALIASES,
  union_id: '工会编号|工会代码|工会编码',
  name_zh: '工会名称|工会|工会全称|工会组织名称|基层工会名称|工会委员会名称|名称?|name?',
  kind: '类别|类型|工会类型|工会类别|组建形式|建会形式|建会方式',
  members: '会员数|会员人数|会员总数|工会会员数|工会会员人数|工会会员|会员',
  founded_on: '成立日期|成立时间|建会时间|建会日期|工会成立时间|工会成立日期|组建时间',
  enterprise_name: ENTERPRISE_NAME_ALIASES,
  enterprise_uscc: USCC_ALIASES,
  enterprise_names: '覆盖企业|覆盖单位|覆盖企业名称|涵盖单位|涵盖企业',
};
