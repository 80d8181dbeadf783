import { type Zippable, zipSync } from 'fflate';
import { APP_VERSION } from '../model/app-version.ts';
import { crc32 } from '../model/crc32.ts';
import {
  MANIFEST_PATH,
  WORKSPACE_FORMAT,
  WORKSPACE_VERSION,
  type WorkspaceManifest,
  type WorkspacePartEntry,
  type WorkspaceSource,
  type WorkspaceTableEntry,
} from '../model/workspace-file.ts';
import { prepareParquet, toParquet } from './parquet.ts';

/** A workspace file. `wasm` is the Parquet writer's WebAssembly or where it lies. */
export async function writeWorkspace(source: WorkspaceSource, wasm: string | Uint8Array): Promise<Blob> {
  await prepareParquet(wasm);
  const files: Zippable = {};
  const tables = source.tables.map(({ table, name, rows, bytes }): WorkspaceTableEntry => {
    const path = `tables/${table}.parquet`;
    const parquet = toParquet(bytes, new Map());
    // Parquet is packed already.
    files[path] = [parquet, { level: 0 }];
    return { table, path, name, rows, crc32: crc32(parquet) };
  });
  const parts: WorkspacePartEntry[] = [];
  for (const { name, file } of source.parts) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const path = `parts/${name}.${file.name.endsWith('.arrow') ? 'arrow' : 'json'}`;
    files[path] = bytes;
    parts.push({ name, path, fileName: file.name, crc32: crc32(bytes) });
  }
  const manifest: WorkspaceManifest = {
    format: WORKSPACE_FORMAT,
    version: WORKSPACE_VERSION,
    created: source.created,
    app: { name: 'Dangjian Atlas', version: APP_VERSION },
    tables,
    parts,
  };
  const archive = zipSync({ [MANIFEST_PATH]: new TextEncoder().encode(JSON.stringify(manifest, null, 2)), ...files });
  return new Blob([archive], { type: 'application/zip' });
}
