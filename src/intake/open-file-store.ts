import type { FileStore } from './file-store.ts';
import { openIndexedDbStore } from './indexeddb-file-store.ts';
import { createMemoryStore } from './memory-file-store.ts';
import { openOpfsStore } from './opfs-file-store.ts';

/**
 * The best store of this browser: the origin's private file system on https and localhost, else
 * IndexedDB, else memory. With `keep: false` (不留存) memory only, and what earlier visits left is erased.
 */
export async function openFileStore(options: { readonly keep: boolean }): Promise<FileStore> {
  const durable = [openOpfsStore, openIndexedDbStore];
  if (!options.keep) {
    for (const open of durable) await open().then((store) => store.clear(), ignore);
    return createMemoryStore(null);
  }
  for (const open of durable) {
    try {
      const store = await open();
      // A store that opens but cannot be read (a private window, a page from disk) counts as none.
      await store.list();
      return store;
    } catch {
      // The next one is tried; the last resort says what is wrong.
    }
  }
  return createMemoryStore('storage-denied');
}

function ignore(): void {}
