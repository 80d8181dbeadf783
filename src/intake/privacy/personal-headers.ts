import type { PersonalClass } from '../../model/import-plan.ts';
import { type SplitHeader, splitHeader } from './split-header.ts';

export interface HeaderVerdict {
  readonly class: PersonalClass;
  /** A hint (主任, 楼长) counts only where the values look like names too. */
  readonly strength: 'sure' | 'hint';
}

/** What a header says when its end says it: «书记电话» is a phone, «电话会议次数» is not. First match wins. */
const WORDS: readonly (readonly [PersonalClass, RegExp])[] = [
  [
    'id-card',
    /(?:居民)?身份证(?:件)?(?:号|号码|编号|信息|复印件|后六位|后四位)?$|(?<!企业|单位|营业执照)证件(?:号|号码)$|公民身份(?:证)?号码?$|^id卡号?$|^(?:id_?card(?:_?(?:no|number))?|idcard|identity(?:_?(?:no|number|card))?|sfzh|sfz)$/u,
  ],
  [
    'other-papers',
    /护照(?:号|号码)?$|通行证(?:号|号码)?$|台胞证号?$|回乡证号?$|(?:军官|士兵|警官|军人)证(?:号|号码)?$|(?<!单位|企业)社(?:会)?保(?:障)?(?:卡)?(?:号|号码|编号)$|^社保$|医(?:疗)?保(?:险)?(?:卡)?(?:号|号码|编号)$|^医保$|驾驶证号?码?$|残疾证号?码?$|^passport(?:_?(?:no|number))?$|^车牌(?:号|号码)$/u,
  ],
  [
    'phone',
    /(?:手机|电话|座机|固话|移动电话|传真|手机短号)(?:号|号码|号段)?(?:\d|[一二三])?$|联系(?:方式|号码)$|^通讯方式$|(?<!企业)微信(?:号|号码|账号)?$|(?<![a-z])qq(?:号|号码)?$|^(?:tel|phone|mobile|telephone|cell_?phone|passengermobile|contact_?(?:phone|number)|wechat|fax)$|_(?:tel|phone|mobile)$|^(?:phone|mobile|tel)_?(?:no|number)$/u,
  ],
  ['email', /邮箱(?:地址|号)?$|电子邮(?:件|箱)(?:地址)?$|^邮件$|邮件地址$|^e-?mails?(?:_?address)?$|_e?mail$/u],
  [
    'home-address',
    /(?:家庭|居住|户籍|户口|现居|常住|暂住|家)(?:地址|住址|住所|所在地|地)$|住址$|^(?:户籍|户口|籍贯|宿舍|出生地|现居|现住地)$|籍贯$|宿舍(?:号|地址|房号)$|出生地$|^home_?address$|^native_?place$/u,
  ],
  ['sex', /性别$|^(?:sex|gender)$/u],
  ['ethnicity', /(?<!少数|各)民族$|^(?:ethnicity|ethnic|nation|nationality)$/u],
  ['birth', /出生(?:日期|年月日?|时间|年份|年|日)?$|生日$|(?<!企业|公司|平均|楼宇|建筑)年龄$|^(?:birth(?:day|_?date)?|dob|age)$/u],
  [
    'joined-party',
    /入党(?:日期|时间|年月|年份|志愿书编号)?$|加入(?:中国共产)?党(?:组织)?(?:的)?(?:日期|时间|年月)?$|转正(?:日期|时间|年月)$|党龄$|入团(?:日期|时间)$|(?:申请入党|入党申请|列为积极分子|确定为?积极分子|列为发展对象)(?:日期|时间)$/u,
  ],
  [
    'education',
    /学历(?:学位)?$|学位$|(?:毕业|就读)(?:院校|学校|时间)$|职称$|(?<!链长)职务$|文化程度$|(?:所学|毕业)专业$|政治面貌$|婚姻状况$|健康状况$|参加工作(?:日期|时间|年月)$|^education$/u,
  ],
  [
    'bank',
    /银行(?:账|帐)(?:号|户)$|(?:银行|工资|储蓄|借记|信用)?卡号(?:码)?$|^(?:账号|帐号|收款账号|对公账号)$|开户(?:银行|行|账号|帐号)$|^(?:bank_?(?:account|card)(?:_?(?:no|number))?|card_?(?:no|number))$/u,
  ],
  [
    'biometrics',
    /^(?:个人|党员|本人|一寸|两寸|免冠|登记|近期|电子)?(?:照片|相片|证件照|头像)$|人脸(?:照片|图像|信息)?$|指纹$|虹膜$|声纹$|(?:书记|负责人|党员|联系人)照片$/u,
  ],
  [
    'person-name',
    /(?:姓名|名字|真名|昵称|曾用名)(?:1|2|3)?$|联系人(?:员)?(?:\d|[一二三])?$|(?:负责|责任|经办|填报|填表|制表|制单|审核|审批|复核|报送|上报|申请|收件|签收|签字|对接|介绍|参与|办理|承办|录入|培养联系)人(?:员)?(?:签字|签名)?$|负责(?:同志|领导)$|法(?:定)?代表人?$|法人(?:代表|签字)?$|书记$|(?<!常务)委员$|指导员$|联络员$|联系员$|红链管家$|董事长$|总经理$|厂长$|校长$|店长$|^(?:contact|contact_?(?:name|person)|real_?name|full_?name|user_?name|nick_?name|legal_?(?:person|representative)|secretary)$|签名$|(?:实际控制|受益|代理)人$|户主$|党员名单$|人员名单$/u,
  ],
];

