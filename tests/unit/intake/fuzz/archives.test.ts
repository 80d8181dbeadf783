import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { encodeText, writeCsv } from '../decode/text-writing.ts';
import { CASES, runs } from './budget.ts';
import { endSuite, holdLaws, Tally, watchConsole } from './laws.ts';
import { anyMutation, insideZip } from './mutations.ts';
import { looseShapefile, plainGeometries } from './seed-geometries.ts';
import { ledger } from './seed-tables.ts';
import { plainWorkbooks, zippedWorkbooks } from './seed-workbooks.ts';

const tally = new Tally();
const heard = watchConsole();

/** Lists of every kind, a shapefile in its parts, a letter and a picture. */
const FILES: Record<string, Uint8Array> = {
  '名单/台账.csv': encodeText(writeCsv(ledger(3), ',', '\r\n'), 'gb18030'),
  '图形/企业.geojson': plainGeometries(3)[0]?.bytes ?? new Uint8Array(0),
  '请示.pdf': new TextEncoder().encode('%PDF-1.7'),
  ...Object.fromEntries(
    [zippedWorkbooks(3)[0], plainWorkbooks(3)[0]].map((file) => [`表/${file?.name}`, file?.bytes ?? new Uint8Array(0)]),
  ),
  ...Object.fromEntries(Object.entries(looseShapefile(3)).map(([name, bytes]) => [`图形/${name}`, bytes])),
};
const SEED = zipSync(FILES);

afterAll(() => endSuite('archives', tally, heard));

describe('a zip of several', () => {
  test('as it comes', async () => {
    expect(await holdLaws({ name: '汇总.zip', bytes: SEED }, tally)).toBe('converted');
  });

  test('mutated as it lies', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyMutation([SEED]), async (mutate) => {
        await holdLaws({ name: '汇总.zip', bytes: mutate(SEED) }, tally);
      }),
      runs(CASES.archives.whole),
    );
  });

  test('one of its files mutated', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(insideZip(anyMutation(Object.values(FILES))), async (mutate) => {
        await holdLaws({ name: '汇总.zip', bytes: mutate(SEED) }, tally);
      }),
      runs(CASES.archives.inside),
    );
  });

  test('files left out, doubled, in other folders or under other names', { timeout: 300_000 }, async () => {
    const names = Object.keys(FILES);
    const entry = fc.tuple(
      fc.constantFrom(...names),
      fc.constantFrom('', 'a/', '__MACOSX/', '../'),
      fc.constantFrom('', '.bak', '.zip', '.shp', '.csv'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), async (entries) => {
        const bytes = zipSync(
          Object.fromEntries(entries.map(([name, folder, tail]) => [`${folder}${name}${tail}`, FILES[name] ?? new Uint8Array(0)])),
        );
        await holdLaws({ name: '汇总.zip', bytes }, tally);
      }),
      runs(CASES.archives.names),
    );
  });
});
