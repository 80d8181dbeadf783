import { type FieldId, fieldByShortName } from '../../model/fields.ts';
import type { TableName } from '../../model/tables.ts';

/**
 * Headers put together from known word parts. A rule holds only where every character of the header is
 * explained: words that say nothing, the core of one field, a measure. A rest that is not known (女职工数,
 * 党费, 覆盖率) means another thing, so nothing is guessed.
 */

/** Words before the core that change nothing about what is meant. */
const LEAD =
  '(?:截[至止](?:目前|当前)?|20\\d\\d年(?:度|末|底)?|\\d{1,2}月(?:末|底)?|本年末?|年末|年底|期末|报告期|目前|现有|当前|现|本|该|共有|共|总|全部|全体|实有|实际|在册|所在|所属|所处|入驻|驻|注册|登记|主要|具体|详细|申报|填报|报送|被)';
const UNIT =
  '(?:(?:非公有制|非公|两新|民营|私营|新经济|新社会|规上)?(?:企业|单位|公司|机构|法人单位|经济组织|社会组织|市场主体|经营主体|商户|组织)(?:\\(单位\\)|\\/单位|或单位)?)';
const OWN = `(?:${LEAD}|${UNIT}|内|中|的)*`;
/** When the count was taken; an average is another figure. */
const AT = '(?:期末|年末|年底|月末|季末)?';
const COUNT = '(?:总人数|人数合计|人数|总数|数量|合计|总计|数目|数|总量|人员数)';
const COUNT_OR_NONE = `${COUNT}?(?:情况|统计)?`;
const WHEN = '(?:日期|时间|年月|年月日)';
const NAME = '(?:名称|全称|名)';
const ORG = '(?:党的?组织|基层党组织|党支部|支部|党总支|党委|党小组|党\\(总\\)支部|联合党支部|党组织\\(支部\\))';
const YES_NO = '(?:是否|有无|有没有|是不是)(?:已经|已|有)?';
const BUILD = '(?:建立|成立|组建|设立|建有|建|有|单独建立|单独组建)';
const KEY = '(?:组织)?(?:系统|唯一|内部)?(?:编号|编码|代码|id|标识)';
const DISTRICT_CODE = '(?:省市县|省市区|行政区划|行政区域|区划|区县|县区)(?:代码|编码|码)';
const ROOM = '(?:楼层|楼座|房间|房号|室号|单元|门牌|房屋)(?:号码?)?';

interface Rule {
  readonly field: string;
  readonly pattern: RegExp;
}

const rule = (field: string, core: string): Rule => ({ field, pattern: new RegExp(`^${core}$`, 'u') });

