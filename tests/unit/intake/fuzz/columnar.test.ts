import { Binary, Utf8 } from 'apache-arrow';
import fc from 'fast-check';
import { Compression } from 'parquet-wasm/esm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Columns, makeArrow } from '../../../support/make-arrow.ts';
import { nodeParquet } from '../../../support/node-parquet.ts';
import { CASES, runs } from './budget.ts';
import { endSuite, holdLaws, Tally, watchConsole } from './laws.ts';
import { anyMutation } from './mutations.ts';
import { HEADER, ledgerRows } from './seed-tables.ts';
import type { SeedFile } from './seed-workbooks.ts';

const tally = new Tally();
const heard = watchConsole();
let seeds: readonly SeedFile[] = [];

function columnsOf(rows: number): Columns {
  const table = ledgerRows(rows);
  return Object.fromEntries(
    HEADER.map((name, column) => [name, { type: new Utf8(), values: table.map((cells) => (cells[column] === '' ? null : cells[column])) }]),
  );
}

function wkbPoint(x: number, y: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(21));
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, x, true);
  view.setFloat64(13, y, true);
  return new Uint8Array(view.buffer);
}

beforeAll(async () => {
  const columns = columnsOf(6);
  const geo = { version: '1.1.0', primary_column: 'geometry', columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } } };
  const places: Columns = {
    ...columns,
    geometry: { type: new Binary(), values: Array.from({ length: 6 }, (_, row) => wkbPoint(106.6 + row / 100, 26.5)) },
  };
  seeds = [
    { name: '企业.parquet', bytes: await nodeParquet(columns, { compression: Compression.UNCOMPRESSED }) },
    { name: '企业(压缩).parquet', bytes: await nodeParquet(columns, { compression: Compression.SNAPPY, rowGroupRows: 3 }) },
    { name: '楼宇(图形).parquet', bytes: await nodeParquet(places, { compression: Compression.UNCOMPRESSED, geo }) },
    { name: '企业.arrow', bytes: makeArrow(columns, { format: 'file' }) },
    { name: '企业.arrows', bytes: makeArrow(columns, { format: 'stream', batchRows: 3 }) },
  ];
});

afterAll(() => endSuite('columnar', tally, heard));

describe('Parquet and Arrow of others', () => {
  test('as they come', async () => {
    for (const file of seeds) expect(await holdLaws(file, tally), file.name).toBe('converted');
  });

  test('mutated', { timeout: 300_000 }, async () => {
    const others = seeds.map(({ bytes }) => bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: seeds.length - 1 }), anyMutation(others), async (index, mutate) => {
        const { name, bytes } = seeds[index] ?? { name: '', bytes: new Uint8Array(0) };
        await holdLaws({ name, bytes: mutate(bytes) }, tally);
      }),
      runs(CASES.columnar.mutated),
    );
  });
});
