import type { Verdict } from '../../../model/match-decisions.ts';

/** What a key says about the pair under review; null for a key that says nothing. */
export function verdictOfKey(key: string, isShift: boolean): Verdict | null {
  switch (key.toLowerCase()) {
    case 'y':
      return 'confirmed';
    case 'n':
      return 'rejected';
    case 'b':
      return isShift ? 'right-is-branch' : 'left-is-branch';
    default:
      return null;
  }
}
