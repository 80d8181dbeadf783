import { AtlasError } from '../model/errors.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import { toStorageError } from './store-errors.ts';

const FOLDER = 'dangjian-atlas-files';
/** Another tab, or one that is closing, may be replacing files while this one lists them. */
const LIST_TRIES = 5;
const LIST_AGAIN_MS = 30;

/** One version of a table's file: what `index` says. `data` is the file of the bytes. */
type Version = StoredFile & { readonly data: string; readonly index: string };

/**
 * Files in the origin's private file system. A version of a table is `<table>.<stamp>.data` with its bytes and then `<table>.<stamp>.json`,
 * which says what they are; only when both are written does the version before go. Whenever a tab is closed, one whole version is there:
 * the browser's own replacing of a file has a moment in which there is neither. An older app kept `<table>.data` and `<table>.json`.
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

  const removeAll = async (names: readonly string[]): Promise<void> => {
    for (const name of names) await folder.removeEntry(name).catch(() => undefined);
  };

  /** Names of a table's files, but for one version. Descriptions first: bytes without one count for nothing. */
  async function namesOf(table: string, but: string | null): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const name of folder.keys()) if (tableOf(name) === table && (but === null || !name.startsWith(but))) names.push(name);
    return names.sort((a, b) => Number(b.endsWith('.json')) - Number(a.endsWith('.json')));
  }

  /** Versions of one table are written one after the other: each would take the other's files for stale. */
  const turns = new Map<string, Promise<void>>();
  function inTurn(table: string, work: () => Promise<void>): Promise<void> {
    const turn = (turns.get(table) ?? Promise.resolve()).then(work, work);
    turns.set(table, turn);
    return turn;
  }

  /** Null where a description went while it was read: the list is then to be made anew. */
  async function versions(): Promise<Version[] | null> {
    const found: Version[] = [];
    for await (const [name, handle] of folder.entries()) {
      if (!name.endsWith('.json') || handle.kind !== 'file') continue;
      try {
        const version = parseVersion(name, await (await (handle as FileSystemFileHandle).getFile()).text());
        if (version !== null) found.push(version);
      } catch {
        return null;
      }
    }
    return found;
  }

  async function list(): Promise<Version[]> {
    await Promise.allSettled(turns.values());
    for (let attempt = 1; attempt <= LIST_TRIES; attempt += 1) {
      const found = await versions();
      if (found !== null) return newest(found);
      await new Promise((resolve) => setTimeout(resolve, LIST_AGAIN_MS));
    }
    throw new AtlasError('storage-denied');
  }

  return {
    kind: 'opfs',
    problem: null,
    list,
    keep: (file, table) =>
      inTurn(table, async () => {
        const stamp = `${table}.${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}.`;
        const [data, index] = [`${stamp}data`, `${stamp}json`];
        const entry: StoredFile & { readonly data: string } = { name: file.name, table, size: file.size, keptAt: Date.now(), data };
        try {
          await write(data, file);
          await write(index, JSON.stringify(entry));
        } catch (cause) {
          await removeAll([index, data]);
          throw toStorageError(cause, file.name);
        }
        await removeAll(await namesOf(table, stamp));
      }),
    async open(name) {
      const version = (await list()).find((candidate) => candidate.name === name);
      if (version === undefined) throw new AtlasError('file-not-found', { file: name });
      try {
        const bytes = await (await folder.getFileHandle(version.data)).getFile();
        return new File([bytes], name);
      } catch (cause) {
        throw new AtlasError('file-not-found', { file: name }, { cause });
      }
    },
    async remove(name) {
      const tables = (await list()).filter((version) => version.name === name).map(({ table }) => table);
      for (const table of tables) await inTurn(table, async () => removeAll(await namesOf(table, null)));
    },
    async clear() {
      await Promise.allSettled(turns.values());
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      await removeAll(names);
    },
  };
}

/** `worklist` of `worklist.mwr0y77c.data`. Names of tables hold no full stop. */
function tableOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** The newest version of each table, in the order in which they were kept. */
function newest(found: readonly Version[]): Version[] {
  const byTable = new Map<string, Version>();
  for (const version of found) {
    const other = byTable.get(version.table);
    if (other === undefined || version.keptAt > other.keptAt || (version.keptAt === other.keptAt && version.index > other.index))
      byTable.set(version.table, version);
  }
  return [...byTable.values()].sort((a, b) => a.keptAt - b.keptAt);
}

function parseVersion(index: string, text: string): Version | null {
  try {
    const { name, table, size, keptAt, data } = JSON.parse(text) as Partial<Version>;
    if (typeof name !== 'string' || typeof table !== 'string' || typeof size !== 'number' || typeof keptAt !== 'number') return null;
    return { name, table, size, keptAt, index, data: typeof data === 'string' ? data : `${table}.data` };
  } catch {
    return null;
  }
}
