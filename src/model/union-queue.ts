import { DEFAULT_THRESHOLDS, type GapThresholds } from './gap-thresholds.ts';

/**
 * Work queues after a list of enterprises (纳税企业名单) was held against the unions on record, as a zone published it in April 2024:
 * - `listed-without` 名单中未建工会: on the list, no union on record: to be called upon, those whom the law obliges first.
 * - `unsure` 名单中不确定: matched with doubt, or what decides is not known: to be verified with the enterprise or its street.
 * - `unlisted-large` 名单外25人以上: not on the list, but of enough staff or union members, and no union: to be visited and entered.
 * Without such a list the register itself stands for it, and nothing is unlisted.
 */
export const UNION_QUEUES = ['listed-without', 'unsure', 'unlisted-large'] as const;
export type UnionQueue = (typeof UNION_QUEUES)[number];

/**
 * Why an enterprise should have a union: `law` 工会法 第十一条, union members from the threshold on · `screen` the published screen by staff, which only
 * says where to look · `below` either is known to be less: single, joint with others, or one organiser · `unknown`.
 */
export const UNION_BASES = ['law', 'screen', 'below', 'unknown'] as const;
export type UnionBasis = (typeof UNION_BASES)[number];

export interface UnionUnit {
  /** On the list that was compared; 'unsure' where the match is in doubt. */
  readonly listed: boolean | 'unsure';
  /** A union on record; null where no list of unions was loaded. */
  readonly hasUnion: boolean | null;
  readonly operating: boolean | null;
  readonly staff: number | null;
  readonly unionMembers: number | null;
}

/** Few staff settle it: there cannot be more members among them. */
export function unionBasisOf(
  { staff, unionMembers }: Pick<UnionUnit, 'staff' | 'unionMembers'>,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): UnionBasis {
  if (unionMembers !== null && unionMembers >= thresholds.unionMembers) return 'law';
  if (staff === null) return 'unknown';
  return staff >= thresholds.unionScreenStaff ? 'screen' : 'below';
}

/** The queue of an enterprise, null where it has a union, does not operate, or nothing calls for one. */
export function unionQueueOf(unit: UnionUnit, thresholds: GapThresholds = DEFAULT_THRESHOLDS): UnionQueue | null {
  if (unit.hasUnion === true || unit.operating === false) return null;
  const basis = unionBasisOf(unit, thresholds);
  const large = basis === 'law' || basis === 'screen';
  if (unit.listed === 'unsure') return 'unsure';
  if (unit.hasUnion === null) return large ? 'unsure' : null;
  if (!unit.listed) return large ? 'unlisted-large' : null;
  return basis === 'unknown' ? 'unsure' : 'listed-without';
}
