/**
 * Forms in which headers of the same meaning and other wording are equal: 员工总数 and 职工人数, 所在写字楼 and
 * 楼宇名称. Only words that mean the same in every list are folded; where two fields fall together, neither counts.
 */

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/党的(基层)?组织|中共党组织|中国共产党组织/gu, '党组织'],
  [/(企业|单位|公司)(\(|\/|、|或)(企业|单位|公司)\)?/gu, '企业'],
  [/公司|单位/gu, '企业'],
  [/非公有制企业|非公有制经济组织|非公经济组织|非公企业|两新组织|两新企业/gu, '企业'],
  [/法人企业|市场主体|经营主体|用人企业|填报企业|申报企业/gu, '企业'],
  [/从业人员|员工|雇员|工作人员/gu, '职工'],
  [/在岗职工|在职职工|全体职工|在册职工/gu, '职工'],
  [/中共党员|共产党员|在册党员|现有党员|在职党员/gu, '党员'],
  [/写字楼|商务楼宇|商务楼|办公楼|大厦|大楼|楼栋|楼盘/gu, '楼宇'],
  [/产业园区|产业园|工业园区|工业园|科技园区|科技园|开发区/gu, '园区'],
  [/乡镇街道|乡镇\(街道\)|街道\(乡镇\)|街道\(镇\)|镇\(街道\)|街道\/镇|镇街|街镇|乡镇\/街道/gu, '街道'],
  [/基层党支部|党支部/gu, '支部'],
  [/建立|组建|设立|建有/gu, '成立'],
  [/派驻|派遣|选聘|配备|委派/gu, '选派'],
  [/党建工作指导员/gu, '党建指导员'],
  [/党建工作联络员/gu, '党建联络员'],
  [/是否已经|是否已|是否有|有无|有没有/gu, '是否'],
  [/种类|类型/gu, '类别'],
  [/父级|父/gu, '上级'],
  [/形式|模式/gu, '方式'],
  [/的|了/gu, ''],
];

const LEADS = /^(目前|现有|现|本|该|所在|所属|所处|隶属|入驻|被)/u;
const COUNT = /(总人数|人数合计|总数|总量|人数|人员数|数量|个数|数目|数|人)$/u;
const NAME = /(名称|全称|名)$/u;
const DATE = /(日期|时间|年月日|年月)$/u;
const TRAILERS = /(情况|信息|统计|列表|清单|一览)$/u;

export function foldHeader(key: string): string {
  let text = key;
  for (const [pattern, word] of WORDS) text = text.replace(pattern, word);
  const bare = text.replace(TRAILERS, '');
  if (bare.length >= 2) text = bare;
  const led = text.replace(LEADS, '');
  if (led.length >= 2) text = led;
  for (const [pattern, sign] of [
    [COUNT, '#'],
    [NAME, '@'],
    [DATE, '$'],
  ] as const) {
    const cut = text.replace(pattern, '');
    if (cut !== text && cut.length >= 1) return cut + sign;
  }
  return text;
}
