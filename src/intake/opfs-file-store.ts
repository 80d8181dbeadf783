import { AtlasError } from '../model/errors.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import { toStorageError } from './store-errors.ts';

const FOLDER = 'dangjian-atlas-files';

/**
 * Files in the origin's private file system: `<table>.data` holds the bytes, `<table>.json` says what
 * they are and is written last, so that a crash in between leaves bytes that nothing points to.
 * Rejects where the browser has no such file system (plain http, some private windows).
 */
export async function openOpfsStore(): Promise<FileStore> {
  if (typeof navigator.storage?.getDirectory !== 'function') throw new AtlasError('storage-denied');
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });

  async function write(name: string, content: Blob | string): Promise<void> {
    const handle = await folder.getFileHandle(name, { create: true });
    const writable = await handle.createWritable();
    try {
      await writable.write(content);
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => undefined);
      throw error;
    }
  }

  async function drop(table: string): Promise<void> {
    for (const name of [`${table}.json`, `${table}.data`]) await folder.removeEntry(name).catch(() => undefined);
  }

  async function list(): Promise<StoredFile[]> {
    const entries: StoredFile[] = [];
    for await (const [name, handle] of folder.entries()) {
      if (!name.endsWith('.json') || handle.kind !== 'file') continue;
      const entry = parseEntry(await (await (handle as FileSystemFileHandle).getFile()).text());
      if (entry !== null) entries.push(entry);
    }
    return entries.sort((a, b) => a.keptAt - b.keptAt);
  }

  return {
    kind: 'opfs',
    problem: null,
    list,
    async keep(file, table) {
      const entry: StoredFile = { name: file.name, table, size: file.size, keptAt: Date.now() };
      try {
        await folder.removeEntry(`${table}.json`).catch(() => undefined);
        await write(`${table}.data`, file);
        await write(`${table}.json`, JSON.stringify(entry));
      } catch (cause) {
        await drop(table);
        throw toStorageError(cause, file.name);
      }
    },
    async open(name) {
      const entry = (await list()).find((candidate) => candidate.name === name);
      if (entry === undefined) throw new AtlasError('file-not-found', { file: name });
      try {
        const bytes = await (await folder.getFileHandle(`${entry.table}.data`)).getFile();
        return new File([bytes], name);
      } catch (cause) {
        throw new AtlasError('file-not-found', { file: name }, { cause });
      }
    },
    async remove(name) {
      for (const entry of await list()) if (entry.name === name) await drop(entry.table);
    },
    async clear() {
      for await (const name of folder.keys()) await folder.removeEntry(name).catch(() => undefined);
    },
  };
}

function parseEntry(text: string): StoredFile | null {
  try {
    const { name, table, size, keptAt } = JSON.parse(text) as Partial<StoredFile>;
    if (typeof name !== 'string' || typeof table !== 'string' || typeof size !== 'number' || typeof keptAt !== 'number') return null;
    return { name, table, size, keptAt };
  } catch {
    return null;
  }
}
