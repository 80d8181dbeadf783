import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { arrowFromRows } from '../../../src/engine/arrow-from-rows.ts';
import { writeWorkspace } from '../../../src/exports/write-workspace.ts';
import { isWorkspaceFile } from '../../../src/intake/workspace/read-manifest.ts';
import { readWorkspace } from '../../../src/intake/workspace/read-workspace.ts';
import { APP_VERSION } from '../../../src/model/app-version.ts';
import { crc32 } from '../../../src/model/crc32.ts';
import { BUILT_IN_DEFINITIONS } from '../../../src/model/definition-set.ts';
import { AtlasError } from '../../../src/model/errors.ts';
import { EMPTY_FILTER } from '../../../src/model/filter.ts';
import type { WorkspaceManifest } from '../../../src/model/workspace-file.ts';
import { INITIAL_VIEW } from '../../../src/state/view.ts';
import { parseView, snapshotOf, viewFile } from '../../../src/state/view-snapshot.ts';
import { bundledTable, bundledTables, objectsOf, PARQUET_WASM } from './support.ts';

const OPTIONS = { parquetWasm: PARQUET_WASM };

function enterprises(addresses: readonly (string | null)[]): Uint8Array {
  const columns = [
    { name: 'enterprise_id', type: 'text' as const },
    { name: 'name_zh', type: 'text' as const },
    { name: 'address', type: 'text' as const },
  ];
  return arrowFromRows(
    columns,
    addresses.length,
    (column, row) => [`E${row}`, `示例${row}有限公司`, addresses[row] ?? null][column] ?? null,
  );
}

async function workspace(addresses: readonly (string | null)[] = ['示例路1号', null], parts: Record<string, string> = {}): Promise<File> {
  const blob = await writeWorkspace(
    {
      created: '2024-05-01T08:00:00.000Z',
      tables: [{ table: 'enterprise', name: '企业台账.xlsx', rows: addresses.length, bytes: enterprises(addresses) }],
      parts: Object.entries(parts).map(([name, text]) => ({ name, file: new File([text], `${name}.json`) })),
    },
    PARQUET_WASM,
  );
  return new File([blob], '示例.djatlas');
}

/** The same archive with something else in it. */
async function changed(file: File, change: (files: Record<string, Uint8Array>) => void): Promise<File> {
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
  change(files);
  return new File([zipSync(files as Zippable)], file.name);
}

const manifestOf = (files: Record<string, Uint8Array>): WorkspaceManifest =>
  JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as WorkspaceManifest;

async function failure(file: File): Promise<AtlasError> {
  const error = await readWorkspace(file, OPTIONS).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof AtlasError)) throw new Error(`no AtlasError: ${String(error)}`);
  return error;
}

describe('a workspace file', () => {
  it('says what it is, and what wrote it', async () => {
    const manifest = manifestOf(unzipSync(new Uint8Array(await (await workspace()).arrayBuffer())));
    expect(manifest).toMatchObject({
      format: 'dangjian-atlas-workspace',
      version: 1,
      created: '2024-05-01T08:00:00.000Z',
      app: { name: 'Dangjian Atlas', version: APP_VERSION },
      tables: [{ table: 'enterprise', path: 'tables/enterprise.parquet', name: '企业台账.xlsx', rows: 2 }],
    });
    expect(APP_VERSION).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
  });

  it('is read back table by table and part by part, unknown parts as they are', async () => {
    const view = await viewFile(snapshotOf({ ...INITIAL_VIEW, asOf: '2022-07-04' }, null)).text();
    const read = await readWorkspace(await workspace(undefined, { view, later: '{"what":"nobody knows yet"}' }), OPTIONS);
    expect(read.tables.map(({ table, file }) => [table, file.name])).toEqual([['enterprise', 'enterprise.parquet']]);
    expect(await Promise.all(read.parts.map(async ({ name, file }) => [name, file.name, await file.text()]))).toEqual([
      ['view', 'view.json', view],
      ['later', 'later.json', '{"what":"nobody knows yet"}'],
    ]);
    const again = await writeWorkspace({ created: '', tables: [], parts: read.parts }, PARQUET_WASM);
    expect(strFromU8(unzipSync(new Uint8Array(await again.arrayBuffer()))['parts/later.json'] ?? new Uint8Array())).toBe(
      '{"what":"nobody knows yet"}',
    );
  });

  it('is told from other archives by its manifest, whatever it is called', async () => {
    const file = await workspace();
    expect(await isWorkspaceFile(new File([file], '下载.zip'))).toBe(true);
    expect(await isWorkspaceFile(new File(['not a zip'], '坏.djatlas'))).toBe(true);
    expect(await isWorkspaceFile(new File([zipSync({ 'manifest.json': strToU8('{"format":"other"}') })], 'a.zip'))).toBe(false);
    expect(await isWorkspaceFile(new File([zipSync({ 'a.csv': strToU8('a,b') })], 'a.zip'))).toBe(false);
    expect(await isWorkspaceFile(new File(['名称,数\r\n'], 'a.csv'))).toBe(false);
  });

  it('opens every bundled table of a place without an objection of the privacy screen', async () => {
    const tables = bundledTables('gy').map((table) => {
      const bytes = bundledTable('gy', table);
      return { table, name: table, rows: objectsOf(bytes).length, bytes };
    });
    const blob = await writeWorkspace(
      { created: '', tables: tables.map((entry) => ({ ...entry, bytes: entry.bytes.slice() })), parts: [] },
      PARQUET_WASM,
    );
    const read = await readWorkspace(new File([blob], 'gy.djatlas'), OPTIONS);
    expect(read.manifest.tables.map(({ table, rows }) => [table, rows])).toEqual(tables.map(({ table, rows }) => [table, rows]));
  });

  it('is refused where its tables have other rows than it says', async () => {
    const bytes = enterprises(['示例路1号', '示例路2号']);
    const blob = await writeWorkspace(
      { created: '', tables: [{ table: 'enterprise', name: '', rows: 3, bytes }], parts: [] },
      PARQUET_WASM,
    );
    expect(await failure(new File([blob], 'x.djatlas'))).toMatchObject({
      code: 'workspace-damaged',
      params: { part: 'tables/enterprise.parquet' },
    });
  });
});

