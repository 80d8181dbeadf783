import { PROVINCE_OF_CITY, PROVINCES, regionNameAt } from './region-names.ts';

/** Where an enterprise says it is from. Parts that the name does not say are ''. */
export interface Region {
  readonly province: string;
  readonly city: string;
  /** District, county, county-level city or zone, without its last word; zones by their kind. */
  readonly county: string;
}

export const NO_REGION: Region = { province: '', city: '', county: '' };

const PROVINCE_TAIL = /^(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)/u;
const CITY_TAIL = /^(?:市|地区|盟|(?:[\p{Script=Han}]{1,6}族)?自治州|州)/u;
const COUNTY = /^([\p{Script=Han}]{1,4}?)(?:新区|区|县|旗|市)/u;
/** A place below a province that is not known is believed only when it says 市 or 县: 靖江市, 如东县. */
const BARE_COUNTY = /^([\p{Script=Han}]{2,3}?)(?:市|县)/u;
const ZONE = /^(?:国家)?(高新|经开|经济|保税|自贸|综保|自由贸易|综合保税)(?:技术)?(?:产业)?(?:开发|试验)?区/u;
/** 超市, 社区 and their like end in a word for a place and are none. */
const NOT_A_PLACE = /(?:超|都|城|门|股|夜|集|菜|上|社|园|小|景|厂|校|片|街|商|地)$/u;

export interface RegionPrefix {
  readonly region: Region;
  /** Signs that belong to it at the beginning. */
  readonly length: number;
}

/** Reads province, city and county or zone at the beginning of a normalised name. */
export function readRegionPrefix(name: string): RegionPrefix {
  let at = 0;
  let province = '';
  let city = '';
  const first = regionNameAt(name, 0);
  if (PROVINCES.has(first)) {
    province = first;
    at = first.length;
    at += PROVINCE_TAIL.exec(name.slice(at))?.[0].length ?? 0;
  }
  const second = regionNameAt(name, at);
  if (second !== '' && !PROVINCES.has(second)) {
    const home = PROVINCE_OF_CITY.get(second) ?? '';
    if (province === '' || province === home) {
      province = home;
      city = second.endsWith('市') && second.length > 2 ? second.slice(0, -1) : second;
      at += second.length;
      at += CITY_TAIL.exec(name.slice(at))?.[0].length ?? 0;
    }
  }
  const known = at > 0;
  const rest = name.slice(at);
  const zone = ZONE.exec(rest);
  if (zone !== null) return { region: { province, city, county: zoneKind(zone[1] ?? '') }, length: at + zone[0].length };
  const county = (known ? COUNTY : BARE_COUNTY).exec(rest);
  if (county !== null && !NOT_A_PLACE.test(county[1] ?? '')) {
    const name1 = county[1] ?? '';
    return { region: { province, city, county: name1 }, length: at + county[0].length };
  }
  return known ? { region: { province, city, county: '' }, length: at } : { region: NO_REGION, length: 0 };
}

function zoneKind(word: string): string {
  if (word === '经济') return '经开';
  if (word === '自由贸易') return '自贸';
  return word === '综保' || word === '综合保税' ? '保税' : word;
}

export type RegionRelation = 'same' | 'within' | 'unknown' | 'conflict';

/** Whether two regions can be one place: 河北 and 保定 can, 保定 and 石家庄 cannot. Symmetric. */
export function relateRegions(a: Region, b: Region): RegionRelation {
  const parts = [
    [a.province, b.province],
    [a.city, b.city],
    [a.county, b.county],
  ] as const;
  let shared = false;
  let missing = false;
  for (const [x, y] of parts) {
    if (x === y) shared ||= x !== '';
    else if (x === '' || y === '') missing = true;
    else return 'conflict';
  }
  if (!missing) return shared ? 'same' : 'unknown';
  return shared ? 'within' : 'unknown';
}
