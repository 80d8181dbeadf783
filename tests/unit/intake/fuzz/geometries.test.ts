import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { CASES, runs } from './budget.ts';
import { endSuite, holdLaws, Tally, watchConsole } from './laws.ts';
import { anyMutation, insideZip } from './mutations.ts';
import { looseShapefile, plainGeometries, zippedGeometries } from './seed-geometries.ts';

const tally = new Tally();
const heard = watchConsole();

const PLAIN = plainGeometries(5);
const ZIPPED = zippedGeometries(5);
const LOOSE = looseShapefile(5);
const ALL = [...PLAIN, ...ZIPPED].map(({ bytes }) => bytes);
const seed = (index: number): { name: string; bytes: Uint8Array } => [...PLAIN, ...ZIPPED][index] ?? { name: '', bytes: new Uint8Array(0) };

afterAll(() => endSuite('geometries', tally, heard));

describe('files with geometries', () => {
  test.each([...PLAIN, ...ZIPPED])('$name as it comes', async (file) => {
    expect(await holdLaws(file, tally)).toBe('converted');
  });

  test('mutated', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: PLAIN.length - 1 }), anyMutation(ALL), async (index, mutate) => {
        const { name, bytes } = seed(index);
        await holdLaws({ name, bytes: mutate(bytes) }, tally);
      }),
      runs(CASES.geometries.plain),
    );
  });

  test('zipped ones, mutated inside', { timeout: 300_000 }, async () => {
    const inside = insideZip(anyMutation(ALL));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: PLAIN.length, max: ALL.length - 1 }), inside, async (index, mutate) => {
        const { name, bytes } = seed(index);
        await holdLaws({ name, bytes: mutate(bytes) }, tally);
      }),
      runs(CASES.geometries.inside),
    );
  });

  test('a loose shapefile, any of its parts mutated or left out', { timeout: 300_000 }, async () => {
    const names = Object.keys(LOOSE);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.constantFrom('', ...names), anyMutation(ALL), async (changed, left, mutate) => {
        const parts = Object.entries(LOOSE).map(([name, bytes]) => ({ name, bytes: name === changed ? mutate(bytes) : bytes }));
        const [main, ...companions] = parts.filter(({ name }) => name !== left || name === names[0]);
        if (main !== undefined) await holdLaws({ ...main, companions }, tally);
      }),
      runs(CASES.geometries.loose),
    );
  });
});
