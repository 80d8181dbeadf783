const CONTINUATION = 0xffffffff;
const END_OF_STREAM = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

/**
 * Puts Arrow IPC streams of the same columns together to one, without decoding them (Arrow columnar format 1.5, «Streaming format»):
 * the schema of the first, the batches of all. Each is copied to the browser's own storage as it comes, so that the whole never lies
 * in memory. Streams as `writeArrowStream` writes them, without dictionaries.
 */
export class ArrowStreamFile {
  private readonly parts: Blob[] = [];

  append(stream: Uint8Array): void {
    const view = new DataView(stream.buffer, stream.byteOffset, stream.length);
    if (view.getUint32(0, true) !== CONTINUATION) throw new RangeError('no Arrow stream');
    const schemaEnd = 8 + view.getInt32(4, true);
    const end = stream.length - END_OF_STREAM.length;
    this.parts.push(new Blob([stream.subarray(this.parts.length === 0 ? 0 : schemaEnd, end) as BlobPart]));
  }

  toFile(name: string): File {
    return new File([...this.parts, END_OF_STREAM], name);
  }
}
