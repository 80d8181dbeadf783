import { Dictionary, Int32, tableFromIPC, Utf8 } from 'apache-arrow';
import { expect, test } from 'vitest';
import { readArrowBatches, readArrowHead } from '../../src/engine/arrow-batches.ts';
import { arrowMessages } from '../../src/engine/arrow-messages.ts';
import { atlasError } from '../support/errors.ts';
import { makeArrow } from '../support/make-arrow.ts';

const n = 1000;
const columns = {
  a: { type: new Int32(), values: Array.from({ length: n }, (_, i) => i) },
  b: { type: new Utf8(), values: Array.from({ length: n }, (_, i) => (i % 5 === 0 ? null : `企业${i}`)) },
  c: { type: new Dictionary(new Utf8(), new Int32()), values: Array.from({ length: n }, (_, i) => ['x', 'y', null][i % 3]) },
};

async function read(source: Blob | Uint8Array, names: string[]) {
  const rows: unknown[] = [];
  for await (const batch of readArrowBatches(source, names)) {
    const table = tableFromIPC(batch.bytes);
    expect(table.numRows).toBe(batch.rows);
    rows.push(...table.toArray().map((row) => row.toJSON()));
  }
  return rows;
}

const whole = tableFromIPC(makeArrow(columns))
  .toArray()
  .map((row) => row.toJSON());
const only = (names: string[]) =>
  whole.map((row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name))));

test.each(['stream', 'file'] as const)('an Arrow %s gives all its rows, with all or with some of its columns', async (format) => {
  const bytes = makeArrow(columns, { format, batchRows: 130 });
  expect((await readArrowHead(bytes)).map(({ name, kind }) => `${name} ${kind}`)).toEqual(['a integer', 'b text', 'c text']);
  for (const names of [['a', 'b', 'c'], ['b'], ['c', 'a']]) {
    expect(await read(bytes, names)).toEqual(only(names));
    expect(await read(new Blob([new Uint8Array(bytes)]), names)).toEqual(only(names));
  }
});

test('a stream that is cut anywhere gives whole batches or an error, never half a batch', async () => {
  const bytes = makeArrow(columns, { batchRows: 250 });
  let truncated = 0;
  for (let length = 1; length < bytes.length; length += 97) {
    let rows = 0;
    try {
      for await (const message of arrowMessages(bytes.subarray(0, length))) rows += message.rows;
    } catch (error) {
      expect(error).toMatchObject({ code: 'file-truncated' });
      truncated++;
    }
    expect(rows % 250).toBe(0);
  }
  expect(truncated).toBeGreaterThan(50);
});

test('nonsense behind a right beginning is an error', async () => {
  const bytes = makeArrow(columns);
  bytes.fill(0x55, 8, 80);
  expect((await atlasError(readArrowHead(bytes))).code).toMatch(/^file-(corrupt|truncated)$/);
});

test('a damaged count in the head neither fills the memory nor is believed', async () => {
  const bytes = makeArrow({ b: columns.b, list: { type: new Utf8(), values: columns.b.values } });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const head = 8 + view.getInt32(4, true);
  for (let at = 8; at + 4 <= head; at += 4) {
    for (const value of [0x7fffffff, 0xffffffff, 0x00ffffff, 4]) {
      const damaged = bytes.slice();
      new DataView(damaged.buffer).setUint32(at, value, true);
      const fields = await readArrowHead(damaged).catch((error: unknown) => {
        expect(error).toMatchObject({ code: expect.stringMatching(/^file-(corrupt|truncated)$/) });
        return [];
      });
      expect(fields.length).toBeLessThanOrEqual(2);
    }
  }
});
