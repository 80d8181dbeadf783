import type { Parsed } from './parsed.ts';

/** Columns of words, dates and odd counts repeat themselves; names and codes do not, and gain nothing here. */
const CAPACITY = 4_096;
/** Long texts are free texts: not kept. */
const MAX_LENGTH = 64;

/**
 * The same parser, remembering what it answered. Results are shared, so they must not be changed. When full
 * it forgets everything at once: cheaper than keeping an order, and a column that fills it has no use for it.
 */
export function memoizeParser<T>(parse: (raw: string) => Parsed<T>, capacity = CAPACITY): (raw: string) => Parsed<T> {
  const answers = new Map<string, Parsed<T>>();
  return (raw) => {
    const known = answers.get(raw);
    if (known !== undefined) return known;
    const parsed = parse(raw);
    if (raw.length <= MAX_LENGTH) {
      if (answers.size >= capacity) answers.clear();
      answers.set(raw, parsed);
    }
    return parsed;
  };
}
