import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkUscc,
  cleanUscc,
  isSyntheticUscc,
  MAX_SYNTHETIC_SERIAL,
  organizationCheckCharacter,
  syntheticUscc,
  USCC_ALPHABET,
  usccCheckCharacter,
} from '../../src/model/uscc.ts';

const codesOf = (raw: string) => checkUscc(raw).findings.map((finding) => finding.code);

describe('USCC by GB 32100-2015', () => {
  it('gives L for the worked example of the standard', () => {
    expect(usccCheckCharacter('91110000600037341')).toBe('L');
    expect(checkUscc('91110000600037341L')).toEqual({ code: '91110000600037341L', valid: true, findings: [] });
  });

  it('gives 0, not a sign past the alphabet, when the sum is divisible by 31', () => {
    // 31 signs and weight 1 on the first one: exactly one first sign brings the remainder to 0.
    const rest = '1990000TC0000013';
    const zeros = [...USCC_ALPHABET].filter((first) => usccCheckCharacter(first + rest) === '0');
    expect(zeros).toHaveLength(1);
  });

  it.each([
    ['91350211M00013FA1N', '3'],
    ['91350211M0000XUF46', 'R'],
  ])('keeps the really issued pilot code %s with a warning', (code, expected) => {
    expect(usccCheckCharacter(code.slice(0, 17))).toBe(expected);
    expect(checkUscc(code).valid).toBe(true);
    expect(checkUscc(code).findings).toEqual([{ code: 'uscc-check', severity: 'warning' }]);
  });

  it('refuses length, alphabet, damaged numbers and emptiness', () => {
    expect(codesOf('9111000060003734')).toEqual(['uscc-length']);
    expect(codesOf('91110000600037341O')).toEqual(['uscc-alphabet']);
    expect(codesOf('9.13206E+17')).toEqual(['uscc-damaged-number']);
    expect(codesOf(' - ')).toEqual(['uscc-empty']);
    for (const raw of ['9111000060003734', '91110000600037341O', '9.13206E+17', '']) expect(checkUscc(raw).valid).toBe(false);
  });

  it('cleans width, case, spaces and hyphens but repairs no letter', () => {
    expect(cleanUscc(' ９１110000-6000 37341l ')).toBe('91110000600037341L');
    expect(cleanUscc('9111000060003734IO')).toBe('9111000060003734IO');
  });

  it('names an unknown prefix', () => {
    const first17 = `00110000${'60003734'}${organizationCheckCharacter('60003734')}`;
    expect(codesOf(first17 + usccCheckCharacter(first17))).toEqual(['uscc-prefix-unknown']);
  });

  it('reads an all-digit code with its check right', () => {
    expect(codesOf('913205056082348768')).toEqual([]);
  });
});

describe('synthetic codes', () => {
  it.each([
    [1, '91990000TC0000013F'],
    [2, '91990000TC0000021A'],
    [777, '91990000TC00077769'],
  ])('serial %i is %s', (serial, code) => {
    expect(syntheticUscc(serial)).toBe(code);
  });

  it('are valid, marked and distinct at any serial', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_SYNTHETIC_SERIAL }), fc.integer({ min: 0, max: MAX_SYNTHETIC_SERIAL }), (a, b) => {
        const code = syntheticUscc(a);
        expect(checkUscc(code)).toEqual({ code, valid: true, findings: [{ code: 'uscc-synthetic-district', severity: 'info' }] });
        expect(isSyntheticUscc(code)).toBe(true);
        if (a !== b) expect(syntheticUscc(b)).not.toBe(code);
      }),
    );
    expect(() => syntheticUscc(MAX_SYNTHETIC_SERIAL + 1)).toThrow(RangeError);
  });

  it('are caught when one sign is changed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...USCC_ALPHABET),
        (serial, position, sign) => {
          const code = syntheticUscc(serial);
          fc.pre(code.charAt(position) !== sign);
          const changed = code.slice(0, position) + sign + code.slice(position + 1);
          expect(codesOf(changed)).toContain('uscc-check');
        },
      ),
    );
  });
});