describe('what cannot be opened says why, and names the part', () => {
  it('a file that ends too early', async () => {
    const file = await workspace();
    const cut = new File([file.slice(0, file.size - 200)], file.name);
    expect(await failure(cut)).toMatchObject({ code: 'workspace-damaged', params: { file: '示例.djatlas', part: 'ZIP' } });
  });

  it('a table that is missing, or is another than was announced', async () => {
    const file = await workspace();
    const missing = await changed(file, (files) => {
      delete files['tables/enterprise.parquet'];
    });
    expect(await failure(missing)).toMatchObject({ code: 'workspace-damaged', params: { part: 'tables/enterprise.parquet' } });
    const other = unzipSync(new Uint8Array(await (await workspace(['别处'])).arrayBuffer()));
    const swapped = await changed(file, (files) => {
      files['tables/enterprise.parquet'] = other['tables/enterprise.parquet'] ?? new Uint8Array();
    });
    expect(await failure(swapped)).toMatchObject({ code: 'workspace-damaged', params: { part: 'tables/enterprise.parquet' } });
  });

  it('one byte that changed anywhere in the tables', async () => {
    const bytes = new Uint8Array(await (await workspace()).arrayBuffer());
    // Local headers and contents; the directory behind them has its own tests.
    const { tables } = manifestOf(unzipSync(bytes));
    expect(tables).toHaveLength(1);
    const start = strFromU8(bytes, true).indexOf('PAR1');
    for (let at = start; at < start + 400; at += 37) {
      const broken = bytes.slice();
      broken[at] = (broken[at] ?? 0) ^ 0x55;
      expect(await failure(new File([broken], 'x.djatlas'))).toMatchObject({
        code: 'workspace-damaged',
        params: { part: 'tables/enterprise.parquet' },
      });
    }
  });

  it('a manifest that makes no sense', async () => {
    for (const text of [
      '',
      '[]',
      '{"format":"dangjian-atlas-workspace"}',
      '{"format":"dangjian-atlas-workspace","version":1,"tables":[{}],"parts":[]}',
    ]) {
      const file = await changed(await workspace(), (files) => {
        files['manifest.json'] = strToU8(text);
      });
      expect(await failure(file)).toMatchObject({ code: 'workspace-damaged', params: { part: 'manifest.json' } });
    }
  });

  it('a part whose path leads elsewhere', async () => {
    const file = await changed(await workspace(undefined, { view: '{}' }), (files) => {
      const manifest = manifestOf(files);
      const parts = manifest.parts.map((part) => ({ ...part, path: '../view.json' }));
      files['manifest.json'] = strToU8(JSON.stringify({ ...manifest, parts }));
    });
    expect(await failure(file)).toMatchObject({ code: 'workspace-damaged', params: { part: 'manifest.json' } });
  });

  it('a later version of the format', async () => {
    const file = await changed(await workspace(), (files) => {
      files['manifest.json'] = strToU8(JSON.stringify({ ...manifestOf(files), version: 2, tables: 'something else' }));
    });
    expect(await failure(file)).toMatchObject({ code: 'workspace-newer', params: { version: 2, known: 1 } });
  });

  it('personal data in a table, without a word of it in the error', async () => {
    const phones = Array.from({ length: 40 }, (_, row) => `示例路${row}号 联系人手机 1390013${String(row).padStart(4, '0')}`);
    const error = await failure(await workspace(phones));
    expect(error).toMatchObject({ code: 'workspace-personal', params: { part: 'tables/enterprise.parquet', columns: ['address'] } });
    expect(JSON.stringify(error.params) + error.message).not.toMatch(/1390013|示例路/);
  });

  it('personal data in a part', async () => {
    const error = await failure(await workspace(undefined, { later: JSON.stringify({ note: '联系人手机 13900138000' }) }));
    expect(error).toMatchObject({ code: 'workspace-personal', params: { part: 'parts/later.json' } });
  });
});

describe('the view beside the tables', () => {
  it('comes back as it was', () => {
    const view = {
      ...INITIAL_VIEW,
      workspace: 'gaps' as const,
      asOf: '2024-01-31',
      definition: BUILT_IN_DEFINITIONS[1] ?? INITIAL_VIEW.definition,
      filter: { ...EMPTY_FILTER, parks: ['P1', null], rungs: ['none' as const], text: '示例' },
      layers: ['parks' as const],
      analysis: true,
    };
    const camera = { lon: 106.6, lat: 26.6, zoom: 12, pitch: 0, bearing: 0 };
    const snapshot = snapshotOf(view, camera);
    return viewFile(snapshot)
      .text()
      .then((text) => expect(parseView(text)).toEqual(snapshot));
  });

  it.each([
    '',
    '{}',
    'null',
    '{"format":"dangjian-atlas-view","version":2}',
    '{"format":"dangjian-atlas-view","version":1,"workspace":"gaps"}',
  ])('is left out where it makes no sense: %s', (text) => {
    expect(parseView(text)).toBeNull();
  });
});

describe('check sums', () => {
  it('are those of the standard', () => {
    expect(crc32(strToU8('123456789'))).toBe('cbf43926');
    expect(crc32(new Uint8Array())).toBe('00000000');
  });
});
