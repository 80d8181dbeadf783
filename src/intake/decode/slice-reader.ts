const NOTHING = new Uint8Array(0);

export interface FileSlice {
  /** What was kept of the slice before, and the file's bytes up to `to`. */
  readonly slice: Uint8Array;
  readonly to: number;
}

/** Bytes [from, end) of a file slice by slice. While one is worked on, the next is being read. */
export class SliceReader {
  private readonly file: Blob;
  private readonly end: number;
  private readonly sliceBytes: number;
  /** The file's beginning, read already. */
  private readonly head: Uint8Array;
  private at: number;
  private kept: Uint8Array = NOTHING;

  constructor(file: Blob, range: { readonly from: number; readonly end: number; readonly sliceBytes: number }, head: Uint8Array) {
    this.file = file;
    this.at = range.from;
    this.end = range.end;
    this.sliceBytes = range.sliceBytes;
    this.head = head;
  }

  /** Puts these last bytes of a slice, an unfinished character, before the next one. */
  keep(bytes: Uint8Array): void {
    this.kept = bytes;
  }

  async *slices(): AsyncGenerator<FileSlice> {
    let next = this.readNext();
    while (next !== null) {
      const { bytes, to } = await next;
      next = this.readNext();
      const slice = this.kept.length === 0 ? bytes : joined(this.kept, bytes);
      this.kept = NOTHING;
      yield { slice, to };
    }
  }

  private readNext(): Promise<{ readonly bytes: Uint8Array; readonly to: number }> | null {
    const from = this.at;
    if (from >= this.end) return null;
    const to = Math.min(this.end, from + this.sliceBytes);
    this.at = to;
    const reading = this.read(from, to).then((bytes) => ({ bytes, to }));
    // A failure counts when its turn comes, which it may never do.
    reading.catch(() => undefined);
    return reading;
  }

  private async read(from: number, to: number): Promise<Uint8Array> {
    if (to <= this.head.length) return this.head.subarray(from, to);
    return new Uint8Array(await this.file.slice(from, to).arrayBuffer());
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
