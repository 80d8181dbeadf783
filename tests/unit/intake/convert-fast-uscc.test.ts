import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPerfectUscc } from '../../../src/intake/convert/fast-uscc.ts';
import { checkUscc, MAX_SYNTHETIC_SERIAL, syntheticUscc, USCC_ALPHABET } from '../../../src/model/uscc.ts';

const encoder = new TextEncoder();

function isPerfect(text: string): boolean {
  const bytes = encoder.encode(`x${text}y`);
  return isPerfectUscc(bytes, 1, bytes.length - 1);
}

it('accepts what the model finds no fault with', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: MAX_SYNTHETIC_SERIAL }), (serial) => isPerfect(syntheticUscc(serial))));
});

it('never accepts what the model warns of or cleans', () => {
  const sign = fc.constantFrom(...USCC_ALPHABET, 'I', 'O', 'a', ' ', '９', '-');
  const code = fc.oneof(
    fc.array(sign, { minLength: 16, maxLength: 19 }).map((signs) => signs.join('')),
    // One sign changed in a good code: the checks must see it.
    fc.tuple(fc.nat(999_999), fc.nat(17), sign).map(([serial, at, other]) => {
      const good = syntheticUscc(serial);
      return good.slice(0, at) + other + good.slice(at + 1);
    }),
  );
  fc.assert(
    fc.property(code, (text) => {
      const { code: cleaned, findings } = checkUscc(text);
      const isClean = cleaned === text && findings.every(({ severity }) => severity === 'info');
      expect(isPerfect(text)).toBe(isClean);
    }),
    { numRuns: 2_000 },
  );
});