/** Short names: the same rule serves every table that has such a field. */
const RULES: readonly Rule[] = [
  rule(
    'staff_count',
    `${OWN}(?:职工|员工|从业人员|从业|就业人员|用工|雇员|工作人员|在岗职工|在职职工|在职员工|在职人员|在岗人员|参保|社保缴纳|缴纳社保|全部从业人员)${AT}${COUNT}(?:情况)?`,
  ),
  rule('staff_count', `${OWN}(?:职工|员工|从业人员)(?:规模|总规模)`),
  ...(['members_total', 'org_members_total'] as const).flatMap((field) => [
    rule(field, `${OWN}(?:中共|共产)?(?:职工|员工)?党员${COUNT}(?:情况)?`),
    rule(field, `(?:职工|员工|从业人员)中(?:中共)?党员${COUNT}?`),
  ]),
  rule('members_full', `${OWN}(?:党员)?(?:中|\\/)?(?:中共)?正式(?:中共)?党员${COUNT_OR_NONE}`),
  rule('members_probationary', `${OWN}(?:党员)?(?:中|\\/)?(?:中共)?预备(?:中共)?党员${COUNT_OR_NONE}`),
  rule('members_floating', `${OWN}流动(?:中共)?党员${COUNT_OR_NONE}`),
  rule('members_unattached', `${OWN}(?:组织关系)?未(?:转|转入|转接|接转|转移)(?:党?组织关系)?(?:的)?(?:党员)?${COUNT_OR_NONE}`),
  rule('members_unattached', `(?:党?组织关系)(?:不在|未在|未转入|没有转入)${UNIT}?(?:内|里)?(?:的)?(?:党员)?${COUNT_OR_NONE}`),
  rule('relation_here', `(?:党?组织关系)(?:在|已在|已转入|转入|隶属)(?:本)?${UNIT}(?:内)?(?:的)?(?:党员)?${COUNT_OR_NONE}`),
  rule('applicants', `${OWN}(?:培养|确定|列为)?(?:入党|党员)?(?:积极分子|申请人|发展对象)${COUNT_OR_NONE}`),
  rule('union_members', `${OWN}(?:工会|入会)(?:会员|人员|职工)${COUNT_OR_NONE}`),
  rule('members', `${OWN}(?:工会)?会员${COUNT_OR_NONE}`),
  rule('org_built', `${OWN}${YES_NO}${BUILD}(?:立)?(?:了)?(?:(?:中共)?党的?组织|(?:中共)?党支部|党组织\\(支部\\))(?:情况)?`),
  rule('org_built', `${OWN}(?:党的?组织|党支部)(?:是否)(?:已)?(?:建立|成立|组建|设立)`),
  rule('org_built', `${OWN}(?:建立|成立|组建|设立)(?:了)?(?:党组织|党的?基层组织)情况`),
  rule('org_formation', `${OWN}${ORG}?(?:的)?(?:组建|建立|成立|覆盖|设置)(?:方式|形式|模式|类型)`),
  rule('formation', `${OWN}${ORG}?(?:的)?(?:组建|建立|成立)(?:方式|形式|模式|类型)`),
  rule('org_type', `${OWN}(?:已建|所建)?${ORG}(?:[/、]?${ORG})*(?:的)?(?:类型|类别|种类|性质)(?:代码|名称)?`),
  rule('org_founded_on', `${OWN}(?:党的?组织|党支部|支部|党委|党总支)(?:的)?(?:批准|批复|正式)?(?:成立|建立|组建|设立|批复|批准)${WHEN}`),
  rule('founded_on', `${OWN}${ORG}?(?:的)?(?:批准|批复|正式)?(?:成立|建立|组建|设立)${WHEN}`),
  rule(
    'parent_org_name',
    `${OWN}(?:直接)?(?:上级|上一级|父级?|主管|隶属)(?:主管|直属|的)*(?:党组织|党委|党工委|党总支|党\\(工\\)委|党支部|组织)${NAME}?`,
  ),
  rule('org_name', `${OWN}(?:已建|所建|组织关系所在)?(?:党组织|党支部|联合党支部|支部)${NAME}`),
  rule('instructor_flag', `${OWN}${YES_NO}(?:选派|派驻|派遣|配备|选聘|委派|明确|落实)?(?:了)?(?:党建)?(?:工作)?(?:指导员|联络员)`),
  rule('instructor_count', `${OWN}(?:选派|派驻|派遣|配备|选聘)?(?:党建)?(?:工作)?(?:指导员|联络员)${COUNT}`),
  rule('union_formed', `${OWN}${YES_NO}${BUILD}(?:立)?(?:基层)?工会(?:组织)?`),
  rule('union_formed', `${OWN}工会(?:组织)?(?:是否)?(?:建立|成立|组建)(?:情况)?`),
  rule('party_in_articles', `${OWN}${YES_NO}?(?:将)?党建(?:工作)?(?:要求|内容)?(?:是否)?(?:写入|纳入|入)(?:${UNIT})?章程?`),
  rule('uscc', `${OWN}(?:统一)?社会信用(?:统一)?代码(?:证)?(?:号|号码)?`),
  rule('enterprise_uscc', `${OWN}(?:统一)?社会信用(?:统一)?代码(?:证)?(?:号|号码)?`),
  rule('address', `${OWN}(?:实际|生产|办公|经营|生产经营|营业|坐落|所在)*(?:地址|场所地址|地点|场所)`),
  rule(
    'district_name',
    `${OWN}(?:行政)?(?:区县|县区|县\\(市、?区\\)|县市区|市县区|区\\(县\\)|区\\(市\\)县|区\\(县、?市\\)|行政区)${NAME}?`,
  ),
  rule('subdistrict_name', `${OWN}(?:街道|乡镇|镇街|街镇|街道办事处|镇|乡|[/、(),]|或)*(?:街道|乡镇|镇街|街镇|街道办事处)\\)?${NAME}?`),
  rule('community_name', `${OWN}(?:社区|村居|居委会|村|[/、(),]|或)*(?:社区|村居)\\)?${NAME}?`),
  rule('building_name', `${OWN}(?:商务|办公)?(?:楼宇|写字楼|大厦|大楼|办公楼|楼栋)${NAME}?`),
  rule('park_name', `${OWN}(?:产业|工业|科技|经济|高新)?(?:园区|产业园|工业园|开发区|科技园|经开区|高新区)${NAME}?`),
  rule('industry', `${OWN}(?:从事|涉及|国民经济)?(?:行业|产业)(?:的)?(?:名称|类别|类型|分类|代码|领域|大类|中类|小类|门类)(?:名称|代码)?`),
  rule('size_class', `${OWN}(?:规模|划型)(?:类型|类别|划分|分类)`),
  rule('ownership', `${OWN}(?:登记|注册|工商|控股|所有制|经济|主体|市场主体)(?:注册|登记)?(?:类型|性质|形式|成分)(?:代码|名称)?`),
  rule('entered_on', `${OWN}(?:入驻|进驻|入园|入住|迁入|落户)(?:园区|楼宇|本园区|本楼宇)?${WHEN}`),
  rule(
    'tags',
    `${YES_NO}?(?:为|属于|是|认定)?(?:省级|市级|国家级|国家)?(?:专精特新|高新技术|科技型中小|创新型中小|规模以上|规上|四上|限上|上市|瞪羚|独角兽|链主|小巨人|制造业单项冠军|单项冠军)(?:中小)?(?:小巨人)?(?:企业)?(?:情况)?`,
  ),
  rule('chain_stage', `${OWN}产业链(?:的)?(?:环节|位置|节点)`),
  rule('chain_name', `${OWN}(?:重点)?产业链${NAME}`),
  rule('lon', `${OWN}(?:地理|坐标|位置|中心点)?经度(?:坐标|值)?`),
  rule('lat', `${OWN}(?:地理|坐标|位置|中心点)?[纬维]度(?:坐标|值)?`),
  rule('lonlat', `${OWN}(?:地理|空间|位置|地图|中心点)?(?:经纬度|坐标)(?:位置|信息)?`),
  rule('floors', `(?:楼宇|建筑|楼栋|地上|总)*(?:楼层|层)(?:数|数量|总数)`),
  rule('area_m2', `(?:楼宇|大楼|写字楼|项目|总)*(?:总建筑面积|建筑面积|总面积|建筑总面积)`),
  rule('area_km2', `(?:园区|开发区|规划|核准|批准|占地|总)*(?:面积|总面积)`),
  rule('property_org_name', `(?:楼宇|大厦)?物业(?:管理|服务)*(?:企业|公司|单位|机构|方)${NAME}?`),
  rule('committee_size', `${OWN}(?:党组织)?(?:支部|党委|委员会|支委|领导)?(?:班子成员|班子|委员|支委|支委会)${COUNT}`),
  rule('branches', `${OWN}(?:下设|下属|下辖|所辖|所属|辖)+(?:党)?支部${COUNT}`),
  rule('term_end', `${OWN}(?:任期|本届|届期)?(?:届满|期满|到届|应换届|到期)${WHEN}`),
  rule('term_start', `(?:最近|上|前|最近一|最后一)(?:一?次)?(?:的)?换届(?:选举)?${WHEN}`),
  rule(
    'concurrent_secretary',
    `(?:是否)?(?:书记)?(?:是否)?(?:由)?(?:企业)?(?:主要负责人|出资人|负责人|法定代表人)(?:是否)?(?:兼任|担任)(?:党组织|支部|党支部)?书记`,
  ),
  rule('approved_by_name', `(?:上级)?(?:批准|审批|批复)(?:成立)?(?:的)?(?:上级)?(?:机关|单位|党组织|党委|组织)${NAME}?`),
  rule('name_zh', `(?:党建|企业|区域化?党建|产业链|楼宇)*(?:联盟|联合体)${NAME}`),
  rule('enterprise_name', `(?:联系|服务|派驻|指导|包联|挂联|所在|链上|成员)*${UNIT}${NAME}`),
  // A key of the list that the file comes from, in any of its names.
  rule('building_id', `${OWN}(?:楼宇|楼栋|大厦)${KEY}`),
  rule('park_id', `${OWN}(?:园区|产业园区?|开发区)${KEY}`),
  rule('enterprise_id', `企业(?:组织)?(?:系统编码|系统编号|编号|编码|id)`),
  rule('org_id', `${OWN}(?:党组织|党支部|支部)${KEY}`),
  // Where a unit is registered; where it works is another district.
  rule('register_district_code', `(?:企业|单位|机构|公司|法人)?(?:注册|登记|住所|所在地|所属|统计)*(?:地址|地)?(?:所在)?${DISTRICT_CODE}`),
  rule('district_code', `(?:所属|所在)?${DISTRICT_CODE}`),
  rule('floor_room', `${OWN}${ROOM}(?:[及和与/、]?(?:${ROOM}|编号|号))*`),
  rule('opened_on', `(?:阵地|中心|站点)?(?:启用|建成|投用|投入使用|开放)${WHEN}`),
];

