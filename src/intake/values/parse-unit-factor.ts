import { foldText } from './clean-text.ts';

export type Unit = 'person' | 'household' | 'yuan' | 'square-metre' | 'square-kilometre' | 'hectare' | 'mu' | 'piece';

export interface UnitReading {
  /** What a printed number is multiplied by to count in `unit`: 10 000 for 万元. A power of ten. */
  readonly factor: number;
  readonly unit: Unit;
}

const FACTORS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1_000,
  万: 10_000,
  十万: 100_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
};
const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['人', 'person'],
  ['名', 'person'],
  ['人次', 'person'],
  ['户', 'household'],
  ['元', 'yuan'],
  ['元人民币', 'yuan'],
  ['人民币', 'yuan'],
  ['平方米', 'square-metre'],
  ['平米', 'square-metre'],
  ['平方', 'square-metre'],
  ['平', 'square-metre'],
  ['m2', 'square-metre'],
  ['m²', 'square-metre'],
  ['平方公里', 'square-kilometre'],
  ['平方千米', 'square-kilometre'],
  ['km2', 'square-kilometre'],
  ['公顷', 'hectare'],
  ['ha', 'hectare'],
  ['亩', 'mu'],
  ['家', 'piece'],
  ['个', 'piece'],
  ['座', 'piece'],
  ['栋', 'piece'],
  ['层', 'piece'],
  ['', 'piece'],
]);
const UNIT_WORD =
  /^(?:单位[:为]?)?((?:[十百千]?万|[十百千亿])?)(元人民币|人民币|人次|平方公里|平方千米|平方米|平方|平米|km2|m2|m²|公顷|ha|[人名户元平亩家个座栋层])?$/iu;
/** Square metres in one of the larger units of area. */
const AREA_METRES: Readonly<Partial<Record<Unit, number>>> = {
  'square-metre': 1,
  'square-kilometre': 1_000_000,
  hectare: 10_000,
  mu: 2_000 / 3,
};

/**
 * The unit that a header states in its last bracket or after «单位:», «/», «_», or a blank: 注册资本(万元),
 * 面积(㎡), 人数/万人. Null where it states none; a 万 inside the name itself (万达广场) is none.
 */
export function parseUnitFactor(header: string): UnitReading | null {
  const folded = foldText(header);
  const brackets = [...folded.matchAll(/[([【〔{]([^()[\]【】〔〕{}]*)[)\]】〕}]/gu)].map((match) => match[1] ?? '').reverse();
  const tail = /(?:单位[:为]|[/_:,-] ?| )([^/_:,\- ]+)$/u.exec(folded)?.[1];
  for (const candidate of tail === undefined ? brackets : [...brackets, tail]) {
    const reading = readUnit(candidate.trim());
    if (reading !== null) return reading;
  }
  return null;
}

function readUnit(text: string): UnitReading | null {
  const match = text === '' ? null : UNIT_WORD.exec(text.replace(/^[^:]*:/u, (lead) => (/单位|计量/u.test(lead) ? '' : lead)));
  if (match === null || (match[1] === '' && match[2] === undefined)) return null;
  const unit = UNITS.get((match[2] ?? '').toLowerCase());
  return unit === undefined ? null : { factor: FACTORS[match[1] ?? ''] ?? 1, unit };
}

/** What a number under this header is multiplied by to give square metres or square kilometres; null for no area. */
export function areaFactor({ factor, unit }: UnitReading, target: 'square-metre' | 'square-kilometre'): number | null {
  const metres = AREA_METRES[unit];
  if (metres === undefined) return null;
  return (factor * metres) / (target === 'square-metre' ? 1 : 1_000_000);
}
