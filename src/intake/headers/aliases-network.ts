import { type AliasesOf, COMMON_ALIASES, LON_LAT_ALIASES, PLACE_ALIASES, USCC_ALIASES } from './alias-list.ts';
import { ENTERPRISE_NAME_ALIASES } from './aliases-organization.ts';

/** Places, alliances, chains and what hangs on them. */

export const DISTRICT_ALIASES: AliasesOf<'district'> = {
  ...LON_LAT_ALIASES,
  ...COMMON_ALIASES,
  district_code: '区划代码|行政区划代码|区划码|行政区划编码|行政区域代码|区县代码|地区代码|代码|adcode|AD_code|code?',
  name_zh: '名称|区划名称|行政区划名称|区县名称|区县|地区|地区名称|行政区名称|单位名称|name',
  level: '级别|层级|行政级别|区划级别',
  parent_code: '上级代码|上级区划代码|父级代码|parentcode',
  parent_district_name: '上级区划|上级名称|上级区划名称|所属市|所属地市',
  code_kind: '代码类别|代码类型',
};

export const PARK_ALIASES: AliasesOf<'park'> = {
  ...LON_LAT_ALIASES,
  ...COMMON_ALIASES,
  district_name: PLACE_ALIASES.district_name,
  subdistrict_name: PLACE_ALIASES.subdistrict_name,
  community_name: PLACE_ALIASES.community_name,
  park_id: '园区编号|园区代码|园区编码|开发区代码',
  name_zh: `${PLACE_ALIASES.park_name}|园区全称|园区简称?|名称?|name?`,
  park_level: '级别|园区级别|园区等级|开发区级别|等级',
  park_type: '类型|类别|园区类型|园区类别|开发区类型|园区性质',
  district_code: '区划代码|行政区划代码|区县代码',
  parent_park_name: '上级园区|上级园区名称|母园区|所属主园区',
  lead_org_name: '牵头党组织|园区党组织|园区党组织名称|园区党工委|园区党委|园区综合党委|党组织名称|党组织',
  area_km2: '面积|园区面积|规划面积|占地面积|用地面积|核准面积|批准面积|总面积|四至面积|管辖面积',
};

export const BUILDING_ALIASES: AliasesOf<'building'> = {
  ...LON_LAT_ALIASES,
  ...COMMON_ALIASES,
  park_name: PLACE_ALIASES.park_name,
  district_name: PLACE_ALIASES.district_name,
  subdistrict_name: PLACE_ALIASES.subdistrict_name,
  community_name: PLACE_ALIASES.community_name,
  building_id: '楼宇编号|楼宇代码|楼宇编码|楼栋编号',
  name_zh: `${PLACE_ALIASES.building_name}|楼宇全称|楼宇(项目)名称|大楼|办公楼|商圈名称|市场名称|专业市场名称|名称?|name?`,
  tower: '座号|栋号|楼号|幢号|楼栋号|座',
  kind: '类型|类别|楼宇类型|楼宇类别|楼宇性质|业态|建筑类型|物业类型|楼宇业态',
  subdistrict_code: '街道代码|乡镇代码',
  address: '地址|楼宇地址|详细地址|坐落|坐落地址|坐落位置|楼宇坐落|所在地址|具体地址|具体位置|address|addr',
  floors: '楼层数|层数|总层数|地上层数|楼层|楼层总数|建筑层数|楼宇层数|总楼层',
  area_m2: '面积|建筑面积|总建筑面积|楼宇面积|总面积|楼宇建筑面积|楼宇总面积',
  property_org_name: '物业单位|物业公司|物业公司名称|物业企业|物业服务企业|物业服务公司|物业管理公司|物业管理单位|物业名称|物业',
  lead_org_name: '楼宇党组织|楼宇党组织名称|楼宇党委|楼宇党支部|楼宇综合党委|牵头党组织|党组织名称|党组织|所属党组织',
  axis_group: '轴线|轴线名称|楼宇轴线|所属轴线',
};

export const ENTERPRISE_TAG_ALIASES: AliasesOf<'enterprise_tag'> = {
  ...COMMON_ALIASES,
  enterprise_name: ENTERPRISE_NAME_ALIASES,
  enterprise_uscc: USCC_ALIASES,
  tag: '标签|资质|称号|企业称号|资质名称|荣誉资质|认定类型|认定名称|企业类别|类别',
  level: '级别|认定级别|等级|资质级别',
  year: '年度|年份|认定年度|认定年份|认定时间',
};

