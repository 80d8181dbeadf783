import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDuckDbEngine } from '../../src/engine/duckdb-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { loadFile } from '../../src/intake/load-file.ts';
import { openImport } from '../../src/intake/session/open-import.ts';
import { textAt } from '../../src/model/column-table.ts';
import { AtlasError, isCancelled } from '../../src/model/errors.ts';
import type { ImportResult, ImportSession } from '../../src/model/import-session.ts';
import { atlasError } from '../support/errors.ts';
import { encodeText } from '../unit/intake/decode/text-writing.ts';

const ROWS = 130_000;
let engine: Engine;
const target = () => ({ engine, schema: 'ds_early' });

beforeAll(async () => {
  engine = await createDuckDbEngine();
});
afterAll(() => engine.close());
beforeEach(() =>
  engine.execute([
    'DROP SCHEMA IF EXISTS ds_early CASCADE',
    'CREATE SCHEMA ds_early',
    "CREATE TABLE ds_early.enterprise AS SELECT 'old' AS enterprise_id, '旧' AS name_zh",
  ]),
);

/** More rows than one group of the database, so that they come in parts. */
function list(): File {
  const lines = Array.from({ length: ROWS }, (_, row) => `示例${row}有限公司,${row % 90},甲${row % 7}号楼\n`);
  return new File([encodeText(`企业名称,职工人数,所在楼宇\n${lines.join('')}`, 'gb18030') as BlobPart], '名单.csv');
}

async function converted(signal = new AbortController().signal): Promise<{ session: ImportSession; result: ImportResult }> {
  const session = await openImport(list(), { signal, onProgress: () => undefined, templates: [], early: target() });
  const decisions = session.preview.sheets.map(({ index, plan }) => ({ sheet: index, plan, allowed: [] }));
  return { session, result: await session.convert(decisions, [], () => undefined) };
}

/** Tables of the schema, and what the list of enterprises adds up to. */
async function state(): Promise<string[]> {
  const tables = await engine.query({
    name: 'tables',
    sql: "SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'ds_early' ORDER BY 1",
    columns: { name: 'text' },
  });
  const sums = await engine.query({
    name: 'sums',
    sql: "SELECT count(*) || ' ' || count(DISTINCT enterprise_id) || ' ' || min(name_zh) AS sums FROM ds_early.enterprise",
    columns: { sums: 'text' },
  });
  return [...Array.from({ length: tables.numRows }, (_, row) => textAt(tables, 'name', row) ?? ''), textAt(sums, 'sums', 0) ?? ''];
}

async function settled(): Promise<string[]> {
  let found = await state();
  for (let turn = 0; turn < 100 && found.some((name) => name.startsWith('__')); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    found = await state();
  }
  return found;
}

const OLD = ['enterprise', '1 1 旧'];

describe('rows that enter the database while their list is still being converted', () => {
  test('are seen by nobody until their file is loaded, and then are what the file holds', async () => {
    const { session, result } = await converted();
    expect((await state()).filter((name) => !name.startsWith('__'))).toEqual(OLD);
    const reports = [];
    for (const file of result.files) reports.push(await loadFile(file, target()));
    expect(reports).toMatchObject([
      { table: 'enterprise', rows: ROWS, fileName: 'enterprise.arrow', format: 'Arrow', warnings: [] },
      { table: 'building', rows: 7 },
    ]);
    session.close();
    const entered = ['building', 'enterprise', `${ROWS} ${ROWS} 示例0有限公司`];
    expect(await settled()).toEqual(entered);
    // The file holds the same, for the next visit.
    for (const file of result.files) expect(await loadFile(file, target())).toMatchObject({ format: 'Arrow', warnings: [] });
    expect(await settled()).toEqual(entered);
  });

  test('leave nothing when the file is given up', async () => {
    const { session } = await converted();
    session.close();
    expect(await settled()).toEqual(OLD);
  });

  test('leave nothing when loading is cancelled or refused', async () => {
    const controller = new AbortController();
    const { session, result } = await converted();
    const [file] = result.files;
    if (file === undefined) throw new Error('no file');
    controller.abort();
    expect(isCancelled(await atlasError(loadFile(file, target(), { signal: controller.signal })))).toBe(true);
    session.close();
    expect(await settled()).toEqual(OLD);
    const again = await converted();
    const mayLoad = () => {
      throw new AtlasError('file-roster');
    };
    for (const other of again.result.files)
      expect(await atlasError(loadFile(other, target(), { mayLoad }))).toMatchObject({ code: 'file-roster' });
    again.session.close();
    expect(await settled()).toEqual(OLD);
  });

  test('do not stand in the way of another place', async () => {
    const { session, result } = await converted();
    const [file] = result.files;
    if (file === undefined) throw new Error('no file');
    await engine.execute(['DROP SCHEMA IF EXISTS ds_other CASCADE', 'CREATE SCHEMA ds_other']);
    expect(await loadFile(file, { engine, schema: 'ds_other' })).toMatchObject({ rows: ROWS });
    session.close();
    expect(await settled()).toEqual(OLD);
  });
});
