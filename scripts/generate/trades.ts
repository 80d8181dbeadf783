/** Trades of GB/T 4754-2017 and the words that synthetic names are made of. */
import type { Random } from './random.ts';

export type TradeKind = 'tech' | 'industry' | 'service';

export interface Trade {
  /** Division or class code, two to four digits. */
  readonly code: string;
  readonly kind: TradeKind;
  readonly words: readonly string[];
}

export const TRADES: readonly Trade[] = [
  { code: '6513', kind: 'tech', words: ['软件', '应用软件', '智能软件', '信息技术'] },
  { code: '6531', kind: 'tech', words: ['系统集成', '信息科技', '智慧科技'] },
  { code: '6550', kind: 'tech', words: ['数据服务', '云计算', '数据科技'] },
  { code: '64', kind: 'tech', words: ['网络科技', '互联科技'] },
  { code: '73', kind: 'tech', words: ['工程研究', '材料研究', '生物技术'] },
  { code: '7491', kind: 'tech', words: ['工业设计', '产品设计'] },
  { code: '75', kind: 'tech', words: ['科技推广', '技术转移'] },
  { code: '27', kind: 'industry', words: ['医药', '制药', '生物制药'] },
  { code: '35', kind: 'industry', words: ['医疗器械', '专用设备', '环保设备'] },
  { code: '3849', kind: 'industry', words: ['新能源电池', '储能科技'] },
  { code: '39', kind: 'industry', words: ['电子', '光电', '半导体材料', '通信设备'] },
  { code: '3491', kind: 'industry', words: ['机器人', '智能装备'] },
  { code: '374', kind: 'industry', words: ['航空部件', '航空装备'] },
  { code: '3332', kind: 'industry', words: ['压力容器', '特种容器'] },
  { code: '33', kind: 'industry', words: ['金属制品', '精密部件'] },
  { code: '36', kind: 'industry', words: ['汽车部件', '汽车电子'] },
  { code: '29', kind: 'industry', words: ['橡塑制品', '高分子材料'] },
  { code: '14', kind: 'industry', words: ['食品', '健康食品'] },
  { code: '26', kind: 'industry', words: ['新材料', '化工材料'] },
  { code: '40', kind: 'industry', words: ['仪器仪表', '测控仪器'] },
  { code: '72', kind: 'service', words: ['企业管理', '商务咨询', '人力资源', '会展服务', '供应链管理'] },
  { code: '51', kind: 'service', words: ['商贸', '供应链', '机电贸易'] },
  { code: '52', kind: 'service', words: ['百货', '零售', '电子商务'] },
  { code: '62', kind: 'service', words: ['餐饮管理', '食品配送'] },
  { code: '61', kind: 'service', words: ['酒店管理'] },
  { code: '70', kind: 'service', words: ['物业服务', '产业园运营'] },
  { code: '50', kind: 'service', words: ['装饰工程', '建筑装饰'] },
  { code: '48', kind: 'service', words: ['建设工程', '市政工程'] },
  { code: '54', kind: 'service', words: ['运输', '物流'] },
  { code: '59', kind: 'service', words: ['仓储', '冷链'] },
  { code: '7251', kind: 'service', words: ['广告', '文化传媒'] },
  { code: '748', kind: 'service', words: ['工程设计', '勘察设计'] },
  { code: '83', kind: 'service', words: ['职业培训', '教育科技'] },
  { code: '69', kind: 'service', words: ['融资租赁', '商业保理'] },
];

const FIRST = '启恒联创瑞博鼎星远卓信达云科锐汇盛凌泰景拓安致微新润德宏明益'.split('');
const SECOND = '航衡拓源腾维晟川宁曜程朗格骏科硕元辰泽铭锐通达合力成诺图展启'.split('');

export const BRAND_COUNT = FIRST.length * SECOND.length;

export function brandAt(index: number): string {
  return `${FIRST[index % FIRST.length] ?? ''}${SECOND[Math.floor(index / FIRST.length) % SECOND.length] ?? ''}`;
}

export function pickTrade(random: Random, mix: Readonly<Record<TradeKind, number>>): Trade {
  const kinds: readonly TradeKind[] = ['tech', 'industry', 'service'];
  const kind = kinds[random.weightedIndex(kinds.map((name) => mix[name]))] ?? 'service';
  return random.pick(TRADES.filter((trade) => trade.kind === kind));
}

/** «示例…有限公司(合成)»; never a name that stands in a register. */
export function enterpriseName(random: Random, trade: Trade): string {
  const word = random.pick(trade.words);
  const brand = brandAt(random.int(0, BRAND_COUNT - 1));
  if (random.chance(0.08)) return `示例${brand}${word}股份有限公司(合成)`;
  const technical = trade.kind !== 'service' && !word.endsWith('科技') && random.chance(0.3);
  return `示例${brand}${word}${technical ? '科技' : ''}有限公司(合成)`;
}
