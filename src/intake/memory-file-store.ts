import { AtlasError } from '../model/errors.ts';
import type { FileStore, StoredFile } from './file-store.ts';

/** Keeps files while the tab lives. The browser holds their bytes by reference, not in the page's memory. */
export function createMemoryStore(problem: 'storage-denied' | null): FileStore {
  const kept = new Map<string, { readonly entry: StoredFile; readonly file: File }>();
  return {
    kind: 'memory',
    problem,
    list: async () => [...kept.values()].map(({ entry }) => entry),
    async keep(file, table) {
      kept.delete(table);
      kept.set(table, { file, entry: { name: file.name, table, size: file.size, keptAt: Date.now() } });
    },
    async open(name) {
      const found = [...kept.values()].find(({ entry }) => entry.name === name);
      if (found === undefined) throw new AtlasError('file-not-found', { file: name });
      return found.file;
    },
    async remove(name) {
      for (const [table, { entry }] of kept) if (entry.name === name) kept.delete(table);
    },
    async clear() {
      kept.clear();
    },
  };
}
