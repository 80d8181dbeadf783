/** Reads ranges of a file or of bytes through a window, so that many small reads do not become many disk accesses. */
export interface ByteWindow {
  readonly size: number;
  /** The bytes from start (inclusive) to end (exclusive), fewer where the source ends. They may be a view: copy before transferring. */
  read(start: number, end: number): Promise<Uint8Array>;
}

const WINDOW_BYTES = 4 * 1024 * 1024;

export function createByteWindow(source: Blob | Uint8Array): ByteWindow {
  if (source instanceof Uint8Array) {
    return { size: source.length, read: async (start, end) => source.subarray(start, end) };
  }
  let from = 0;
  let bytes = new Uint8Array(0);
  return {
    size: source.size,
    async read(start, end) {
      if (start < from || end > from + bytes.length) {
        from = start;
        bytes = new Uint8Array(await source.slice(start, Math.max(end, start + WINDOW_BYTES)).arrayBuffer());
      }
      return bytes.subarray(start - from, end - from);
    },
  };
}