/** Names of the subject itself; only in tables where it is not the name of something else. */
const SUBJECT_RULES: Readonly<Partial<Record<TableName, RegExp>>> = {
  enterprise: new RegExp(
    `^${OWN}(?:企业|单位|公司|机构|法人单位|市场主体|经营主体|商户|经济组织|社会组织)(?:\\(单位\\))?(?:中文)?${NAME}$`,
    'u',
  ),
  party_org: new RegExp(`^${OWN}${ORG}(?:[/、]?${ORG})*(?:\\(.+\\))?${NAME}$`, 'u'),
  service_site: new RegExp(`^[^企单公楼园]{0,6}(?:阵地|中心|驿站|服务站|工作站|站点|站|场所|场地|e站)${NAME}$`, 'u'),
  building: new RegExp(`^(?:商务|重点|办公)*(?:楼宇|写字楼|大厦|大楼|办公楼|楼栋|商圈)${NAME}$`, 'u'),
  park: new RegExp(`^(?:产业|工业|科技|重点)*(?:园区|产业园|工业园|开发区|科技园)${NAME}$`, 'u'),
};

interface TableRule {
  readonly field: FieldId;
  readonly pattern: RegExp;
}

/** The rules that have a field in a table; looked up once, since every cell at the top of a sheet is tried. */
const rulesOfTables = new Map<TableName, readonly TableRule[]>();

function rulesOf(table: TableName): readonly TableRule[] {
  let rules = rulesOfTables.get(table);
  if (rules === undefined) {
    rules = RULES.flatMap(({ field, pattern }) => {
      const definition = field === 'name_zh' && table !== 'alliance' ? null : fieldByShortName(table, field);
      return definition === null ? [] : [{ field: definition.id, pattern }];
    });
    rulesOfTables.set(table, rules);
  }
  return rules;
}

/** The fields of `table` that a header can mean by its word parts; more than one means it is ambiguous. */
export function readByGrammar(table: TableName, key: string): readonly FieldId[] {
  const subject = SUBJECT_RULES[table];
  if (subject?.test(key) === true) return [`${table}.name_zh` as FieldId];
  const found = new Set<FieldId>();
  for (const { field, pattern } of rulesOf(table)) if (pattern.test(key)) found.add(field);
  return [...found];
}
