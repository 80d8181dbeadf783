import { utils, write } from '@e965/xlsx';
import { Utf8 } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { readArrowRows } from '../../src/engine/arrow-rows.ts';
import { gatherFiles } from '../../src/intake/gather-files.ts';
import { openImport } from '../../src/intake/session/open-import.ts';
import { isCancelled } from '../../src/model/errors.ts';
import type { ImportProgress, ImportSession, SheetDecision } from '../../src/model/import-session.ts';
import { atlasError } from '../support/errors.ts';
import { makeArrow } from '../support/make-arrow.ts';
import { makeParquet } from '../support/make-parquet.ts';
import { writeDbf, writeShp } from '../support/make-shapefile.ts';
import { xlsxOf } from '../support/xlsx-parts.ts';
import { encodeText, writeCsv } from '../unit/intake/decode/text-writing.ts';

const ROWS = [
  ['企业名称', '职工人数', '联系人', '联系电话'],
  ['甲科技有限公司', '1,234', '王犇骉', '13977700001'],
  ['乙贸易有限公司', '20', '李骎骎', '13977700002'],
  ['合计', '1254', '', ''],
];

async function open(file: File, onProgress: (progress: ImportProgress) => void = () => undefined): Promise<ImportSession> {
  return openImport(file, { signal: new AbortController().signal, onProgress, templates: [] });
}

function decisionsOf({ preview }: ImportSession, change: object = {}): SheetDecision[] {
  return preview.sheets.map(({ index, plan }) => ({ sheet: index, plan: { ...plan, ...change }, allowed: [] }));
}

async function enterprises(session: ImportSession, change: object = {}): Promise<unknown[][]> {
  const { files } = await session.convert(decisionsOf(session, change), [], () => undefined);
  const file = files.find(({ name }) => name === 'enterprise.arrow');
  if (file === undefined) return [];
  const rows = readArrowRows(new Uint8Array(await file.arrayBuffer()));
  const names = ['name_zh', 'staff_count'].map((name) => rows.names.indexOf(name));
  return Array.from({ length: rows.rowCount }, (_, row) => names.map((column) => (column < 0 ? null : rows.at(column, row))));
}

/** Everything that could keep something beyond the page. */
async function traces(): Promise<string[]> {
  const found = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  const root = await navigator.storage.getDirectory();
  for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) found.push(name);
  for (const { name } of await indexedDB.databases()) found.push(name ?? '');
  return [...found, ...(await caches.keys())].filter((name) => !name.startsWith('vitest'));
}

const LINES = ROWS.map((cells) => [...cells]);

function xls(bookType: 'xls' | 'xlsb'): Uint8Array<ArrayBuffer> {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(LINES), '台账');
  return new Uint8Array(write(book, { bookType, type: 'array' }) as ArrayBuffer);
}

function xlsx(): Uint8Array<ArrayBuffer> {
  const data = LINES.map((cells) => `<row>${cells.map((text) => `<c t="str"><v>${text}</v></c>`).join('')}</row>`);
  return xlsxOf({ sheets: [{ name: '台账', data: data.join('') }] });
}

