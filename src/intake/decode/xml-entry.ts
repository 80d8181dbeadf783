import { AtlasError } from '../../model/errors.ts';
import { type XmlHandler, XmlStream } from './xml-stream.ts';
import type { ReadBytes, ZipEntry } from './zip-directory.ts';
import { type EntryOptions, entryChunks } from './zip-entry.ts';

export interface XmlEntryOptions extends EntryOptions {
  readonly onPiece?: ((bytes: number) => void) | undefined;
}

/** Streams an XML entry of a zip through a handler. Errors of the handler and of the XML become 'file-corrupt'. */
export async function readXmlEntry(read: ReadBytes, entry: ZipEntry, handler: XmlHandler, options: XmlEntryOptions): Promise<void> {
  const stream = new XmlStream(handler);
  let decoder: TextDecoder | null = null;
  try {
    for await (const piece of entryChunks(read, entry, options)) {
      decoder ??= new TextDecoder(encodingOf(piece));
      stream.push(decoder.decode(piece, { stream: true }));
      options.onPiece?.(piece.length);
    }
    stream.push(decoder?.decode() ?? '');
    stream.finish();
  } catch (cause) {
    if (cause instanceof AtlasError) throw cause;
    throw new AtlasError('file-corrupt', { file: options.file }, { cause, details: 'XML' });
  }
}

/** Office and OpenDocument allow UTF-8 and UTF-16 only. */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}
