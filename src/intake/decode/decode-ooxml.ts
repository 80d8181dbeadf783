import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile, DecodeNote } from '../raw-sheet.ts';
import type { DecodeOptions } from './decode-options.ts';
import {
  CommentsPart,
  PropertiesPart,
  RelationshipsPart,
  SharedStringsPart,
  type SheetReference,
  StylesPart,
  WorkbookPart,
} from './ooxml-parts.ts';
import { type SheetContext, SheetPart } from './ooxml-sheet.ts';
import { SheetSink } from './sheet-sink.ts';
import { readXmlEntry } from './xml-entry.ts';
import type { XmlHandler } from './xml-stream.ts';
import type { ReadBytes, ZipEntry } from './zip-directory.ts';

/** Reads .xlsx and .xlsm (ECMA-376) sheet by sheet as they unpack; only the shared strings stand in memory whole. */
export class OoxmlDecoder {
  private readonly read: ReadBytes;
  private readonly file: string;
  private readonly options: DecodeOptions;
  private readonly parts: ReadonlyMap<string, ZipEntry>;
  private readonly bytesTotal: number;
  private bytesDone = 0;

  constructor(read: ReadBytes, entries: readonly ZipEntry[], file: string, options: DecodeOptions) {
    this.read = read;
    this.file = file;
    this.options = options;
    this.bytesTotal = entries.reduce((sum, entry) => sum + entry.size, 0);
    // Part names are compared without regard to case (ECMA-376 part 2, 6.2.2.3).
    this.parts = new Map(entries.map((entry) => [entry.name.replace(/^\//, '').toLowerCase(), entry]));
  }

  async decode(): Promise<DecodedFile> {
    const path = await this.workbookPath();
    const workbook = await this.part(path, new WorkbookPart());
    const links = await this.relationships(path);
    const target = (type: string): string | undefined => links.find((link) => link.type === type)?.target;
    const styles = await this.optionalPart(target('styles'), new StylesPart());
    const shared = await this.optionalPart(target('sharedStrings'), new SharedStringsPart());
    const context: SheetContext = { strings: shared.strings, kinds: styles.kinds, is1904: workbook.is1904 };
    const sinks: SheetSink[] = [];
    for (const reference of workbook.sheets) {
      const link = links.find((candidate) => candidate.id === reference.relationshipId);
      // Chart sheets and the macro sheets of Excel 4 hold no table.
      if (link?.type === 'worksheet') sinks.push(await this.sheet(reference, link.target, context));
      else if (link === undefined) throw new AtlasError('file-corrupt', { file: this.file }, { details: 'worksheet without a part' });
    }
    return {
      fileName: this.file,
      format: 'Excel',
      encoding: null,
      delimiter: null,
      sheets: sinks.map((sink) => sink.finish()),
      notes: [...sinks.flatMap((sink) => sink.notes()), ...(await this.leftNotes())],
    };
  }

  private async sheet(reference: SheetReference, path: string, context: SheetContext): Promise<SheetSink> {
    const sink = new SheetSink(reference.name, reference.isHidden);
    await this.part(path, new SheetPart(sink, context));
    return sink;
  }

  private async workbookPath(): Promise<string> {
    const links = await this.relationships('');
    return links.find((link) => link.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  }

  /** Relationships of a part, their targets as paths from the root; '' for the package's own. */
  private async relationships(path: string) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const { found } = await this.optionalPart(`${folder}_rels/${path.slice(folder.length)}.rels`, new RelationshipsPart());
    return found.map((link) => ({ ...link, target: resolve(folder, link.target) }));
  }

  private async leftNotes(): Promise<readonly DecodeNote[]> {
    const comments = await this.countIn(/(^|\/)(comments\d*|threadedcomments\/[^/]+)\.xml$/, () => new CommentsPart());
    const metadata = await this.countIn(/^docprops\/(core|app|custom)\.xml$/, () => new PropertiesPart());
    const notes: DecodeNote[] = [];
    if (comments > 0) notes.push({ code: 'comments-left', params: { count: comments } });
    if (metadata > 0) notes.push({ code: 'metadata-left', params: { count: metadata } });
    return notes;
  }

  private async countIn(pattern: RegExp, create: () => XmlHandler & { readonly count: number }): Promise<number> {
    let count = 0;
    for (const path of this.parts.keys()) if (pattern.test(path)) count += (await this.part(path, create())).count;
    return count;
  }

  private async optionalPart<T extends XmlHandler>(path: string | undefined, handler: T): Promise<T> {
    return path !== undefined && this.parts.has(path.toLowerCase()) ? this.part(path, handler) : handler;
  }

  private async part<T extends XmlHandler>(path: string, handler: T): Promise<T> {
    const entry = this.parts.get(path.toLowerCase());
    if (entry === undefined) throw new AtlasError('file-corrupt', { file: this.file }, { details: 'part missing' });
    const onPiece = (bytes: number): void => {
      this.bytesDone += bytes;
      this.options.onProgress?.(this.bytesDone, this.bytesTotal);
    };
    await readXmlEntry(this.read, entry, handler, { file: this.file, signal: this.options.signal, onPiece });
    return handler;
  }
}

function resolve(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
