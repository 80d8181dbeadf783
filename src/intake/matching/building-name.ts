import { foldSigns } from './normalize-name.ts';

/** A building's name by its estate and its tower, in one way of writing. */
export interface BuildingName {
  /** The name without tower, floor and room; '' when nothing but a tower is written. */
  readonly estate: string;
  /** 1, 12, A, A1, 东; '' where none is written. 一号楼, 1#楼, 1栋 and 1座 are all 1. */
  readonly tower: string;
}

const NUMERALS = '零一二三四五六七八九';
const NUMBER = '[0-9]+|[零〇一二三四五六七八九十]+';
const UNIT_OF_TOWER = '号楼|号厂房|号仓库|号馆|号院|#楼|#厂房|#|座楼|座|栋楼|栋|幢楼|幢|塔楼|塔|#';
const TOWER = new RegExp(`\\(?第?([A-Z]?-?(?:${NUMBER})|[A-Z]|[东西南北中主副甲乙丙丁])(?:${UNIT_OF_TOWER})\\)?$`, 'u');
/** 楼 alone counts storeys as well: 3楼 is a floor, A楼 and 东楼 are towers. */
const LETTER_TOWER = /\(?([A-Z]|[东西南北主副])(?:楼|区|馆)\)?$/u;
const FLOOR_OR_ROOM =
  /(?:第?(?:[0-9]+|[零〇一二三四五六七八九十]+)(?:-[0-9]+)?(?:层|楼|F)|[A-Z]?[0-9]{3,4}(?:-[0-9]+)?(?:室|号房|房)?|(?:[0-9A-Z]|[一二三四五六七八九十])单元)$/u;

/** Reads «创新大厦一号楼3层», «创新大厦(A座)», «创新大厦东塔». */
export function readBuildingName(raw: string): BuildingName {
  let text = foldSigns(raw);
  // Unit, floor and room, from the end.
  for (let round = 0; round < 3; round += 1) {
    const cut = text.replace(FLOOR_OR_ROOM, '');
    if (cut === text || cut === '') break;
    text = cut;
  }
  const tower = TOWER.exec(text) ?? LETTER_TOWER.exec(text);
  if (tower === null) return { estate: text, tower: '' };
  return { estate: text.slice(0, tower.index), tower: arabic((tower[1] ?? '').replace('-', '')) };
}

/** One text for all ways of writing one building. */
export function buildingKey(name: BuildingName): string {
  return name.tower === '' ? name.estate : `${name.estate}#${name.tower}`;
}

function arabic(text: string): string {
  if (!/[零〇一二三四五六七八九十]/u.test(text)) return text.replace(/^([A-Z]?)0+(?=[0-9])/u, '$1');
  const letter = /^[A-Z]/u.exec(text)?.[0] ?? '';
  const digits = text.slice(letter.length).replaceAll('〇', '零');
  const ten = digits.indexOf('十');
  if (ten < 0) return letter + [...digits].map((sign) => NUMERALS.indexOf(sign)).join('');
  const tens = ten === 0 ? 1 : NUMERALS.indexOf(digits.charAt(0));
  const ones = ten === digits.length - 1 ? 0 : NUMERALS.indexOf(digits.charAt(ten + 1));
  return letter + String(tens * 10 + ones);
}
