/** A file kept on this device. */
export interface StoredFile {
  readonly name: string;
  /** The table it was loaded as. */
  readonly table: string;
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly keptAt: number;
}

/**
 * Keeps the bytes of loaded files, one file a table: keeping another enterprise list forgets the one
 * before. Rejects with AtlasError 'storage-full' or 'storage-denied'.
 */
export interface FileStore {
  /** 'memory' ends with the tab. */
  readonly kind: 'opfs' | 'indexeddb' | 'memory';
  /** Why nothing is kept beyond the tab, where that was not the person's choice. */
  readonly problem: 'storage-denied' | null;
  /** In the order in which they were kept. */
  list(): Promise<readonly StoredFile[]>;
  keep(file: File, table: string): Promise<void>;
  /** Rejects with AtlasError 'file-not-found' when it is not there. */
  open(name: string): Promise<File>;
  remove(name: string): Promise<void>;
  clear(): Promise<void>;
}
