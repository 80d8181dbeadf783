import fc from 'fast-check';
import initParquet, { ParquetFile, type RecordBatch } from 'parquet-wasm/esm';
import { beforeAll, describe, expect, it } from 'vitest';
import { arrowFromRows } from '../../../src/engine/arrow-from-rows.ts';
import { ImportCore } from '../../../src/intake/session/import-core.ts';
import type { ExportFormat } from '../../../src/model/export-file.ts';
import { type TableName, tableDefinition } from '../../../src/model/tables.ts';
import { bundledTable, bundledTables, columnsOf, exported, objectsOf, PARQUET_WASM, storedSheet } from './support.ts';

beforeAll(() => initParquet({ module_or_path: PARQUET_WASM }));

/** Through the import as a person goes who agrees to what is proposed. */
async function imported(file: File, table: TableName): Promise<Record<string, unknown>[]> {
  const core = new ImportCore(file, file.name, []);
  const preview = await core.open({}, () => undefined);
  const sheet = preview.sheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  expect(sheet.plan.table).toBe(table);
  const plan = { ...sheet.plan, datum: sheet.plan.datum ?? ('wgs84' as const) };
  const { tables } = core.convert([{ sheet: sheet.index, plan, allowed: [] }], [], () => undefined);
  const own = tables.find((entry) => entry.table === table);
  return own === undefined ? [] : objectsOf(own.bytes);
}

/** Through the reader of Parquet. */
async function readParquet(file: File): Promise<Record<string, unknown>[]> {
  const parquet = await ParquetFile.fromFile(file);
  const rows: Record<string, unknown>[] = [];
  const reader = ((await parquet.stream({ concurrency: 1 })) as ReadableStream<RecordBatch>).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return rows;
    rows.push(...objectsOf(value.intoIPCStream()));
  }
}

const TEXT_FORMATS = ['xlsx', 'csv', 'csv-gbk'] as const satisfies readonly ExportFormat[];
const EXTENSION: Readonly<Record<string, string>> = { xlsx: 'xlsx', csv: 'csv', 'csv-gbk': 'gbk.csv', parquet: 'parquet' };

/** Words of a code list are read as their code; an empty list and an empty text say as little as an empty cell. */
const CODE_OF_WORD: Readonly<Record<string, string>> = { 单独组建: 'SINGLE', 联合组建: 'JOINT' };

function readable(row: Record<string, unknown>): Record<string, unknown> {
  const plain = (name: string, value: unknown): unknown => {
    if (value === '' || (Array.isArray(value) && value.length === 0)) return null;
    return name === 'formation' ? (CODE_OF_WORD[String(value)] ?? value) : value;
  };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(name, value)]));
}

function expectEqual(back: readonly Record<string, unknown>[], before: readonly Record<string, unknown>[]): void {
  expect(back.length).toBe(before.length);
  const names = Object.keys(before[0] ?? {});
  columnsOf(back, names).forEach((row, index) => {
    expect(row).toEqual(before[index]);
  });
}

const nameOf = (table: TableName, format: string): string => `${tableDefinition(table).zh}-示例-2022-07-04.${EXTENSION[format]}`;

describe.each(['gy', 'bd'])('the bundled tables of %s', (dataset) => {
  it.each(TEXT_FORMATS)('come back from %s through the import, every value of every row', async (format) => {
    for (const table of bundledTables(dataset)) {
      const bytes = bundledTable(dataset, table);
      const file = await exported(format, table, bytes, nameOf(table, format));
      expectEqual(await imported(file, table), objectsOf(bytes).map(readable));
    }
  });

  it.each(['parquet', 'geoparquet'] as const)('come back from %s, empty lists and all', async (format) => {
    for (const table of bundledTables(dataset)) {
      const bytes = bundledTable(dataset, table);
      const { sheet } = storedSheet(table, bytes);
      if (format === 'geoparquet' && sheet.place === null) continue;
      expectEqual(await readParquet(await exported(format, table, bytes, nameOf(table, 'parquet'))), objectsOf(bytes));
    }
  });
});

