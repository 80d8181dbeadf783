import type { GapClass } from './coverage.ts';
import type { Tag } from './fact.ts';

/** What the order of the worklist is made of, in the order of their columns. */
export const GAP_FACTORS = [
  'class',
  'members',
  'staff',
  'tags',
  'age',
  'organizationDistance',
  'siteDistance',
  'instructorDistance',
  'cluster',
] as const;
export type GapFactor = (typeof GAP_FACTORS)[number];

/** `class` and `tags` have a score by code, the others one by a number in this unit. */
export type FactorUnit = 'code' | 'full-members' | 'staff' | 'days' | 'metres' | 'enterprises';

/**
 * The score of a number: 0 at `zeroAt` and beyond it, 1 at `oneAt` and beyond it, straight in between. Rising where oneAt > zeroAt, else
 * falling: monotone either way.
 */
export interface FactorScale {
  readonly unit: FactorUnit;
  readonly zeroAt: number;
  readonly oneAt: number;
}

export type NumberFactor = Exclude<GapFactor, 'class' | 'tags'>;

/** age: days since it entered (入驻日期), else since its row or the first snapshot. Distances: the nearer, the sooner it can be closed. */
export const FACTOR_SCALES: Readonly<Record<NumberFactor, FactorScale>> = {
  members: { unit: 'full-members', zeroAt: 0, oneAt: 10 },
  staff: { unit: 'staff', zeroAt: 0, oneAt: 300 },
  age: { unit: 'days', zeroAt: 0, oneAt: 1095 },
  organizationDistance: { unit: 'metres', zeroAt: 2000, oneAt: 0 },
  siteDistance: { unit: 'metres', zeroAt: 3000, oneAt: 0 },
  instructorDistance: { unit: 'metres', zeroAt: 5000, oneAt: 0 },
  cluster: { unit: 'enterprises', zeroAt: 0, oneAt: 20 },
};

/** Neighbouring gaps are counted in the square cell of this side (metres) and the eight around it: all within one side, none beyond 2.9 sides. */
export const CLUSTER_CELL_METERS = 250;

/** Nearer classes first: what must be formed, then what can be joined, then what can be cultivated. */
export const CLASS_SCORES: Readonly<Partial<Record<GapClass, number>>> = {
  'should-form': 1,
  'joint-candidate': 0.7,
  cultivate: 0.4,
  'no-member': 0.2,
};

/** Of several tags the highest counts: 小巨人, 专精特新, 规上. No tag scores 0; where no list of tags was loaded, the factor is unknown. */
export const TAG_SCORES: Readonly<Partial<Record<Tag, number>>> = { LITTLE_GIANT: 1, SRDI: 0.8, ABOVE_SCALE: 0.6 };

/** What an unknown factor counts as: `middle` 0.5, or `left-out` of both sums, so that the score rests on the others alone. */
export type UnknownFactor = 'middle' | 'left-out';
export const UNKNOWN_SCORE = 0.5;

export interface Weighting {
  readonly id: string;
  /** 0–100 each; a factor of weight 0 is not asked. */
  readonly weights: Readonly<Record<GapFactor, number>>;
  readonly unknown: UnknownFactor;
}

const weighting = (id: string, ...values: readonly number[]): Weighting => ({
  id,
  weights: Object.fromEntries(GAP_FACTORS.map((factor, index) => [factor, values[index] ?? 0])) as Record<GapFactor, number>,
  unknown: 'middle',
});

/**
 * Named weightings; their words are in the dictionaries. build-first 先建后联: what must be formed first, by members. near-first 就近联建:
 * what lies near an organization and other gaps. key-first 重点优先: 小巨人, 专精特新, 规上 and large ones. oldest-first 久拖先办.
 */
export const NAMED_WEIGHTINGS = [
  weighting('build-first', 100, 60, 20, 20, 10, 5, 0, 0, 5),
  weighting('near-first', 50, 30, 10, 10, 0, 80, 40, 40, 60),
  weighting('key-first', 40, 30, 60, 100, 0, 0, 0, 0, 0),
  weighting('oldest-first', 60, 20, 10, 10, 100, 0, 0, 0, 0),
] as const;
export const DEFAULT_WEIGHTING: Weighting = NAMED_WEIGHTINGS[0];

export type WeightingFault = 'not-a-number' | 'out-of-bounds' | 'all-zero';

/** What keeps a weighting from being used, null where nothing does. */
export function weightingFault({ weights }: Weighting): WeightingFault | null {
  const values = GAP_FACTORS.map((factor) => weights[factor]);
  if (values.some((value) => !Number.isFinite(value))) return 'not-a-number';
  if (values.some((value) => value < 0 || value > 100)) return 'out-of-bounds';
  return values.every((value) => value === 0) ? 'all-zero' : null;
}

/** The score of a number under its scale, 0–1; null stays null. */
export function scaledScore(value: number | null, { zeroAt, oneAt }: FactorScale): number | null {
  return value === null ? null : Math.min(Math.max((value - zeroAt) / (oneAt - zeroAt), 0), 1);
}

export function classScore(gapClass: GapClass): number | null {
  return CLASS_SCORES[gapClass] ?? null;
}

export function tagScore(tags: readonly Tag[]): number {
  return Math.max(0, ...tags.map((tag) => TAG_SCORES[tag] ?? 0));
}

/** The score of each factor of one enterprise, null where unknown. */
export type FactorScores = Readonly<Record<GapFactor, number | null>>;

export interface FactorShare {
  readonly factor: GapFactor;
  readonly weight: number;
  /** What went into the sum: its own score, or what an unknown one counts as; null where it was left out. */
  readonly score: number | null;
  readonly known: boolean;
  /** Its part of the whole score; the parts add up to it. */
  readonly share: number;
}

export interface PriorityScore {
  /** Σ weight·score / Σ weight, 0–1; null where every weighted factor is unknown and left out. */
  readonly score: number | null;
  /** Weight of the known factors over the weight of all, 0–1. */
  readonly knownWeight: number;
  readonly shares: readonly FactorShare[];
}

/** The score of one enterprise with the share of each weighted factor, in the order of GAP_FACTORS. Throws RangeError on a faulty weighting. */
export function priorityOf(scores: FactorScores, { weights, unknown, ...rest }: Weighting): PriorityScore {
  const fault = weightingFault({ weights, unknown, ...rest });
  if (fault !== null) throw new RangeError(fault);
  const asked = GAP_FACTORS.filter((factor) => weights[factor] > 0);
  const total = asked.reduce((sum, factor) => sum + weights[factor], 0);
  const knownTotal = asked.reduce((sum, factor) => sum + (scores[factor] === null ? 0 : weights[factor]), 0);
  const divisor = unknown === 'middle' ? total : knownTotal;
  const shares = asked.map((factor): FactorShare => {
    const own = scores[factor];
    const score = own ?? (unknown === 'middle' ? UNKNOWN_SCORE : null);
    return { factor, weight: weights[factor], score, known: own !== null, share: score === null ? 0 : (weights[factor] * score) / divisor };
  });
  const score = divisor === 0 ? null : shares.reduce((sum, { share }) => sum + share, 0);
  return { score, knownWeight: knownTotal / total, shares };
}
