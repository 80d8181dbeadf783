import { AtlasError } from '../model/errors.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import { toStorageError } from './store-errors.ts';

const FOLDER = 'dangjian-atlas-files';

/** What `<table>.json` says; `data` is the file of the bytes, `<table>.data` where an older version kept them. */
type Entry = StoredFile & { readonly data: string };

/**
 * Files in the origin's private file system: `<table>.<n>.data` holds the bytes, `<table>.json` says which file and what it is. It is
 * replaced in one step after the new bytes are written and before the old ones go: whenever the tab is closed, one whole version is there.
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

  /** Files of bytes of a table, but for the one that counts. */
  async function dropBytes(table: string, but: string | null): Promise<void> {
    const stale: string[] = [];
    for await (const name of folder.keys()) if (name !== but && isBytesOf(table, name)) stale.push(name);
    for (const name of stale) await folder.removeEntry(name).catch(() => undefined);
  }

  async function drop(table: string): Promise<void> {
    await folder.removeEntry(`${table}.json`).catch(() => undefined);
    await dropBytes(table, null);
  }

  /** Two versions of one table must not be written at once: each would take the other's bytes for stale. */
  const turns = new Map<string, Promise<void>>();
  function inTurn(table: string, work: () => Promise<void>): Promise<void> {
    const turn = (turns.get(table) ?? Promise.resolve()).then(work, work);
    turns.set(table, turn);
    return turn;
  }

  async function list(): Promise<Entry[]> {
    const entries: Entry[] = [];
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
    keep: (file, table) =>
      inTurn(table, async () => {
        const data = `${table}.${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}.data`;
        const entry: Entry = { name: file.name, table, size: file.size, keptAt: Date.now(), data };
        try {
          await write(data, file);
          await write(`${table}.json`, JSON.stringify(entry));
        } catch (cause) {
          await folder.removeEntry(data).catch(() => undefined);
          throw toStorageError(cause, file.name);
        }
        await dropBytes(table, data);
      }),
    async open(name) {
      const entry = (await list()).find((candidate) => candidate.name === name);
      if (entry === undefined) throw new AtlasError('file-not-found', { file: name });
      try {
        const bytes = await (await folder.getFileHandle(entry.data)).getFile();
        return new File([bytes], name);
      } catch (cause) {
        throw new AtlasError('file-not-found', { file: name }, { cause });
      }
    },
    async remove(name) {
      for (const entry of await list()) if (entry.name === name) await inTurn(entry.table, () => drop(entry.table));
    },
    async clear() {
      for await (const name of folder.keys()) await folder.removeEntry(name).catch(() => undefined);
    },
  };
}

function isBytesOf(table: string, name: string): boolean {
  return name === `${table}.data` || (name.startsWith(`${table}.`) && name.endsWith('.data') && name.split('.').length === 3);
}

function parseEntry(text: string): Entry | null {
  try {
    const { name, table, size, keptAt, data } = JSON.parse(text) as Partial<Entry>;
    if (typeof name !== 'string' || typeof table !== 'string' || typeof size !== 'number' || typeof keptAt !== 'number') return null;
    return { name, table, size, keptAt, data: typeof data === 'string' ? data : `${table}.data` };
  } catch {
    return null;
  }
}
