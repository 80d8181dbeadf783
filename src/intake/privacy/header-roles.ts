import { splitHeader } from './split-header.ts';

/** What else a header tells the privacy screen about its column; nothing here decides the import's field. */

const FREE_TEXT =
  /(?:备注|说明|需求|诉求|问题|困难|建议|意见|描述|简介|介绍|概况|事迹|举措|措施|成效|总结|反馈|留言|内容|详情|清单|情况|经营范围|事项|计划|结果|其他|remarks?|notes?|comments?|description|memo)$/u;
const ADDRESS = /(?:地址|住所|位置|地点|坐落|经营场所|经营地|工厂|门牌|address|location)$/u;
const TAX =
  /纳税|税收|税额|税款|税金|税费|缴税|完税|入库税|增值税|所得税|消费税|附加税|应税|营业收入|主营收入|主营业务收入|营收|销售收入|销售额|营业额|销售总额|利润|净利|产值|亏损|^(?:tax|revenue|profit|turnover|sales|income)(?:_?(?:amount|total|paid))?$/u;
const NOT_TAX =
  /纳税人(?:名称|识别号|编号|类型|类别|资格|状态|电子档案号|识别码)?$|税务(?:机关|局|所|登记|分局|管理员)|税号|纳税信用|是否|政策|优惠|服务|税务师/u;
const USCC =
  /信用代码|信用码|组织机构代码|统一代码|税号|纳税人识别号|注册号|营业执照|执照号|单位代码|机构代码|uscc|credit_?code|tax_?(?:no|id|number)/u;
const CODE = /(?:编号|编码|代码|序号|单号|流水号?|订单|货号|批号|型号|序列号|设备号|工号|文号|合同号|号|码|id|no|code|key|sn)\.?$/u;
const UNIT_NAME =
  /(?:企业|单位|公司|机构|市场主体|纳税人|商户|门店|店铺|楼宇|大厦|园区|项目|联盟|党组织|支部|党委|党总支|组织)(?:全称|名称|名|简称)?$|^(?:名称|name_?zh|enterprise|company)$/u;
const UNIT_OF_PERSON =
  /(?:工作|所在|所属|现|任职|就职|供职|隶属|派出|选派)(?:的)?(?:单位|企业|公司|机构|党组织|支部|党支部|党委|组织)|单位(?:及|和)?职务|组织关系/u;

function someEnd(header: string, words: RegExp): boolean {
  return splitHeader(header).parts.some((part) => words.test(part));
}

export function isFreeTextHeader(header: string): boolean {
  return someEnd(header, FREE_TEXT);
}

export function isAddressHeader(header: string): boolean {
  return someEnd(header, ADDRESS);
}

/** Tax and revenue: figures for matching lists, not for the map. «纳税人名称» and «税号» are not. */
export function isTaxHeader(header: string): boolean {
  const { parts } = splitHeader(header);
  return parts.some((part) => TAX.test(part)) && !parts.some((part) => NOT_TAX.test(part));
}

export function isUsccHeader(header: string): boolean {
  return someEnd(header, USCC);
}

/** Numbers of orders, devices, contracts: eleven digits may stand there and mean nothing. */
export function isCodeHeader(header: string): boolean {
  return someEnd(header, CODE);
}

export function isUnitNameHeader(header: string): boolean {
  return someEnd(header, UNIT_NAME);
}

/** The unit of a person («工作单位», «所在支部») rather than the unit that the row is about. */
export function isUnitOfPersonHeader(header: string): boolean {
  return splitHeader(header).parts.some((part) => UNIT_OF_PERSON.test(part));
}