/** A name as lists have them, and as they should not: formulas, quotes, commas, signs outside GBK. */
const NAME = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', '=1+', '=HYPERLINK("x")'),
    fc.constantFrom('示例甲', '示例"乙"', '示例,丙', '示例㐀𠮷', '示例é', "O'示例", '示例（贵州）', '123', '示例；丁'),
    fc.constantFrom('有限公司', '有限公司分公司', '店,内', '(普通合伙)'),
  )
  .map((parts) => parts.join(''));
const DAY = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(1970, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 3 });
const CODE = fc.integer({ min: 0, max: 99_999 }).map((number) => String(number).padStart(6, '0'));
const ROW = fc.record({
  enterprise_id: fc.integer({ min: 0, max: 999_999 }).map((number) => `E${String(number).padStart(6, '0')}`),
  name_zh: NAME,
  floor_room: maybe(CODE),
  org_id: maybe(CODE),
  address: maybe(fc.constantFrom<string[]>('示例路1号', '=示例路', '示例路-2', '@示例广场', "示例路'3'号")),
  staff_count: maybe(fc.constantFrom(0, 1, 7, 1234, 2_000_000)),
  members_full: maybe(fc.constantFrom(0, 3)),
  entered_on: maybe(DAY),
  party_in_articles: maybe(fc.boolean()),
  lon: maybe(fc.double({ min: 74, max: 134, noNaN: true })),
  lat: maybe(fc.double({ min: 4, max: 53, noNaN: true })),
});
type Row = typeof ROW extends fc.Arbitrary<infer T> ? Omit<T, 'address'> & { readonly address: string | null } : never;
/** Names differ, as they do in a list of enterprises: rows that repeat each other in a table of three look like a header of several rows. */
const TABLE = fc
  .uniqueArray(ROW, { minLength: 3, maxLength: 30, selector: (row) => row.enterprise_id })
  .map((rows) => rows.map((row, index) => ({ ...row, name_zh: `${row.name_zh}${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${index}` })));
const { columns: MODEL } = tableDefinition('enterprise');

function arrowOf(rows: readonly Row[]): Uint8Array {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const columns = names.map((name) => ({ name, type: MODEL[name]?.type ?? ('text' as const) }));
  return arrowFromRows(columns, rows.length, (column, row) => rows[row]?.[names[column] ?? 'name_zh'] ?? null);
}

describe('random tables', () => {
  it.each(TEXT_FORMATS)('come back from %s: names, codes with leading zeros, dates, NULL apart from 0', async (format) => {
    await fc.assert(
      fc.asyncProperty(TABLE, async (rows) => {
        // A position is of both halves or of none.
        const whole = rows.map((row) => (row.lon === null || row.lat === null ? { ...row, lon: null, lat: null } : row));
        const back = await imported(await exported(format, 'enterprise', arrowOf(whole), nameOf('enterprise', format)), 'enterprise');
        expectEqual(back, whole);
      }),
      { numRuns: format === 'xlsx' ? 25 : 60 },
    );
  });

  it.each(['parquet', 'geoparquet'] as const)('come back from %s: any text, and empty text apart from NULL', async (format) => {
    const anyText = ROW.chain((row) => fc.record({ ...mapValues(row), address: maybe(fc.string({ unit: 'grapheme' })) }));
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 30 }), async (rows) => {
        const back = await readParquet(await exported(format, 'enterprise', arrowOf(rows), nameOf('enterprise', 'parquet')));
        expectEqual(back, rows);
      }),
      { numRuns: 60 },
    );
  });
});

function mapValues(row: Row): { readonly [K in keyof Row]: fc.Arbitrary<Row[K]> } {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, fc.constant(value)])) as never;
}
