import { MATCH_CLASSES, type MatchClass, type MatchRows } from '../../../model/match-types.ts';

/** Entries of one class, in the order of the result. */
export function queueOf(rows: MatchRows, kind: MatchClass): readonly number[] {
  const code = MATCH_CLASSES.indexOf(kind);
  const found: number[] = [];
  for (let at = 0; at < rows.length; at += 1) if (rows.class[at] === code) found.push(at);
  return found;
}

/** Where the next entry without a verdict stands, after `from` and then from the top; -1 when all are decided. */
export function nextOpen(queue: readonly number[], from: number, isOpen: (at: number) => boolean): number {
  for (let step = 1; step <= queue.length; step += 1) {
    const index = (Math.max(-1, from) + step) % queue.length;
    const at = queue[index];
    if (at !== undefined && isOpen(at)) return index;
  }
  return -1;
}
