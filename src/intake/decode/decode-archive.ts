import type { DecodeOptions } from './decode-options.ts';
import { readFromBlob, readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { entryBytes } from './zip-entry.ts';

/** One file of an archive, or the parts of one shapefile together. */
interface ArchiveItem {
  /** With its folders; of a shapefile the name of its .shp. */
  readonly name: string;
  readonly size: number;
  /** More than one only for a shapefile, its .shp first. */
  readonly entries: readonly ZipEntry[];
}

export interface ArchiveFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const SHAPEFILE_PARTS = new Set(['shp', 'shx', 'dbf', 'prj', 'cpg']);

/**
 * What a zip holds, without unpacking it: system files of macOS and Windows left off, a shapefile's parts
 * grouped by their stem. Names in GBK are read as such. Throws as `readZipDirectory`.
 */
export async function listArchive(file: Blob, fileName: string): Promise<readonly ArchiveItem[]> {
  const entries = (await readZipDirectory(readFromBlob(file), file.size, fileName)).filter((entry) => !isSystemFile(entry.name));
  const stems = new Set(entries.filter((entry) => extensionOf(entry.name) === 'shp').map((entry) => stemOf(entry.name)));
  const isPart = (entry: ZipEntry): boolean => SHAPEFILE_PARTS.has(extensionOf(entry.name)) && stems.has(stemOf(entry.name));
  return entries.flatMap((entry) => {
    if (!isPart(entry)) return [{ name: entry.name, size: entry.size, entries: [entry] }];
    if (extensionOf(entry.name) !== 'shp') return [];
    const others = entries.filter((other) => other !== entry && isPart(other) && stemOf(other.name) === stemOf(entry.name));
    const parts = [entry, ...others];
    return [{ name: entry.name, size: parts.reduce((sum, part) => sum + part.size, 0), entries: parts }];
  });
}

/** Unpacks the files of one item. Throws as `entryChunks`. */
export async function unpackItem(file: Blob, fileName: string, item: ArchiveItem, options: DecodeOptions): Promise<readonly ArchiveFile[]> {
  const read = readFromBlob(file);
  const files: ArchiveFile[] = [];
  for (const entry of item.entries) {
    files.push({ name: entry.name, bytes: await entryBytes(read, entry, { file: fileName, signal: options.signal }) });
  }
  return files;
}

function isSystemFile(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return /(^|\/)__MACOSX\//.test(name) || base === '.ds_store' || base === 'thumbs.db' || base === 'desktop.ini' || base.startsWith('._');
}

function extensionOf(name: string): string {
  return /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function stemOf(name: string): string {
  return name.replace(/\.\w+$/, '').toLowerCase();
}
