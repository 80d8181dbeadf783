import { Field, Int32, List, Struct, Utf8 } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companionsOf, gatherFiles } from '../../../src/intake/gather-files.ts';
import { isForeignFile } from '../../../src/intake/is-foreign-file.ts';
import { readParquetFooter } from '../../../src/intake/parquet-footer.ts';
import { atlasError } from '../../support/errors.ts';
import { type Columns, makeArrow } from '../../support/make-arrow.ts';
import { nodeParquet } from '../../support/node-parquet.ts';

const text = (...values: string[]) => ({ type: new Utf8(), values });
const OWN: Columns = { enterprise_id: text('E1'), name_zh: text('甲公司') };
const OTHERS: Columns = { 企业名称: text('甲公司'), 代码: text('1') };
const fileOf = (bytes: BlobPart | Uint8Array, name: string) => new File([bytes as BlobPart], name);

describe('whose columns a file has', () => {
  test.each([
    ['Parquet of the model', async () => fileOf(await nodeParquet(OWN), 'a.parquet'), false],
    ['Parquet of others', async () => fileOf(await nodeParquet(OTHERS), 'a.parquet'), true],
    ['Parquet named as a table, with other columns', async () => fileOf(await nodeParquet(OTHERS), 'enterprise.parquet'), true],
    ['Arrow of the model', async () => fileOf(makeArrow(OWN, { format: 'file' }), 'a.arrow'), false],
    ['Arrow of others', async () => fileOf(makeArrow(OTHERS, { format: 'file' }), 'a.arrow'), true],
    ['an Arrow stream of others', async () => fileOf(makeArrow(OTHERS), 'a.arrows'), true],
    ['CSV', async () => fileOf('企业名称,代码\n甲,1\n', 'a.csv'), true],
    ['a damaged footer: its reader says so', async () => fileOf((await nodeParquet(OTHERS)).fill(0xee, -60, -8), 'a.parquet'), false],
    ['an empty file', async () => fileOf('', 'a.csv'), false],
    ['encrypted Parquet', async () => fileOf('PARE0000000000000000PARE', 'a.parquet'), false],
  ])('%s', async (_name, make, expected) => {
    expect(await isForeignFile(await make())).toBe(expected);
  });
});

describe('the end of a Parquet file', () => {
  test('names the columns of the first level, nested ones left in their parents', async () => {
    const columns: Columns = {
      甲: text('x'),
      nested: {
        type: new Struct([new Field('a', new Int32()), new Field('b', new Struct([new Field('c', new Utf8())]))]),
        values: [{ a: 1, b: { c: 'x' } }],
      },
      list: { type: new List(new Field('item', new Utf8())), values: [['x']] },
      'last one': text('y'),
    };
    const geo = { version: '1.1.0', primary_column: 'g', columns: {} };
    const footer = await readParquetFooter(new Blob([await nodeParquet(columns, { geo })]));
    expect(footer).toEqual({ columns: ['甲', 'nested', 'list', 'last one'], rows: 1, rowGroups: 1, geo: JSON.stringify(geo) });
  });

  test('counts row groups, and columns by the hundred', async () => {
    const columns = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`c${at}`, { type: new Int32(), values: Array.from({ length: 50 }, (__, row) => row) }]),
    );
    const footer = await readParquetFooter(new Blob([await nodeParquet(columns, { rowGroupRows: 20 })]));
    expect(footer).toMatchObject({ rows: 50, rowGroups: 3, geo: null });
    expect(footer.columns).toEqual(Object.keys(columns));
  });

  test('whatever its bytes are, it is read or refused at once', async () => {
    const good = await nodeParquet(OTHERS);
    const length = new DataView(good.buffer).getUint32(good.length - 8, true);
    const start = good.length - 8 - length;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: length + 3 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const bytes = good.slice();
          for (const [at, byte] of changes) bytes[start + at] = byte;
          const found = await readParquetFooter(new Blob([bytes])).catch((error: unknown) => error);
          if (found instanceof Error) expect(found).toMatchObject({ name: 'AtlasError', code: 'file-corrupt' });
          else expect(found).toMatchObject({ rows: expect.any(Number) });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('is not there', async () => {
    expect((await atlasError(readParquetFooter(new Blob(['PAR1'])))).code).toBe('file-corrupt');
  });
});

describe('files chosen together', () => {
  test('the parts of a shapefile are one; others stay as they are', () => {
    const names = ['楼宇.shp', '楼宇.DBF', '楼宇.prj', '楼宇.cpg', '名单.csv', '园区.dbf', '其他.shp', '楼宇.xlsx'];
    const files = names.map((name) => new File(['x'], name));
    const gathered = gatherFiles(files);
    expect(gathered.map(({ name }) => name)).toEqual(['楼宇.shp', '名单.csv', '园区.dbf', '其他.shp', '楼宇.xlsx']);
    const [main, list] = gathered;
    expect(main === undefined ? [] : companionsOf(main).map(({ name }) => name)).toEqual(['楼宇.DBF', '楼宇.prj', '楼宇.cpg']);
    expect(list === undefined ? null : companionsOf(list)).toEqual([]);
  });
});
