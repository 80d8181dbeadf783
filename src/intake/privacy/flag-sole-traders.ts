import { checkUscc, cleanUscc } from '../../model/uscc.ts';
import { cellText, type TextColumn } from '../raw-sheet.ts';
import { judgeId } from './id-card.ts';
import { isNameShaped, nameAtEdge, tidyName } from './person-name.ts';

/** Names of firms; nothing that ends so is a person under another name. */
const FIRM =
  /(?:公司|集团|合作社|联社|企业|合伙|有限|工厂|研究院|研究所|事务所|医院|学校|银行|协会|商会|基金会|办事处|分行|支行|中心)\)?$/u;
const SHOP =
  /^[\u4e00-\u9fff]{0,10}(?:店|铺|馆|部|行|坊|摊|摊位|超市|商场|门市|酒楼|饭庄|农庄|山庄|农家乐|工作室|服务站|养殖场|农场|加工厂|厂|吧|屋|园|户)$/u;
const REGION =
  /^(?:[\u4e00-\u9fff]{1,8}?(?:省|自治区|市|自治州|州|盟))?(?:[\u4e00-\u9fff]{1,8}?(?:区|县|市|旗|高新区|开发区))?(?:[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道|村|社区))?/u;

/**
 * Whether a registered unit is a sole trader, whose name would name a person: a code that begins with 92, a tax number
 * that is an identity number, or, where there is no valid code, a name that is a person's («张三») or begins with one
 * and ends like a shop («南明区张三小吃店»). A valid code of another kind clears the name. Errs towards hiding.
 */
export function isSoleTrader(code: string, name: string): boolean {
  const cleaned = cleanUscc(code);
  if (cleaned !== '') {
    if (/^92[0-9A-Z]{16}$/u.test(cleaned)) return true;
    if (/^\d{14,19}[\dX]$/u.test(cleaned) && /^id-/u.test(judgeId(cleaned) ?? '')) return true;
    if (checkUscc(cleaned).valid) return false;
  }
  const text = tidyName(name.normalize('NFKC')).replace(/\((?:个体工商户|个体)\)$/u, '');
  if (/个体工商户|个体户/u.test(name)) return true;
  if (text === '' || FIRM.test(text)) return false;
  if (isNameShaped(text)) return /^[\u4e00-\u9fff·]+$/u.test(text) && !SHOP_END.test(text);
  return [text, text.replace(REGION, '')].some((tail) => {
    const length = nameAtEdge(tail, false);
    return length > 0 && [length, 2].some((size) => SHOP.test(tail.slice(size)) && tail.length > size);
  });
}

const SHOP_END = /[店铺馆部行坊摊市场厂院所区县]$/u;

/**
 * Rows [first, last) of a list that are sole traders: 1 for a row that stays in the sums and is hidden by name
 * (enterprise.suppressed), 0 for the others. Index 0 is row `first`.
 */
export function flagSoleTraders(codes: TextColumn | null, names: TextColumn | null, first: number, last: number): Uint8Array {
  const flags = new Uint8Array(Math.max(0, last - first));
  for (let row = first; row < last; row += 1) {
    const code = codes === null ? '' : cellText(codes, row);
    const name = names === null ? '' : cellText(names, row);
    if ((code !== '' || name !== '') && isSoleTrader(code, name)) flags[row - first] = 1;
  }
  return flags;
}
