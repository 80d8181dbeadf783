import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile, DecodeNote, RawSheet, TextEncoding } from '../raw-sheet.ts';
import { readDbf } from './dbf-table.ts';
import { listArchive, unpackItem } from './decode-archive.ts';
import type { DecodeOptions } from './decode-options.ts';
import { type RawFeature, sheetOfFeatures } from './feature-sheet.ts';
import type { GeoCompanion, GeoDecodeOptions } from './geo-options.ts';
import { readShapes, type Shape } from './shp-geometry.ts';

/**
 * Reads a shapefile: a zip of one or several, or a .shp whose parts are among `options.companions`. The text
 * of the .prj becomes the stated system and coordinates stay as they are in the file, unprojected. Without a
 * .dbf there are geometries alone. Throws AtlasError 'file-truncated', 'file-corrupt', 'file-no-rows',
 * 'file-encrypted', 'file-too-large', 'cancelled'.
 */
export async function decodeShapefile(bytes: Uint8Array, file: string, options: GeoDecodeOptions): Promise<DecodedFile> {
  const groups = await groupsOf(bytes, file, options);
  const sheets: RawSheet[] = [];
  const notes: DecodeNote[] = [];
  const encodings = new Set<TextEncoding>();
  for (const group of groups.shapefiles) {
    const decoded = await decodeGroup(group, file, options);
    if (decoded.sheet.rowCount > 1) sheets.push(decoded.sheet);
    notes.push(...decoded.notes);
    if (decoded.encoding !== null) encodings.add(decoded.encoding);
  }
  if (sheets.length === 0) throw new AtlasError('file-no-rows', { file });
  if (groups.left > 0) notes.push({ code: 'entries-left', params: { count: groups.left } });
  const [encoding = null] = encodings;
  return { fileName: file, format: 'Shapefile', encoding: encodings.size === 1 ? encoding : null, delimiter: null, sheets, notes };
}

interface Groups {
  readonly shapefiles: readonly (readonly GeoCompanion[])[];
  /** Files of an archive that belong to no shapefile. */
  readonly left: number;
}

/** Indexes and descriptions, which hold nothing that the other parts do not. */
const SIDE_FILES = /\.(shx|sbn|sbx|qix|qpj|qmd|qml|sld|idx|fix|ain|aih|atx|xml|lyr)$/i;

async function groupsOf(bytes: Uint8Array, file: string, options: GeoDecodeOptions): Promise<Groups> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) {
    const stem = stemOf(file);
    const own = (options.companions ?? []).filter(({ name }) => stemOf(name) === stem);
    return { shapefiles: [[{ name: file, bytes }, ...own]], left: 0 };
  }
  const archive = new Blob([new Uint8Array(bytes)]);
  const items = await listArchive(archive, file);
  const shapefiles: (readonly GeoCompanion[])[] = [];
  let left = 0;
  for (const item of items) {
    if (/\.shp$/i.test(item.name)) shapefiles.push(await unpackItem(archive, file, item, options));
    else if (!SIDE_FILES.test(item.name)) left += 1;
  }
  return { shapefiles, left };
}

async function decodeGroup(group: readonly GeoCompanion[], file: string, options: DecodeOptions) {
  const part = (extension: string) => group.find(({ name }) => name.toLowerCase().endsWith(extension))?.bytes;
  const main = group.find(({ name }) => name.toLowerCase().endsWith('.shp'));
  if (main === undefined) throw new AtlasError('file-corrupt', { file }, { details: 'no .shp' });
  const table = part('.dbf');
  const dbf = table === undefined ? null : readDbf(table, textOf(part('.cpg')), file);
  const names = dbf === null ? [] : distinct(dbf.names);
  const features = function* (): Generator<RawFeature> {
    let row = 0;
    for (const shape of readShapes(main.bytes, file)) {
      const hasRow = dbf !== null && row < dbf.rowCount;
      if (!hasRow || !dbf.isDeleted(row)) {
        const cells = hasRow ? dbf.cells(row) : [];
        yield { ...geometryOf(shape), properties: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) };
      }
      row += 1;
    }
  };
  const statedCrs = textOf(part('.prj'))?.trim() ?? '';
  const layer = { name: baseOf(main.name), features, statedCrs: statedCrs === '' ? null : statedCrs, bytes: main.bytes.length };
  return { ...(await sheetOfFeatures(layer, options)), encoding: dbf?.encoding ?? null };
}

function geometryOf(shape: Shape): Pick<RawFeature, 'geometry' | 'unsupported'> {
  return shape !== null && 'unsupported' in shape ? { geometry: null, unsupported: `SHP ${shape.unsupported}` } : { geometry: shape };
}

/** Names cut to ten bytes often become the same. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name}_${number}`;
    taken.add(free);
    return free;
  });
}

function textOf(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}

function stemOf(name: string): string {
  return name.replace(/\.\w+$/, '').toLowerCase();
}

function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).replace(/\.shp$/i, '');
}
