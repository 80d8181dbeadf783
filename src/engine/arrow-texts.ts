import { encodeUtf8 } from './encode-utf8.ts';

/** Text in UTF-8 that grows, with offsets of 32 bits, as Arrow keeps a column of text. */
export class ArrowTexts {
  private bytes = new Uint8Array(4096);
  private length = 0;
  private offsets: Int32Array;
  count = 0;

  /** `texts`: how many there will be; more are possible. */
  constructor(texts: number) {
    this.offsets = new Int32Array(texts + 1);
  }

  addBytes(source: Uint8Array, start: number, end: number): void {
    const size = end - start;
    if (this.length + size > this.bytes.length) this.grow(size);
    const { bytes, length } = this;
    // A call to `set` costs more than copying a short name by hand.
    for (let at = 0; at < size; at += 1) bytes[length + at] = source[start + at] as number;
    this.length = length + size;
    this.close();
  }

  addText(text: string): void {
    const size = text.length * 3;
    if (this.length + size > this.bytes.length) this.grow(size);
    this.length = encodeUtf8(text, this.bytes, this.length);
    this.close();
  }

  addNothing(): void {
    this.close();
  }

  /** `count` + 1 offsets and the bytes; empties this. */
  take(): { readonly valueOffsets: Int32Array; readonly data: Uint8Array } {
    const taken = { valueOffsets: this.offsets.slice(0, this.count + 1), data: this.bytes.slice(0, this.length) };
    this.length = 0;
    this.count = 0;
    return taken;
  }

  private close(): void {
    this.count += 1;
    if (this.count >= this.offsets.length) {
      const grown = new Int32Array(this.offsets.length * 2);
      grown.set(this.offsets);
      this.offsets = grown;
    }
    this.offsets[this.count] = this.length;
  }

  private grow(more: number): void {
    const grown = new Uint8Array(Math.max(this.length + more, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
