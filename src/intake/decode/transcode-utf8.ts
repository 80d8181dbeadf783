import { Scratch, type Transcoded, type Transcoder } from './transcoder.ts';

/** UTF-8 to UTF-8: input without faults is handed on as it is; faults become U+FFFD, one for each maximal faulty prefix. */
export class Utf8Transcoder implements Transcoder {
  /** Sequences of three and four bytes seen so far: what text in another encoding seldom looks like. */
  sequences = 0;
  /** Faulty sequences so far; characters lost before are not among them. */
  faults = 0;
  private readonly scratch = new Scratch();

  step(input: Uint8Array, isLast: boolean): Transcoded {
    const length = input.length;
    let at = 0;
    let copied = 0;
    let written = 0;
    let out: Uint8Array | null = null;
    let damaged = 0;
    let firstDamage = -1;
    while (at < length) {
      const lead = input[at] ?? 0;
      if (lead < 0x80) {
        at += 1;
        continue;
      }
      const size = sequenceSize(input, at, length);
      if (size > 0) {
        if (size > 2) this.sequences += 1;
        if (lead === 0xef && input[at + 1] === 0xbf && input[at + 2] === 0xbd) {
          if (firstDamage < 0) firstDamage = at;
          damaged += 1;
        }
        at += size;
        continue;
      }
      // Cut off by the end of the input, not faulty yet.
      if (!isLast && at - size === length && isPrefix(input, at, length)) break;
      out ??= this.scratch.atLeast(length * 3);
      out.set(input.subarray(copied, at), written);
      written += at - copied;
      if (firstDamage < 0) firstDamage = written;
      out[written] = 0xef;
      out[written + 1] = 0xbf;
      out[written + 2] = 0xbd;
      written += 3;
      at += -size;
      copied = at;
      damaged += 1;
      this.faults += 1;
    }
    if (out === null) return { bytes: input.subarray(0, at), consumed: at, damaged, firstDamage };
    out.set(input.subarray(copied, at), written);
    written += at - copied;
    return { bytes: out.subarray(0, written), consumed: at, damaged, firstDamage };
  }
}

/**
 * Whether bytes [from, to) of a text are UTF-8 beyond doubt: many sequences of three or four bytes and next to no faults.
 * Gives up early on anything else.
 */
export function isPlainlyUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  // The window may begin within a character.
  while (at < to && isContinuation(bytes[at])) at += 1;
  let sequences = 0;
  let faults = 0;
  while (at < to) {
    const size = (bytes[at] ?? 0) < 0x80 ? 1 : sequenceSize(bytes, at, to);
    if (size > 2) sequences += 1;
    if (size < 0) {
      faults += 1;
      if (faults > 2 && faults * 20 > sequences) return false;
    }
    at += Math.abs(size);
  }
  return sequences >= 40;
}

/** Length of the well-formed sequence at `at`; where there is none, the length of its faulty prefix, negative. */
function sequenceSize(input: Uint8Array, at: number, length: number): number {
  const lead = input[at] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  const second = at + 1 < length ? (input[at + 1] ?? 0) : 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return -1;
  if (lead < 0xe0) return 2;
  if (at + 2 >= length || !isContinuation(input[at + 2])) return -2;
  if (lead < 0xf0) return 3;
  return at + 3 < length && isContinuation(input[at + 3]) ? 4 : -3;
}

/** Whether the bytes from `at` to the end are the beginning of a longer sequence. */
function isPrefix(input: Uint8Array, at: number, length: number): boolean {
  const lead = input[at] ?? 0;
  const size = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return length - at < size;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
