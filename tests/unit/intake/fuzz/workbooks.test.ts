import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { CASES, runs } from './budget.ts';
import { endSuite, holdLaws, Tally, watchConsole } from './laws.ts';
import { anyMutation, insideZip } from './mutations.ts';
import { plainWorkbooks, type SeedFile, zippedWorkbooks } from './seed-workbooks.ts';

const tally = new Tally();
const heard = watchConsole();

const ZIPPED = zippedWorkbooks(5);
const PLAIN = plainWorkbooks(5);
const ALL = [...ZIPPED, ...PLAIN].map(({ bytes }) => bytes);

afterAll(() => endSuite('workbooks', tally, heard));

const seed = (files: readonly SeedFile[], index: number): SeedFile => files[index % files.length] ?? { name: '', bytes: new Uint8Array(0) };

describe('workbooks', () => {
  // No library here writes Chinese into a workbook of 1995: that one is only there to be broken.
  test.each([...ZIPPED, ...PLAIN].filter(({ name }) => !name.includes('95')))('$name as it comes', async (file) => {
    expect(await holdLaws(file, tally)).toBe('converted');
  });

  test('zipped ones, mutated as they lie', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: ZIPPED.length - 1 }), anyMutation(ALL), async (index, mutate) => {
        const { name, bytes } = seed(ZIPPED, index);
        await holdLaws({ name, bytes: mutate(bytes) }, tally);
      }),
      runs(CASES.workbooks.zipped),
    );
  });

  test('zipped ones, mutated inside', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: ZIPPED.length - 1 }), insideZip(anyMutation(ALL)), async (index, mutate) => {
        const { name, bytes } = seed(ZIPPED, index);
        await holdLaws({ name, bytes: mutate(bytes) }, tally);
      }),
      runs(CASES.workbooks.inside),
    );
  });

  test('unzipped ones, mutated', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: PLAIN.length - 1 }), anyMutation(ALL), async (index, mutate) => {
        const { name, bytes } = seed(PLAIN, index);
        await holdLaws({ name, bytes: mutate(bytes) }, tally);
      }),
      runs(CASES.workbooks.plain),
    );
  });
});
