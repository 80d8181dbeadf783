import type { CellBytes } from './cell-source.ts';

const SHORTEST_PLAIN = 13;

/**
 * Text that cleaning would leave as it is and that is no null mark: printable ASCII without blanks, and Chinese characters of the
 * common block (E4–E9). Short texts are read: they may be marks.
 */
export function isPlainText({ bytes, start, end }: CellBytes): boolean {
  if (end - start < SHORTEST_PLAIN) return false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte > 0x20 && byte < 0x7f && byte !== 0x23 && byte !== 0x27) continue;
    if (byte < 0xe4 || byte > 0xe9) return false;
    at += 2;
  }
  return true;
}
