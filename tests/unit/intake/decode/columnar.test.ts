import { spawnSync } from 'node:child_process';
import { CompressionType, setCompressionCodec, tableFromArrays, tableToIPC } from '@uwdata/flechette';
import { Binary, Bool, DateDay, Decimal, Dictionary, Field, Float64, Int32, Int64, List, Utf8 } from 'apache-arrow';
import { Compression } from 'parquet-wasm/esm';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../../../src/intake/decode/decode-file.ts';
import { rowTexts } from '../../../../src/intake/raw-sheet.ts';
import { type Columns, makeArrow } from '../../../support/make-arrow.ts';
import { nodeParquet, parquetWasm } from '../../../support/node-parquet.ts';

const COLUMNS: Columns = {
  企业名称: { type: new Utf8(), values: ['甲科技有限公司', null, '丙餐饮店'] },
  代码: { type: new Int64(), values: [913205056082348768n, 1n, null] },
  人数: { type: new Int32(), values: [12, null, 0] },
  面积: { type: new Float64(), values: [0.1, 1e21, null] },
  高新: { type: new Bool(), values: [true, false, null] },
  成立: { type: new DateDay(), values: [new Date('2024-04-15'), null, new Date('1969-12-31')] },
  性质: { type: new Dictionary(new Utf8(), new Int32()), values: ['私营', '私营', null] },
  资质: { type: new List(new Field('item', new Utf8())), values: [['高新', '专精特新'], [], null] },
  图: { type: new Binary(), values: [new Uint8Array([1]), null, null] },
};
const ROWS = [
  ['企业名称', '代码', '人数', '面积', '高新', '成立', '性质', '资质', '图'],
  ['甲科技有限公司', '913205056082348768', '12', '0.1', '是', '2024-04-15', '私营', '高新、专精特新', ''],
  ['', '1', '', '1.00000000000000E+21', '否', '', '私营', '', ''],
  ['丙餐饮店', '', '0', '', '', '1969-12-31', '', '', ''],
];

async function decode(bytes: Uint8Array, name: string) {
  const decoded = await decodeFile(new Blob([new Uint8Array(bytes)]), name, { parquetWasm });
  const [sheet] = decoded.sheets;
  return { ...decoded, rows: sheet === undefined ? [] : rowTexts(sheet, 0, sheet.rowCount) };
}

/** Columns that hold nothing at all at the right are left off. */
const shown = (rows: string[][]): string[][] => rows.map((row) => Array.from({ length: 9 }, (_, at) => row[at] ?? ''));

