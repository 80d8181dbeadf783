import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { TextEncoding } from '../../../../src/intake/raw-sheet.ts';
import { ENCODINGS, encodeText, writeCsv } from '../decode/text-writing.ts';
import { CASES, runs } from './budget.ts';
import { endSuite, holdLaws, Tally, watchConsole } from './laws.ts';
import { anyMutation } from './mutations.ts';
import { ledger } from './seed-tables.ts';

const tally = new Tally();
const heard = watchConsole();

const TEXT = writeCsv(ledger(6), ',', '\r\n');
const SEEDS = ENCODINGS.flatMap((encoding) =>
  [',', '\t', ';'].map((delimiter) => encodeText(writeCsv(ledger(6), delimiter, '\r\n'), encoding, encoding.startsWith('utf'))),
);

afterAll(() => endSuite('text', tally, heard));

describe('texts', () => {
  test('as they come, in every encoding', async () => {
    for (const bytes of SEEDS) expect(await holdLaws({ name: '台账.csv', bytes }, tally)).toBe('converted');
  });

  test('mutated', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: SEEDS.length - 1 }), anyMutation(SEEDS), async (index, mutate) => {
        await holdLaws({ name: '台账.csv', bytes: mutate(SEEDS[index] ?? new Uint8Array(0)) }, tally);
      }),
      runs(CASES.text.mutated),
    );
  });

  test('in passages of several encodings', { timeout: 300_000 }, async () => {
    const anyEncoding = fc.constantFrom<TextEncoding>(...ENCODINGS);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyEncoding, fc.integer({ min: 1, max: 400 })), { minLength: 2, maxLength: 6 }),
        async (passages) => {
          let from = 0;
          const parts = passages.map(([encoding, length], index) => {
            const to = index === passages.length - 1 ? TEXT.length : from + length;
            const part = encodeText(TEXT.slice(from, to), encoding);
            from = to;
            return part;
          });
          const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
          await holdLaws({ name: '台账.txt', bytes }, tally);
        },
      ),
      runs(CASES.text.passages),
    );
  });
});
