import { Scratch, type Transcoded, type Transcoder } from './transcoder.ts';
import { writeUtf8 } from './write-utf8.ts';

/** UTF-16 of either byte order to UTF-8; a surrogate without its other half and an odd last byte become U+FFFD. */
export class Utf16Transcoder implements Transcoder {
  private readonly scratch = new Scratch();
  private readonly high: 0 | 1;

  constructor(order: 'little' | 'big') {
    this.high = order === 'little' ? 1 : 0;
  }

  step(input: Uint8Array, isLast: boolean): Transcoded {
    const length = input.length;
    const out = this.scratch.atLeast(length * 3);
    let at = 0;
    let written = 0;
    let damaged = 0;
    let firstDamage = -1;
    while (at < length) {
      if (at + 1 === length && !isLast) break;
      let code = at + 1 < length ? this.unit(input, at) : 0xfffd;
      let size = 2;
      if (code >= 0xd800 && code < 0xe000) {
        if (code < 0xdc00 && at + 3 >= length && !isLast) break;
        const next = code < 0xdc00 && at + 3 < length ? this.unit(input, at + 2) : 0;
        if (next >= 0xdc00 && next < 0xe000) {
          code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
          size = 4;
        } else {
          // What a high surrogate leaves at the end is one fault, as at any other place.
          if (code < 0xdc00 && at + 3 >= length) size = length - at;
          code = 0xfffd;
        }
      }
      at = Math.min(at + size, length);
      if (code === 0xfffd) {
        if (firstDamage < 0) firstDamage = written;
        damaged += 1;
      }
      if (code < 0x80) {
        out[written] = code;
        written += 1;
      } else {
        written = writeUtf8(out, written, code);
      }
    }
    return { bytes: out.subarray(0, written), consumed: at, damaged, firstDamage };
  }

  private unit(input: Uint8Array, at: number): number {
    return ((input[at + this.high] ?? 0) << 8) | (input[at + 1 - this.high] ?? 0);
  }
}