export const ALLIANCE_ALIASES: AliasesOf<'alliance'> = {
  ...LON_LAT_ALIASES,
  ...COMMON_ALIASES,
  park_name: PLACE_ALIASES.park_name,
  district_name: PLACE_ALIASES.district_name,
  subdistrict_name: PLACE_ALIASES.subdistrict_name,
  community_name: PLACE_ALIASES.community_name,
  alliance_id: '联盟编号',
  name_zh: '联盟名称|联盟|党建联盟|党建联盟名称|联合体名称|党建联合体|党建联合体名称|联盟全称|名称?|name?',
  alliance_type: '类型|类别|联盟类型|联盟类别',
  formation_mode: '组建模式|联盟组建模式|牵头模式',
  committee_name: '联盟党委|联盟党委名称|联盟党组织',
  lead_org_name: '牵头单位|牵头单位名称|牵头党组织|盟主单位|盟主|轮值单位|发起单位',
  axis_name: '轴线名称|轴线|所属轴线',
  founded_on: '成立日期|成立时间|组建时间|联盟成立时间|联盟成立日期',
  meeting_cadence: '例会频次|例会周期|会议频次|联席会议频次',
  scheme: '架构|组织架构|联盟架构',
  chain_name: '产业链|产业链名称|所属产业链',
};

export const ALLIANCE_MEMBER_ALIASES: AliasesOf<'alliance_member'> = {
  ...LON_LAT_ALIASES,
  ...COMMON_ALIASES,
  alliance_id: '联盟编号',
  alliance_name: '联盟名称|联盟|党建联盟|党建联盟名称|所属联盟|所属党建联盟',
  member_kind: '成员类别|成员类型|单位类别|单位类型|成员单位类别|成员单位类型',
  member_id: '成员编号|成员单位编号',
  name_zh: '成员名称|成员单位|成员单位名称|成员|联盟成员|联盟成员单位|单位名称|企业名称|名称?|name?',
  enterprise_uscc: USCC_ALIASES,
  org_name: '党组织名称|党组织|所属党组织|成员单位党组织',
  role: '角色|联盟角色|成员角色|联盟职务|担任角色',
  joined_on: '加入日期|加入时间|入盟时间|入盟日期',
  left_on: '退出日期|退出时间|退盟时间|退盟日期',
};

export const CHAIN_ALIASES: AliasesOf<'chain'> = {
  ...COMMON_ALIASES,
  park_name: PLACE_ALIASES.park_name,
  chain_id: '产业链编号',
  name_zh: '产业链名称|产业链|产业链条|产业链条名称|重点产业链|链条名称|名称?|name?',
  scheme_slot: '架构位置',
  stages: '环节|产业链环节|主要环节|重点环节',
  lead_enterprise_name: '链主|链主企业|链主企业名称|链主单位|龙头企业|龙头企业名称|链主名称',
  chain_chief_role: '链长职务|链长|链长岗位',
  committee_name: '产业链党委|产业链党委名称|链党委|产业链综合党委|产业链党组织',
};

export const CHAIN_MEMBER_ALIASES: AliasesOf<'chain_member'> = {
  ...COMMON_ALIASES,
  chain_id: '产业链编号',
  chain_name: '产业链名称|产业链|所属产业链|所属产业链名称|链条名称',
  enterprise_name: `${ENTERPRISE_NAME_ALIASES}|链上企业|链上企业名称|成员企业|成员单位`,
  enterprise_uscc: USCC_ALIASES,
  stage: '产业链环节|环节|所处环节|所处产业链环节|产业链节点|链条位置|节点|制储运用研|上中下游|产业环节',
  position: '位置|地位|产业链地位|链上地位|角色|企业角色',
};

export const CHAIN_LINK_ALIASES: AliasesOf<'chain_link'> = {
  ...COMMON_ALIASES,
  chain_name: '产业链名称|产业链|所属产业链',
  from_name: '上游企业|上游企业名称|供应商|供应商名称|供方|供方企业|供方名称|供应企业|供货企业|供货方|配套企业|配套企业名称',
  from_uscc: '上游企业统一社会信用代码|上游企业信用代码|供应商统一社会信用代码',
  to_name: '下游企业|下游企业名称|客户|客户名称|需方|需方企业|需方名称|采购方|采购企业|采购单位',
  to_uscc: '下游企业统一社会信用代码|下游企业信用代码|客户统一社会信用代码',
  material: '物料|物料名称|产品|产品名称|配套产品|供货产品|供应产品|采购产品|供货内容|配套内容',
  kind: '关系|关系类型|合作方式|合作类型|配套关系',
  strength: '强度|合作强度|关系强度|权重',
};

export const CHALLENGE_ALIASES: AliasesOf<'challenge'> = {
  ...COMMON_ALIASES,
  challenge_id: '榜单编号',
  enterprise_name: `${ENTERPRISE_NAME_ALIASES}|发榜企业|发榜单位|出题企业|需求单位|需求企业`,
  enterprise_uscc: USCC_ALIASES,
  theme: '主题|榜单主题|攻关方向|技术领域',
  published_on: '发布日期|发布时间|发榜时间|发榜日期',
  taken_by_kind: '揭榜方类别|揭榜方类型',
  taken_by_name: '揭榜方|揭榜单位|揭榜企业|揭榜方名称|揭榜单位名称',
  status: '状态|榜单状态|揭榜状态|进展情况',
  is_case: '典型案例|是否典型案例',
};
