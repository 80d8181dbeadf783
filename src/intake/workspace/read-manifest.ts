import { AtlasError } from '../../model/errors.ts';
import { TABLE_NAMES } from '../../model/tables.ts';
import {
  MANIFEST_PATH,
  PART_NAME,
  WORKSPACE_EXTENSION,
  WORKSPACE_FORMAT,
  WORKSPACE_VERSION,
  type WorkspaceManifest,
  type WorkspacePartEntry,
  type WorkspaceTableEntry,
} from '../../model/workspace-file.ts';
import { readFromBlob, readZipDirectory, type ZipEntry } from '../decode/zip-directory.ts';
import { entryBytes } from '../decode/zip-entry.ts';

/** A manifest is a few kilobytes; what says more is none. */
const MANIFEST_LIMIT = 4 * 1024 * 1024;

/** Whether a file is a workspace: a zip with a manifest of ours, or one that is called so, which the reader then says what is wrong with. */
export async function isWorkspaceFile(file: File): Promise<boolean> {
  if (file.name.toLowerCase().endsWith(`.${WORKSPACE_EXTENSION}`)) return true;
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  try {
    const read = readFromBlob(file);
    const entry = (await readZipDirectory(read, file.size, file.name)).find(({ name }) => name === MANIFEST_PATH);
    if (entry === undefined || entry.size > MANIFEST_LIMIT) return false;
    const manifest: unknown = JSON.parse(new TextDecoder().decode(await entryBytes(read, entry, { file: file.name })));
    return (manifest as { format?: unknown } | null)?.format === WORKSPACE_FORMAT;
  } catch {
    // Another kind of zip, or a damaged one: its own reader says so.
    return false;
  }
}

export interface OpenWorkspace {
  readonly manifest: WorkspaceManifest;
  /** The bytes of an entry, checked. Rejects with 'workspace-damaged' naming `part`. */
  readonly bytes: (path: string, crc: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Throws AtlasError 'workspace-damaged' (`part`), 'workspace-newer' (`version`, `known`). */
export async function openWorkspaceFile(file: File, crc32: (bytes: Uint8Array) => string): Promise<OpenWorkspace> {
  const read = readFromBlob(file);
  let entries: readonly ZipEntry[];
  try {
    entries = await readZipDirectory(read, file.size, file.name);
  } catch (cause) {
    throw damaged(file, 'ZIP', cause);
  }
  const entryAt = (path: string): ZipEntry => {
    const entry = entries.find(({ name }) => name === path);
    if (entry === undefined) throw damaged(file, path);
    return entry;
  };
  const unpack = async (path: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    const entry = entryAt(path);
    try {
      return await entryBytes(read, entry, { file: file.name, signal });
    } catch (cause) {
      if (cause instanceof AtlasError && cause.code === 'cancelled') throw cause;
      throw damaged(file, path, cause);
    }
  };
  if (entryAt(MANIFEST_PATH).size > MANIFEST_LIMIT) throw damaged(file, MANIFEST_PATH);
  const manifest = parseManifest(file, new TextDecoder().decode(await unpack(MANIFEST_PATH)));
  return {
    manifest,
    async bytes(path, crc, signal) {
      const bytes = await unpack(path, signal);
      if (crc32(bytes) !== crc) throw damaged(file, path);
      return bytes;
    },
  };
}

export function damaged(file: File, part: string, cause?: unknown): AtlasError {
  return new AtlasError('workspace-damaged', { file: file.name, part }, cause === undefined ? {} : { cause });
}

function parseManifest(file: File, text: string): WorkspaceManifest {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw damaged(file, MANIFEST_PATH);
  }
  const { format, version, created, app, tables, parts } = (read ?? {}) as Partial<Record<keyof WorkspaceManifest, unknown>>;
  if (format !== WORKSPACE_FORMAT || typeof version !== 'number') throw damaged(file, MANIFEST_PATH);
  // A later version may mean something else by the rest.
  if (version > WORKSPACE_VERSION) throw new AtlasError('workspace-newer', { file: file.name, version, known: WORKSPACE_VERSION });
  if (!Array.isArray(tables) || !Array.isArray(parts) || !tables.every(isTable) || !parts.every(isPart)) throw damaged(file, MANIFEST_PATH);
  const names = [...tables.map(({ table }) => table), ...parts.map(({ name }) => name)];
  if (new Set<string>(names).size !== names.length) throw damaged(file, MANIFEST_PATH);
  const writer = (app ?? {}) as { name?: unknown; version?: unknown };
  return {
    format: WORKSPACE_FORMAT,
    version,
    created: typeof created === 'string' ? created : '',
    app: { name: String(writer.name ?? ''), version: String(writer.version ?? '') },
    tables,
    parts,
  };
}

function isTable(value: unknown): value is WorkspaceTableEntry {
  const entry = (value ?? {}) as Partial<Record<keyof WorkspaceTableEntry, unknown>>;
  return (
    TABLE_NAMES.some((table) => table === entry.table) &&
    entry.path === `tables/${String(entry.table)}.parquet` &&
    typeof entry.name === 'string' &&
    typeof entry.rows === 'number' &&
    typeof entry.crc32 === 'string'
  );
}

function isPart(value: unknown): value is WorkspacePartEntry {
  const entry = (value ?? {}) as Partial<Record<keyof WorkspacePartEntry, unknown>>;
  return (
    typeof entry.name === 'string' &&
    PART_NAME.test(entry.name) &&
    !TABLE_NAMES.some((table) => table === entry.name) &&
    (entry.path === `parts/${entry.name}.json` || entry.path === `parts/${entry.name}.arrow`) &&
    typeof entry.fileName === 'string' &&
    /^[\w.-]{1,80}$/.test(entry.fileName) &&
    typeof entry.crc32 === 'string'
  );
}
