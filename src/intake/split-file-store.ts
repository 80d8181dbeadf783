import type { FileStore } from './file-store.ts';

/** Tables of the data model never begin like this. */
const LIST_PREFIX = 'match_';

/**
 * One store as two: the person's tables, and what matching keeps beside them (`match_…`), which must not be loaded as tables.
 * Clearing the tables clears both: what a person asks to be forgotten is forgotten whole.
 */
export function splitFileStore(store: FileStore): { readonly tables: FileStore; readonly lists: FileStore } {
  const isList = ({ table }: { readonly table: string }): boolean => table.startsWith(LIST_PREFIX);
  return {
    tables: { ...store, list: async () => (await store.list()).filter((entry) => !isList(entry)) },
    lists: {
      ...store,
      list: async () => (await store.list()).filter(isList),
      async keep(file, table) {
        if (!isList({ table })) throw new RangeError(`no name of a list: ${table}`);
        await store.keep(file, table);
      },
      async clear() {
        for (const entry of await store.list()) if (isList(entry)) await store.remove(entry.name);
      },
    },
  };
}
