import { UNKNOWN_MARK } from '../../locales/format.ts';
import type { GapsWords } from '../../locales/gaps-words.ts';
import type { Messages } from '../../locales/messages.ts';
import { FACTOR_SCALES, type GapFactor } from '../../model/gap-priority.ts';
import { DISTANCE_CAP_METERS } from '../../queries/gap-places.ts';
import type { GapRow } from './gap-row.ts';

type Words = GapsWords['settings'];

/** A distance is asked as far as a person would walk or drive for it. */
export function distanceText(words: Words, metres: number | null): string {
  if (metres === null) return UNKNOWN_MARK;
  return metres >= DISTANCE_CAP_METERS ? words.farther : words.metres(metres);
}

/** Scores are printed 0–100. */
export function scoreText(score: number | null): string {
  return score === null ? UNKNOWN_MARK : (score * 100).toFixed(0);
}

/** What a factor of a row stands for, in its unit. */
export function factorValueText(messages: Messages, words: Words, factor: GapFactor, row: GapRow): string {
  if (factor === 'class') return messages.terms.gapClasses[row.gapClass];
  if (factor === 'tags') {
    const tags = row.tags.map((tag) => messages.terms.tags[tag]).join(messages.common.listSeparator);
    return tags === '' ? messages.common.none : tags;
  }
  const value = row.values[factor];
  if (value === null) return UNKNOWN_MARK;
  switch (FACTOR_SCALES[factor].unit) {
    case 'metres':
      return distanceText(words, value);
    case 'days':
      return words.days(value);
    case 'enterprises':
      return words.neighbours(value);
    default:
      return String(value);
  }
}
