import type { GapClass } from '../model/coverage.ts';
import { gapClassCode, OBLIGING_MEMBERS } from '../model/gap-class.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from '../model/gap-thresholds.ts';
import { integerLiteral } from './sql.ts';

const code = (gapClass: GapClass): string => String(gapClassCode(gapClass));

/** Whether an uncovered enterprise is of a class that asks for a measure: neither out of scope nor unknown. Far cheaper than the class itself. */
export function isGapSql(thresholds: GapThresholds): string {
  return `eligible AND members_full IS NOT NULL AND (${fullMembersHereSql(thresholds)} >= 1 OR prospects IS NOT NULL)`;
}

/** `fullMembersHere` of the model over the columns of `fact`. */
export function fullMembersHereSql({ floatingCounted }: GapThresholds): string {
  return floatingCounted === 'apart'
    ? 'members_full'
    : 'CASE WHEN members_full > coalesce(members_floating, 0) THEN members_full - coalesce(members_floating, 0) ELSE 0 END';
}

/** `classifyGap` of the model as SQL over `scopeSql`: an INTEGER index of GAP_CLASSES. */
export function gapClassSql(thresholds: GapThresholds = DEFAULT_THRESHOLDS): string {
  const full = fullMembersHereSql(thresholds);
  return `CASE
  WHEN eligible IS FALSE THEN ${code('not-eligible')}
  WHEN covered THEN ${code('covered')}
  WHEN eligible IS NULL OR members_full IS NULL THEN ${code('unknown')}
  WHEN ${full} >= ${integerLiteral(thresholds.obligingFull)} THEN ${code('should-form')}
  WHEN ${full} >= 1 THEN ${code('joint-candidate')}
  WHEN prospects IS NULL THEN ${code('unknown')}
  WHEN prospects THEN ${code('cultivate')}
  ELSE ${code('no-member')} END`;
}

export const GAP_CLASS_SQL = gapClassSql();

/** Whether `group_sums`, which caps full members and knows no floating ones, can tell the classes apart under these thresholds. */
export function groupsTellClasses(thresholds: GapThresholds): boolean {
  return thresholds.obligingFull <= OBLIGING_MEMBERS && thresholds.floatingCounted === 'apart';
}