/** Offices whose column may hold a name, an office or a company. */
const NAME_HINT =
  /(?:主任|主席|会长|部长|科长|局长|处长|院长|秘书长|理事长|监事|董事|高管|经理|领导|干部|楼长|链长|园长|网格员|网格长|专员|股东|业主|房东|承租人|管家|党务工作者|志愿者|代表|人员|成员|发展对象|积极分子|先锋|党员)$/u;

/** Counts, shares, flags and groups say how many, not who. */
const COUNT =
  /(?:人数|个数|家数|名数|次数|户数|件数|总数|数量|数目|总量|合计|小计|总计|比例|占比|比率|比重|覆盖率|率|百分比|人次|频次|平均|指数|得分|评分|结构|分布|构成)$|(?<!号|参)数$|性别比|男女比|^(?:是否|有无|能否|可否|已否)|(?:是否|情况统计|配备情况)$|\d+岁|周岁(?:以下|以上)|(?:以上|以下|以内|之间)(?:学历|人员|党员)?$|(?:大专|本科|中专|高中|研究生|硕士|博士|大学)(?:以上|及以上|以下|及以下)/u;
/** Second rows of a two-row header that split a count into groups: «性别/男», «学历/本科». */
const GROUP =
  /^(?:男|女|男性|女性|其他|其它|汉族|少数民族|小学|初中|高中|中专|大专|专科|本科|大学|研究生|硕士|博士|.*(?:以上|以下|及以上|及以下)|\d+.*岁.*|\d+[-~至]\d+|小计|合计|计)$/u;
const COUNT_ASIDE = /^(?:人|名|个|家|次|位|户|%|是否|有无|是\/否|数量|人数|个数|家数|填?数字?)$/u;
/** Nouns that make a role an attribute of something that is not a person: «负责单位», «法人单位», «书记项目», «指导员编号». */
const THING =
  /(?:单位|部门|机构|组织|企业|公司|名称|代码|编号|类型|类别|性质|级别|项目|课题|工作室|委员会|总支|支部|党委|工会|地址|住所|日期|时间|来源|制度|会议|活动|证书|数据|经度|纬度|id)$/u;

/**
 * The class of personal data that a header announces, null for none. Two-row headers are judged by their last row when
 * it names a thing or a count by itself, else by any row. Source of the words: data-model.md §3 and the PERSONAL rows of
 * header-aliases.csv, extended.
 */
export function classifyHeader(header: string): HeaderVerdict | null {
  const normalized = splitHeader(header);
  if (isCount(normalized)) return null;
  const parts = [...normalized.parts].reverse();
  for (const [index, part] of parts.entries()) {
    const verdict = classifyPart(part);
    if (verdict !== null) return verdict;
    // «法人/名称» is the company's name, «书记/编号» a number: the last row decides.
    if (index === 0 && parts.length > 1 && THING.test(part)) break;
  }
  // «负责人(电话)» was found above by its role; «企业(联系电话)» is found here.
  for (const aside of normalized.asides) {
    const verdict = classifyPart(aside);
    if (verdict?.strength === 'sure') return verdict;
  }
  return null;
}

/** «姓名» or «党员姓名» with nobody's office before it: the row itself is about a person. */
export function isBareNameHeader(header: string): boolean {
  return splitHeader(header).parts.some((part) =>
    /^(?:党员|人员|员工|职工|学员|本人|成员|干部|会员|流动党员|预备党员|志愿者)?(?:姓名|名字)$/u.test(part),
  );
}

function isCount({ parts, asides }: SplitHeader): boolean {
  const last = parts[parts.length - 1] ?? '';
  if (asides.some((aside) => COUNT_ASIDE.test(aside))) return true;
  if (parts.length > 1 && GROUP.test(last)) return true;
  return COUNT.test(last) || /^(?:是否|有无)/u.test(parts[0] ?? '');
}

function classifyPart(part: string): HeaderVerdict | null {
  if (COUNT.test(part)) return null;
  for (const [name, words] of WORDS) if (words.test(part)) return { class: name, strength: 'sure' };
  return NAME_HINT.test(part) ? { class: 'person-name', strength: 'hint' } : null;
}
