import type { Tag } from '../../model/fact.ts';

/** Headers that ask for one title and are answered by yes and no; the more special stands first. */
const ASKED: readonly (readonly [RegExp, Tag])[] = [
  [/小巨人/u, 'LITTLE_GIANT'],
  [/专精特新/u, 'SRDI'],
  [/单项冠军/u, 'CHAMPION'],
  [/高新技术企业|高企/u, 'HIGH_TECH'],
  [/科技型中小/u, 'TECH_SME'],
  [/创新型中小/u, 'INNOVATIVE_SME'],
  [/独角兽/u, 'UNICORN'],
  [/瞪羚/u, 'GAZELLE'],
  [/规上|规模以上|四上/u, 'ABOVE_SCALE'],
  [/链主/u, 'CHAIN_LEAD'],
  [/上市/u, 'LISTED'],
];

/** The title a column asks for («是否高新技术企业»); null where its cells name titles themselves. */
export function tagOfHeader(header: string): Tag | null {
  return ASKED.find(([word]) => word.test(header))?.[1] ?? null;
}
