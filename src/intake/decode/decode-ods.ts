import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile, DecodeNote } from '../raw-sheet.ts';
import type { DecodeOptions } from './decode-options.ts';
import { OdsContent } from './ods-content.ts';
import { readXmlEntry } from './xml-entry.ts';
import type { XmlHandler } from './xml-stream.ts';
import type { ReadBytes, ZipEntry } from './zip-directory.ts';

/** Reads an OpenDocument spreadsheet. Throws AtlasError 'file-encrypted', 'file-corrupt', 'file-too-large', 'cancelled'. */
export async function decodeOds(read: ReadBytes, entries: readonly ZipEntry[], file: string, options: DecodeOptions): Promise<DecodedFile> {
  const find = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name);
  const bytesTotal = entries.reduce((sum, entry) => sum + entry.size, 0);
  let bytesDone = 0;
  const onPiece = (bytes: number): void => {
    bytesDone += bytes;
    options.onProgress?.(bytesDone, bytesTotal);
  };
  const stream = async <T extends XmlHandler>(name: string, handler: T): Promise<T> => {
    const entry = find(name);
    if (entry !== undefined) await readXmlEntry(read, entry, handler, { file, signal: options.signal, onPiece });
    return handler;
  };
  // An encrypted document says so in its manifest; its content is no XML.
  if ((await stream('META-INF/manifest.xml', new Counter(['encryption-data']))).count > 0) throw new AtlasError('file-encrypted', { file });
  if (find('content.xml') === undefined) throw new AtlasError('file-corrupt', { file }, { details: 'part missing' });
  const content = new OdsContent(file);
  await stream('content.xml', content);
  const { count: metadata } = await stream('meta.xml', new Counter(TELLING));
  const notes: DecodeNote[] = content.sinks.flatMap((sink) => sink.notes());
  if (content.comments > 0) notes.push({ code: 'comments-left', params: { count: content.comments } });
  if (metadata > 0) notes.push({ code: 'metadata-left', params: { count: metadata } });
  return { fileName: file, format: 'ODS', encoding: null, delimiter: null, sheets: content.sinks.map((sink) => sink.finish()), notes };
}

const TELLING = ['initial-creator', 'creator', 'printed-by', 'title', 'subject', 'description', 'keyword', 'user-defined'];

/** Counts elements of some names, without keeping what they hold. */
class Counter implements XmlHandler {
  count = 0;
  private readonly names: ReadonlySet<string>;

  constructor(names: readonly string[]) {
    this.names = new Set(names);
  }

  open(name: string): void {
    if (this.names.has(name)) this.count += 1;
  }

  close(): void {}
  text(): void {}
}
