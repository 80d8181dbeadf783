import type { CellBytes } from './cell-source.ts';

const SHORTEST_PLAIN = 13;

/** Longer than any null mark, in signs. */
const LONGER_THAN_MARKS = 12;

/**
 * Text that cleaning would leave as it is and that is no null mark: printable ASCII without blanks, Chinese characters of the
 * common block (E4–E9), and full-width brackets in names of some length. Short texts are read: they may be marks.
 */
export function isPlainText({ bytes, start, end }: CellBytes): boolean {
  if (end - start < SHORTEST_PLAIN) return false;
  let signs = 0;
  let hasBrackets = false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    signs += 1;
    if (byte > 0x20 && byte < 0x7f && byte !== 0x23 && byte !== 0x27) continue;
    if (byte >= 0xe4 && byte <= 0xe9) {
      at += 2;
      continue;
    }
    // （ and ）
    if (byte !== 0xef || bytes[at + 1] !== 0xbc || ((bytes[at + 2] as number) & 0xfe) !== 0x88) return false;
    hasBrackets = true;
    at += 2;
  }
  return !hasBrackets || signs > LONGER_THAN_MARKS;
}
