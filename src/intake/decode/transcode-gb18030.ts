import { BMP_POINTERS, gbPairs, gbQuads, SUPPLEMENTARY, TRAILS } from './gb18030-tables.ts';
import { Scratch, type Transcoded, type Transcoder } from './transcoder.ts';
import { writeUtf8 } from './write-utf8.ts';

const FAULT = -1;

/**
 * GB 18030, and GBK and GB 2312 within it, to UTF-8. A fault never takes a following ASCII byte with it,
 * so that a comma, a quote or a line end after half a character still counts.
 */
export class Gb18030Transcoder implements Transcoder {
  private readonly scratch = new Scratch();
  private readonly pairs = gbPairs();

  step(input: Uint8Array, isLast: boolean): Transcoded {
    const length = input.length;
    const pairs = this.pairs;
    const out = this.scratch.atLeast(length * 3);
    let at = 0;
    let written = 0;
    let damaged = 0;
    let firstDamage = -1;
    while (at < length) {
      const lead = input[at] ?? 0;
      if (lead < 0x80) {
        out[written] = lead;
        written += 1;
        at += 1;
        continue;
      }
      let code: number;
      let size = 1;
      const trail = at + 1 < length ? (input[at + 1] ?? 0) : -1;
      if (lead === 0x80) {
        code = 0x20ac;
      } else if (lead === 0xff) {
        code = FAULT;
      } else if (trail < 0) {
        if (!isLast) break;
        code = FAULT;
      } else if (trail >= 0x40 && trail !== 0x7f && trail !== 0xff) {
        code = pairs[(lead - 0x81) * TRAILS + trail - (trail > 0x7f ? 0x41 : 0x40)] ?? FAULT;
        size = 2;
      } else if (trail >= 0x30 && trail <= 0x39) {
        if (at + 3 >= length && !isLast && couldBeQuad(input, at, length)) break;
        code = quadCode(input, at, length);
        size = code === FAULT ? 1 : 4;
      } else {
        code = FAULT;
        size = trail < 0x80 ? 1 : 2;
      }
      at += size;
      if (code === FAULT || code === 0xfffd) {
        if (firstDamage < 0) firstDamage = written;
        damaged += 1;
        code = 0xfffd;
      }
      if (code >= 0x800 && code < 0x10000) {
        out[written] = 0xe0 | (code >> 12);
        out[written + 1] = 0x80 | ((code >> 6) & 0x3f);
        out[written + 2] = 0x80 | (code & 0x3f);
        written += 3;
      } else {
        written = writeUtf8(out, written, code);
      }
    }
    return { bytes: out.subarray(0, written), consumed: at, damaged, firstDamage };
  }
}

function couldBeQuad(input: Uint8Array, at: number, length: number): boolean {
  const third = input[at + 2];
  return at + 2 >= length || (third !== undefined && third >= 0x81 && third <= 0xfe);
}

function quadCode(input: Uint8Array, at: number, length: number): number {
  if (at + 3 >= length) return FAULT;
  const third = input[at + 2] ?? 0;
  const fourth = input[at + 3] ?? 0;
  if (third < 0x81 || third > 0xfe || fourth < 0x30 || fourth > 0x39) return FAULT;
  const pointer = (((input[at] ?? 0) - 0x81) * 10 + (input[at + 1] ?? 0) - 0x30) * 1_260 + (third - 0x81) * 10 + fourth - 0x30;
  if (pointer < BMP_POINTERS) return gbQuads()[pointer] ?? FAULT;
  const code = pointer - SUPPLEMENTARY + 0x10000;
  return code >= 0x10000 && code <= 0x10ffff ? code : FAULT;
}