describe('Parquet and Arrow of others become sheets of texts', () => {
  test.each([Compression.UNCOMPRESSED, Compression.SNAPPY, Compression.ZSTD, Compression.LZ4_RAW, Compression.GZIP, Compression.BROTLI])(
    'Parquet with codec %i',
    async (compression) => {
      const decoded = await decode(await nodeParquet(COLUMNS, { compression }), '名单.parquet');
      expect(decoded.format).toBe('Parquet');
      expect(shown(decoded.rows)).toEqual(ROWS.map((row, at) => (at === 2 ? row.with(3, '1E+21') : row)));
      expect(decoded.sheets[0]).toMatchObject({ headerRows: 1, firstRow: 0 });
      expect(decoded.notes).toEqual([{ code: 'columns-binary', params: { count: 1 } }]);
    },
  );

  test.each(['stream', 'file'] as const)('Arrow as a %s', async (format) => {
    const decoded = await decode(makeArrow(COLUMNS, { format }), '名单.arrow');
    expect(decoded.format).toBe('Arrow');
    expect(shown(decoded.rows)).toEqual(ROWS.map((row, at) => (at === 2 ? row.with(3, '1E+21') : row)));
  });

  test('row groups and batches, all rows in their order', async () => {
    const count = 40_000;
    const columns: Columns = { n: { type: new Int32(), values: Array.from({ length: count }, (_, at) => at) } };
    const expected = Array.from({ length: count }, (_, at) => String(at));
    const shares: number[] = [];
    const file = new Blob([await nodeParquet(columns, { rowGroupRows: 17_000 })]);
    const parquet = await decodeFile(file, 'a.parquet', { parquetWasm, onProgress: (done, total) => shares.push(done / total) });
    expect(parquet.sheets[0] === undefined ? [] : rowTexts(parquet.sheets[0], 1, count + 1).map(([n]) => n)).toEqual(expected);
    expect(shares.length).toBeGreaterThan(2);
    expect(shares.at(-1)).toBe(1);
    const arrow = await decode(makeArrow(columns, { batchRows: 7_000 }), 'a.arrow');
    expect(arrow.rows.slice(1).map(([n]) => n)).toEqual(expected);
  });

  test('two columns of one name stay two', async () => {
    const decoded = await decode(
      await nodeParquet({ a: { type: new Int32(), values: [1] }, A: { type: new Int32(), values: [2] } }),
      'a.pq',
    );
    expect(decoded.rows).toEqual([
      ['a', 'A'],
      ['1', '2'],
    ]);
  });

  test('GeoParquet goes to its reader', async () => {
    const point = new DataView(new ArrayBuffer(21));
    point.setUint8(0, 1);
    point.setUint32(1, 1, true);
    point.setFloat64(5, 106.7, true);
    point.setFloat64(13, 26.6, true);
    const geo = { version: '1.1.0', primary_column: 'geometry', columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } } };
    const columns: Columns = {
      楼宇名称: { type: new Utf8(), values: ['国际中心'] },
      geometry: { type: new Binary(), values: [new Uint8Array(point.buffer)] },
    };
    const decoded = await decode(await nodeParquet(columns, { geo }), '楼宇.parquet');
    expect(decoded.format).toBe('GeoParquet');
    expect(decoded.sheets[0]).toMatchObject({ geometryColumn: 3, statedCrs: 'OGC:CRS84' });
    expect(decoded.rows[1]?.slice(0, 3)).toEqual(['国际中心', '106.7', '26.6']);
  });

  test('decimals keep their places', async () => {
    const values = [new Uint32Array([12345, 0, 0, 0])];
    const decoded = await decode(makeArrow({ 金额: { type: new Decimal(2, 10), values } }), 'a.arrow');
    expect(decoded.rows[1]).toEqual(['123.45']);
  });
});

describe('what cannot be read says why', () => {
  test.each([
    ['LZ4', CompressionType.LZ4_FRAME, 'lz4'],
    ['ZSTD', CompressionType.ZSTD, 'zstd'],
  ] as const)('an Arrow body compressed with %s', async (_name, codec, command) => {
    // The codec's own program is not everywhere; the refusal comes before any of its bytes are looked at.
    const encode = (bytes: Uint8Array): Uint8Array => {
      const { stdout, error } = spawnSync(command, ['-c', '-q'], { input: bytes });
      return error === undefined ? new Uint8Array(stdout) : bytes.slice(0, 4);
    };
    setCompressionCodec(codec, { encode, decode: (bytes) => bytes });
    const table = tableFromArrays({ 企业名称: Array.from({ length: 2000 }, (_, at) => `企业${at % 7}`) });
    const bytes = tableToIPC(table, { format: 'file', codec }) ?? new Uint8Array(0);
    await expect(decode(bytes, '名单.feather')).rejects.toMatchObject({
      code: 'file-format-later',
      params: { file: '名单.feather', format: 'Arrow (LZ4/ZSTD)' },
    });
  });

  test.each([
    ['no rows', 'file-no-rows', async () => nodeParquet({ a: { type: new Int32(), values: [] } })],
    ['a damaged footer', 'file-corrupt', async () => (await nodeParquet(COLUMNS)).fill(0xee, -60, -8)],
    ['damaged pages', 'file-corrupt', async () => (await nodeParquet(COLUMNS)).fill(0xee, 4, 400)],
    ['Arrow without rows', 'file-no-rows', async () => new Uint8Array(makeArrow({ a: { type: new Int32(), values: [] } }))],
    ['Arrow that was cut', 'file-truncated', async () => new Uint8Array(makeArrow(COLUMNS)).slice(0, -400)],
  ])('%s', async (_name, code, make) => {
    await expect(decode(await make(), 'x')).rejects.toMatchObject({ code, params: { file: 'x' } });
  });

  test('without its reader, and when nobody waits any more', async () => {
    const file = new Blob([await nodeParquet(COLUMNS)]);
    await expect(decodeFile(file, 'x', { parquetWasm, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    const job = decodeFile(file, 'x', { parquetWasm, signal: controller.signal, onProgress: () => controller.abort() });
    await expect(job).rejects.toMatchObject({ code: 'cancelled' });
  });
});
