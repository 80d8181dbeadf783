import { foldSigns } from '../matching/normalize-name.ts';

/** «长岭南路31号附2号» as 长岭南路, 31, 2. */
export interface StreetNumber {
  readonly street: string;
  readonly number: string;
  /** The number behind 附, 之 or a hyphen; '' where there is none. */
  readonly part: string;
}

/** A number of a house, not of a tower, a workshop or a gate. */
const NUMBER = /([0-9]{1,5})(?:-([0-9]{1,4}))?号(?!楼|厂房|仓库|馆|栋|座|幢|塔|线|门|地块|院楼)(?:(?:附|之|-)([0-9]{1,4})号?)?/gu;
const STREET_END = /(?:大街|大道|路|街|道|巷|弄|胡同|里|段)$/u;
const REGION_END = /(?:省|市|自治区|自治州|区|县|旗|镇|乡|街道(?:办事处)?|街办|社区|村|开发区|园区|[,、;:()·])(?=[^省市区县旗镇乡])/gu;
const LONGEST_STREET = 12;

/** The street and number of an address, folded; null where none is written. The first one counts: what follows is inside. */
export function readStreetNumber(raw: string): StreetNumber | null {
  const text = foldSigns(raw);
  for (const match of text.matchAll(NUMBER)) {
    const before = text.slice(0, match.index);
    if (!STREET_END.test(before)) continue;
    const street = withoutRegion(before);
    if (street.length < 2) continue;
    return { street, number: stripZeros(match[1] ?? ''), part: stripZeros(match[2] ?? match[3] ?? '') };
  }
  return null;
}

/** Cuts what stands before the street's own name, as far as its words show it. */
function withoutRegion(before: string): string {
  let start = 0;
  for (const match of before.matchAll(REGION_END)) {
    const end = match.index + match[0].length;
    if (before.length - end >= 2) start = end;
  }
  return before.slice(start).slice(-LONGEST_STREET);
}

function stripZeros(digits: string): string {
  return digits.replace(/^0+(?=[0-9])/u, '');
}

/** Whether both write one house: the shorter street may lack words before it that the other has. */
export function isSameNumber(a: StreetNumber, b: StreetNumber): boolean {
  if (a.number !== b.number || a.part !== b.part) return false;
  const [short, long] = a.street.length <= b.street.length ? [a.street, b.street] : [b.street, a.street];
  return short === long || (short.length >= 3 && long.endsWith(short));
}
