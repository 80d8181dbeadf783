import { AtlasError } from '../model/errors.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import { toStorageError } from './store-errors.ts';

const DATABASE = 'dangjian-atlas';
const STORE = 'files';

interface StoredRecord extends StoredFile {
  readonly bytes: Blob;
}

/** Files as blobs in IndexedDB, keyed by table. Works on plain http. Rejects where the browser has none or refuses it. */
export async function openIndexedDbStore(): Promise<FileStore> {
  if (typeof indexedDB === 'undefined') throw new AtlasError('storage-denied');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'table' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(toStorageError(request.error, ''));
    request.onblocked = () => reject(new AtlasError('storage-denied'));
  });
  // A newer version of the app in another tab may need to change the database.
  database.onversionchange = () => database.close();

  /** Runs one request in a transaction of its own; resolves when it is durable, not merely asked. */
  function run<T>(mode: IDBTransactionMode, file: string, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      try {
        const transaction = database.transaction(STORE, mode);
        const request = use(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(toStorageError(transaction.error ?? request.error, file));
      } catch (cause) {
        reject(toStorageError(cause, file));
      }
    });
  }

  const records = () => run<StoredRecord[]>('readonly', '', (store) => store.getAll() as IDBRequest<StoredRecord[]>);

  return {
    kind: 'indexeddb',
    problem: null,
    async list() {
      return (await records()).map(({ name, table, size, keptAt }) => ({ name, table, size, keptAt })).sort((a, b) => a.keptAt - b.keptAt);
    },
    async keep(file, table) {
      const record: StoredRecord = { name: file.name, table, size: file.size, keptAt: Date.now(), bytes: new Blob([file]) };
      await run('readwrite', file.name, (store) => store.put(record));
    },
    async open(name) {
      const found = (await records()).find((record) => record.name === name);
      if (found === undefined) throw new AtlasError('file-not-found', { file: name });
      return new File([found.bytes], name);
    },
    async remove(name) {
      for (const record of await records()) {
        if (record.name === name) await run('readwrite', name, (store) => store.delete(record.table));
      }
    },
    async clear() {
      await run('readwrite', '', (store) => store.clear());
    },
  };
}
