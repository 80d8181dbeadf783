import { GAP_CLASSES, type GapClass } from './coverage.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from './gap-thresholds.ts';

/** What decides an enterprise's gap class. NULL is unknown. */
export interface GapUnit {
  /** Whether it is in the denominator of the definition in force. */
  readonly eligible: boolean | null;
  readonly covered: boolean;
  /** Full members that count here: {@link fullMembersHere}. */
  readonly membersFull: number | null;
  /** {@link prospectsOf}. */
  readonly prospects: boolean | null;
}

/** Full members that oblige a unit to form an organization of its own (党章 第三十条, 支部工作条例 第四条). */
export const OBLIGING_MEMBERS = DEFAULT_THRESHOLDS.obligingFull;

/** Full members that count in the unit: floating ones count at the organization that holds their relation, so they are taken off where the list has them within. */
export function fullMembersHere(full: number | null, floating: number | null, counted: GapThresholds['floatingCounted']): number | null {
  if (full === null || counted === 'apart') return full;
  return Math.max(full - (floating ?? 0), 0);
}

/**
 * Whether there is someone to cultivate: probationary members, applicants or activists. Unknown only while it could still
 * be either: an unknown number of applicants beside no probationary member leaves «no member», which is what the class says.
 */
export function prospectsOf(probationary: number | null, applicants: number | null): boolean | null {
  if ((probationary ?? 0) > 0 || (applicants ?? 0) > 0) return true;
  return probationary === null ? null : false;
}

/**
 * The gap class by the decision table of the planner (steps 0, 1, 3–5): an enterprise that is covered or certainly out of
 * scope needs no measure whatever is known of its members; of the rest, unknown members come first.
 */
export function classifyGap(unit: GapUnit, thresholds: Pick<GapThresholds, 'obligingFull'> = DEFAULT_THRESHOLDS): GapClass {
  if (unit.eligible === false) return 'not-eligible';
  if (unit.covered) return 'covered';
  if (unit.eligible === null || unit.membersFull === null) return 'unknown';
  if (unit.membersFull >= thresholds.obligingFull) return 'should-form';
  if (unit.membersFull >= 1) return 'joint-candidate';
  if (unit.prospects === null) return 'unknown';
  return unit.prospects ? 'cultivate' : 'no-member';
}

export function gapClassCode(gapClass: GapClass): number {
  return GAP_CLASSES.indexOf(gapClass);
}
