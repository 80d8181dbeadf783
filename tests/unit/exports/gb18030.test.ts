import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../src/exports/gb18030.ts';

const hex = (text: string): string => [...encodeGb18030(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const decode = (text: string): string => new TextDecoder('gb18030', { ignoreBOM: true }).decode(encodeGb18030(text));

/** No private use: some signs of it have no sequence in the newer edition. */
const SIGN = fc
  .integer({ min: 0, max: 0x10ffff })
  .filter((code) => !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0xe000 && code <= 0xf8ff))
  .map((code) => String.fromCodePoint(code));

describe('GB 18030', () => {
  // As GNU libiconv and the GB 18030-2005 code tables have them.
  it.each([
    ['A', '41'],
    ['中', 'd6d0'],
    ['国', 'b9fa'],
    ['\uff0c', 'a3ac'],
    ['\u3000', 'a1a1'],
    ['①', 'a2d9'],
    ['〇', 'a996'],
    ['㎡', 'a94f'],
    ['€', 'a2e3'],
    ['é', 'a8a6'],
    ['¥', '81308436'],
    ['㐀', '8139ee39'],
    ['ﾊ', '84319938'],
    ['\ufffd', '8431a437'],
    ['\u{10000}', '90308130'],
    ['𠮷', '9534b235'],
    ['\u{10ffff}', 'e3329a35'],
  ])('%j is %s', (text, bytes) => {
    expect(hex(text)).toBe(bytes);
  });

  it('what is in GBK takes two bytes, so that readers of GBK read it', () => {
    expect(encodeGb18030('贵阳高新技术产业开发区').length).toBe(22);
  });

  it('every text comes back from the decoder', () => {
    fc.assert(
      fc.property(fc.array(SIGN, { maxLength: 40 }), (signs) => {
        expect(decode(signs.join(''))).toBe(signs.join(''));
      }),
      { numRuns: 500 },
    );
  });

  it('every sign of the main plane comes back', () => {
    const signs = Array.from({ length: 0xfffe }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xf8ff);
    const text = String.fromCharCode(...signs.slice(0, 30_000)) + String.fromCharCode(...signs.slice(30_000));
    expect(decode(text) === text).toBe(true);
  });

  it('half a surrogate pair becomes the replacement sign and takes nothing with it', () => {
    expect(decode('a\ud840b')).toBe('a\ufffdb');
    expect(decode('\udc00')).toBe('\ufffd');
  });
});
