import type { GapClass } from '../model/coverage.ts';
import { gapClassCode, OBLIGING_MEMBERS } from '../model/gap-class.ts';

const code = (gapClass: GapClass): string => String(gapClassCode(gapClass));

/** Whether an uncovered enterprise is of a class that asks for a measure: neither out of scope nor unknown. Far cheaper than the class itself. */
export const IS_GAP_SQL = 'eligible AND members_full IS NOT NULL AND (members_full >= 1 OR prospects IS NOT NULL)';

/** `classifyGap` of the model as SQL over `scopeSql`: an INTEGER index of GAP_CLASSES. */
export const GAP_CLASS_SQL = `CASE
  WHEN eligible IS FALSE THEN ${code('not-eligible')}
  WHEN covered THEN ${code('covered')}
  WHEN eligible IS NULL OR members_full IS NULL THEN ${code('unknown')}
  WHEN members_full >= ${OBLIGING_MEMBERS} THEN ${code('should-form')}
  WHEN members_full >= 1 THEN ${code('joint-candidate')}
  WHEN prospects IS NULL THEN ${code('unknown')}
  WHEN prospects THEN ${code('cultivate')}
  ELSE ${code('no-member')} END`;
