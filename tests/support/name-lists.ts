import type { ListSide } from '../../src/model/match-types.ts';

const SIGNS = '启恒联创瑞博鼎星远卓信达云科锐汇盛凌泰景拓安致微新润德宏明益';
const TRADES = ['软件', '物流', '新材料', '餐饮管理', '机器人', '商务咨询', '医疗器械', '仪器仪表'];

/** Names without codes, every second one with a slip, so that the keys leave much to compare. */
export function nameList(rows: number, slip: string): ListSide {
  const sign = (value: number): string => SIGNS.charAt(value % SIGNS.length);
  const name = Array.from({ length: rows }, (_value, row) => {
    const brand = sign(row) + sign(Math.floor(row / 31)) + sign(Math.floor(row / 961)) + sign(row * 7);
    return `示例${brand}${TRADES[row % TRADES.length] ?? ''}${row % 2 === 0 ? slip : ''}有限公司`;
  });
  return { rowCount: rows, name };
}
