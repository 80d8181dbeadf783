import { regionNameAt } from './region-names.ts';

/** From this many names on, and this share of them, a common beginning says nothing about any of them. */
const MIN_NAMES = 20;
const MIN_SHARE = 0.5;
const MAX_LENGTH = 4;

/**
 * The beginning that at least half of all names share and that is no listed region: a county written without 县, a
 * project's mark. It must not make every pair of names look alike. '' where there is none.
 */
export function findSharedPrefix(lists: readonly (readonly string[])[]): string {
  let names = 0;
  for (const list of lists) for (const name of list) if (name !== '') names += 1;
  if (names < MIN_NAMES) return '';
  let prefix = '';
  for (let length = 2; length <= MAX_LENGTH; length += 1) {
    const counts = new Map<string, number>();
    for (const list of lists) {
      for (const name of list) {
        if (name.length <= length || !name.startsWith(prefix)) continue;
        const start = name.slice(0, length);
        counts.set(start, (counts.get(start) ?? 0) + 1);
      }
    }
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    if (best === undefined || best[1] < names * MIN_SHARE) break;
    prefix = best[0];
  }
  return prefix !== '' && regionNameAt(prefix, 0) === '' ? prefix : '';
}
