import { BRAND_COUNT, brandAt, TRADES } from '../../../../scripts/generate/trades.ts';
import type { ListSide } from '../../../../src/model/match-types.ts';
import { syntheticUscc } from '../../../../src/model/uscc.ts';

/** Two lists made from one set of synthetic enterprises, and who is who. */
export interface GoldLists {
  readonly left: ListSide;
  readonly right: ListSide;
  /** Left row of each right row, -1 for a row the left list does not have. */
  readonly truth: readonly number[];
  /** How each right row was changed. */
  readonly change: readonly Change[];
}

export const CHANGES = ['none', 'brackets', 'spaces', 'form', 'region-dropped', 'typo', 'former', 'branch', 'stranger'] as const;
export type Change = (typeof CHANGES)[number];

/** mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = TRADES.flatMap(({ words }) => words);
/** Words of trade that no word list can know. */
export const UNKNOWN_WORDS = WORDS.map((word, row) =>
  [...word].map((_sign, at) => String.fromCharCode(0x6200 + ((row * 37 + at * 101) % 2_500))).join(''),
);
const CITIES = ['保定', '石家庄', '贵阳', '南京市', '烟台', ''];
const TYPOS = '恒横衔街拓柘启起恩思星皇鼎顶盛圣瑞端';

/** `withCodes`: share of rows that carry a code in both lists. */
export function goldLists(rows: number, seed: number, withCodes: number, words: readonly string[] = WORDS): GoldLists {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const third = () => (random() < 0.5 ? pick([...'海山川原林泉峰岩岭洲']) : '');
  const used = new Set<string>();
  const fresh = (): string => {
    for (;;) {
      const core = `${brandAt(Math.floor(random() * BRAND_COUNT))}${third()}${pick(words)}`;
      if (!used.has(core)) {
        used.add(core);
        return `${pick(CITIES)}${core}有限公司`;
      }
    }
  };
  const leftNames: string[] = [];
  const left = { uscc: [] as (string | null)[], district: [] as (string | null)[] };
  const right = { name: [] as string[], uscc: [] as (string | null)[], district: [] as (string | null)[] };
  const truth: number[] = [];
  const change: Change[] = [];
  for (let row = 0; row < rows; row += 1) {
    const name = fresh();
    const code = random() < withCodes ? syntheticUscc(row) : null;
    const district = random() < 0.7 ? `99000${row % 5}` : null;
    leftNames.push(name);
    left.uscc.push(code);
    left.district.push(district);
    const kind = pick(CHANGES);
    const isOther = kind === 'branch' || kind === 'stranger';
    right.name.push(changeName(name, kind, random, fresh));
    right.uscc.push(isOther || random() < 0.5 ? null : code);
    right.district.push(random() < 0.8 ? district : null);
    truth.push(isOther ? -1 : row);
    change.push(kind);
  }
  return { left: { rowCount: rows, name: leftNames, ...left }, right: { rowCount: rows, ...right }, truth, change };
}

function changeName(name: string, kind: Change, random: () => number, fresh: () => string): string {
  switch (kind) {
    case 'none':
      return name;
    case 'brackets': {
      const city = CITIES.find((item) => item !== '' && name.startsWith(item));
      return city === undefined ? `${name}（筹）`.replace('（筹）', '') : `${name.slice(city.length, -4)}（${city}）有限公司`;
    }
    case 'spaces':
      return ` ${name.slice(0, 3)}　${name.slice(3)} `;
    case 'form':
      return name.replace('有限公司', '有限责任公司');
    case 'region-dropped': {
      const city = CITIES.find((item) => item !== '' && name.startsWith(item));
      return city === undefined ? name : name.slice(city.length);
    }
    case 'typo': {
      const at = Math.floor(random() * (name.length - 4));
      return name.slice(0, at) + TYPOS.charAt(Math.floor(random() * TYPOS.length)) + name.slice(at + 1);
    }
    case 'former':
      return `${fresh()}（曾用名：${name}）`;
    case 'branch':
      return `${name}保定分公司`;
    case 'stranger':
      return fresh();
  }
}