function geojson(): string {
  const [header = [], ...rows] = LINES;
  const features = rows.slice(0, 2).map((cells, row) => ({
    type: 'Feature',
    properties: Object.fromEntries(header.map((name, column) => [name, cells[column]])),
    geometry: { type: 'Point', coordinates: [106.6 + row / 100, 26.5] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function columns() {
  const [header = [], ...rows] = LINES;
  return Object.fromEntries(
    header.map((name, column) => [name, { type: new Utf8(), values: rows.slice(0, 2).map((cells) => cells[column]) }]),
  );
}

const EXPECTED = [
  ['甲科技有限公司', 1234],
  ['乙贸易有限公司', 20],
];

describe('a foreign file in a worker of its own', () => {
  const cases: [string, string, () => Promise<BlobPart>][] = [
    ['CSV in GBK', '台账.csv', async () => encodeText(writeCsv(LINES, ',', '\r\n'), 'gb18030')],
    ['.xlsx', '台账.xlsx', async () => xlsx()],
    ['.xls', '台账.xls', async () => xls('xls')],
    ['.xlsb', '台账.xlsb', async () => xls('xlsb')],
    ['GeoJSON', '企业.geojson', async () => geojson()],
    ['Parquet of others', '企业.parquet', async () => makeParquet(columns())],
    ['Arrow of others', '企业.arrow', async () => new Uint8Array(makeArrow(columns(), { format: 'file' }))],
  ];

  test.each(cases)('%s: preview, conversion, annotated rows, end', async (_name, name, make) => {
    const session = await open(new File([await make()], name));
    expect(JSON.stringify(session.preview)).not.toMatch(/犇骉|骎骎|1397770/);
    expect(session.preview.sheets[0]?.plan).toMatchObject({ table: 'enterprise' });
    expect(await enterprises(session, { datum: 'wgs84' })).toEqual(EXPECTED);
    const annotated = await session.annotate();
    expect(annotated.map(({ header }) => header.slice(0, 4))).toEqual([LINES[0]]);
    expect(JSON.stringify(annotated)).not.toMatch(/犇骉|骎骎|1397770/);
    session.close();
    expect(isCancelled(await atlasError(session.annotate()))).toBe(true);
  });

  test('the parts of a shapefile, chosen together', async () => {
    const fields = ['NAME', 'STAFF'].map((name) => ({ name: new TextEncoder().encode(name), type: 'C', length: 40 }));
    const rows = EXPECTED.map((cells) => cells.map((value) => new TextEncoder().encode(String(value))));
    const shapes = EXPECTED.map((_, row) => ({ code: 1, rings: [[[106.6 + row / 100, 26.5] as const]] }));
    const parts = [
      new File([new Uint8Array(writeDbf(fields, rows))], '企业.dbf'),
      new File([new Uint8Array(writeShp(shapes))], '企业.shp'),
      new File(['UTF-8'], '企业.cpg'),
    ];
    const [main, ...others] = gatherFiles(parts);
    expect(others).toEqual([]);
    if (main === undefined) throw new Error('no .shp');
    const session = await open(main);
    const printed = session.preview.sheets[0]?.rows.map(({ cells }) => cells.map((cell) => ('text' in cell ? cell.text : '')));
    expect(printed?.[0]?.slice(0, 2)).toEqual(['NAME', 'STAFF']);
    expect(printed?.[1]?.[0]).toBe('甲科技有限公司');
    session.close();
    const lone = parts[1];
    if (lone === undefined) throw new Error('no .shp');
    expect(await atlasError(open(new File([lone], '企业.shp')))).toMatchObject({
      code: 'file-parts-missing',
      params: { file: '企业.shp', parts: ['企业.dbf'] },
    });
  });

  test('a text under another encoding, and a sheet under another plan', async () => {
    const session = await open(new File([encodeText(writeCsv(LINES, ',', '\r\n'), 'gb18030')], '台账.csv'));
    expect(session.preview.encoding).toBe('gb18030');
    expect((await session.decodeAs({ encoding: 'utf-8' })).encoding).toBe('utf-8');
    const preview = await session.decodeAs({ encoding: 'gb18030' });
    const [sheet] = preview.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const plan = { ...sheet.plan, columns: sheet.plan.columns.map((column) => ({ ...column, field: null })) };
    const changed = await session.replan({ sheet: 0, plan, allowed: [] });
    expect(changed.problems.map(({ code }) => code)).toContain('required-missing');
    session.close();
  });
});

/** Large enough to be caught in the middle. */
function largeFile(): File {
  const line = `${'长'.repeat(30)}有限公司,12,王犇骉,13977700001\n`;
  return new File(['企业名称,职工人数,联系人,联系电话\n', ...Array.from({ length: 200 }, () => line.repeat(2_000))], '大名单.csv');
}

describe('what ends a file ends its worker, and leaves nothing', () => {
  test('cancelled while it is read', async () => {
    const before = await traces();
    const controller = new AbortController();
    const progress: ImportProgress[] = [];
    const opening = openImport(largeFile(), {
      signal: controller.signal,
      onProgress: (step) => {
        progress.push(step);
        controller.abort();
      },
      templates: [],
    });
    expect(isCancelled(await atlasError(opening))).toBe(true);
    expect(progress.map(({ stage }) => stage)).toEqual(['decoding']);
    expect(await traces()).toEqual(before);
  });

  test('cancelled while it is converted', async () => {
    const before = await traces();
    const controller = new AbortController();
    const session = await openImport(largeFile(), { signal: controller.signal, onProgress: () => undefined, templates: [] });
    const converting = session.convert(decisionsOf(session), [], () => controller.abort());
    expect(isCancelled(await atlasError(converting))).toBe(true);
    expect(isCancelled(await atlasError(session.annotate()))).toBe(true);
    expect(await traces()).toEqual(before);
  });

  test('a whole import keeps nothing by itself', async () => {
    const before = await traces();
    const session = await open(new File([writeCsv(LINES, ',', '\n')], '台账.csv'));
    await enterprises(session);
    session.close();
    expect(await traces()).toEqual(before);
    localStorage.setItem('planted', '1');
    expect(await traces()).toContain('planted');
    localStorage.removeItem('planted');
  });

  test('a worker that breaks down is told, and the next file opens', async () => {
    const broken = (source: string) => () => new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    const file = new File([writeCsv(LINES, ',', '\n')], '台账.csv');
    const options = { signal: new AbortController().signal, onProgress: () => undefined, templates: [] };
    for (const source of ['throw new Error("13977700001")', 'onmessage = () => { throw new Error("13977700001"); }']) {
      const error = await atlasError(openImport(file, { ...options, createWorker: broken(source) }));
      expect(error).toMatchObject({ code: 'worker-died', params: { file: '台账.csv' } });
      expect(`${error.message} ${JSON.stringify(error.params)}`).not.toContain('1397770');
    }
    expect(await enterprises(await open(file))).toEqual(EXPECTED);
  });

  test('after a file that cannot be read the next one opens', async () => {
    expect(await atlasError(open(new File(['%PDF-1.7'], '图.pdf')))).toMatchObject({
      code: 'file-format-later',
      params: { file: '图.pdf' },
    });
    expect(await atlasError(open(new File([xlsx().slice(0, 600)], '坏.xlsx')))).toMatchObject({ params: { file: '坏.xlsx' } });
    expect(await enterprises(await open(new File([xlsx()], '台账.xlsx')))).toEqual(EXPECTED);
  });
});
