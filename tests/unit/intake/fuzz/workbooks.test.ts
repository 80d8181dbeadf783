import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { holdLaws, holdRecovery, runs, Tally, watchConsole } from './laws.ts';
import { anyMutation, insideZip } from './mutations.ts';
import { nameIn, numberIn } from './personal-markers.ts';
import { plainWorkbooks, type SeedFile, zippedWorkbooks } from './seed-workbooks.ts';

const tally = new Tally();
const heard = watchConsole();

const ZIPPED = zippedWorkbooks(6);
const PLAIN = plainWorkbooks(6);
const ALL = [...ZIPPED, ...PLAIN].map(({ bytes }) => bytes);

afterAll(async () => {
  await holdRecovery();
  expect(numberIn(heard.said()) ?? nameIn(heard.said())).toBeNull();
  process.stdout.write(`workbooks: ${tally}\n`);
});

const seed = (files: readonly SeedFile[], index: number): SeedFile => files[index % files.length] ?? { name: '', bytes: new Uint8Array(0) };

describe('workbooks', () => {
  // No library here writes Chinese into a workbook of 1995: that one is only there to be broken.
  test.each([...ZIPPED, ...PLAIN].filter(({ name }) => !name.includes('95')))('$name as it comes', async (file) => {
    expect(await holdLaws(file, tally, { withNames: true })).toBe('converted');
  });

  test('zipped ones, mutated as they lie', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: ZIPPED.length - 1 }), anyMutation(ALL), async (index, mutate) => {
        const { name, bytes } = seed(ZIPPED, index);
        await holdLaws({ name, bytes: mutate(bytes) }, tally, { withNames: false });
      }),
      runs(500),
    );
  });

  test('zipped ones, mutated inside', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: ZIPPED.length - 1 }), insideZip(anyMutation(ALL)), async (index, mutate) => {
        const { name, bytes } = seed(ZIPPED, index);
        await holdLaws({ name, bytes: mutate(bytes) }, tally, { withNames: false });
      }),
      runs(1_200),
    );
  });

  test('unzipped ones, mutated', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: PLAIN.length - 1 }), anyMutation(ALL), async (index, mutate) => {
        const { name, bytes } = seed(PLAIN, index);
        await holdLaws({ name, bytes: mutate(bytes) }, tally, { withNames: false });
      }),
      runs(1_200),
    );
  });
});
