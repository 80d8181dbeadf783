import { type Folder, kmlWithFolders, type Root } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile, DecodeNote } from '../raw-sheet.ts';
import type { DecodeOptions } from './decode-options.ts';
import { type RawFeature, sheetOfFeatures } from './feature-sheet.ts';
import { markupText } from './markup-text.ts';
import { readFromBytes, readZipDirectory } from './zip-directory.ts';
import { entryBytes } from './zip-entry.ts';

const SIZE_LIMIT = 64 * 1024 ** 2;
/** Tags, opening and closing. The tree of nodes takes about a kilobyte for each: this is 2 GB, and some 140,000 placemarks. */
const TAG_LIMIT = 2_000_000;

/** How a feature is drawn, which is nothing about it. */
const STYLE = /^(styleUrl|styleHash|styleMapHash|visibility|open|stroke|fill|icon|label|marker)([-_].*)?$/;

/**
 * Reads KML (OGC 12-007r2) or KMZ: each placemark a row, names, descriptions and ExtendedData as columns, the
 * path of folders in `folder`. What a KMZ holds besides its document, and pictures laid over the ground, are
 * counted in notes; links to other files are not followed. KML is WGS-84 by its standard but files of Chinese
 * maps are not: no system is stated here. A document type, the door of entity bombs, is refused.
 * Throws AtlasError 'file-empty', 'file-corrupt', 'file-too-large', 'file-truncated', 'file-encrypted', 'file-no-rows', 'cancelled'.
 */
export async function decodeKml(bytes: Uint8Array, file: string, options: DecodeOptions): Promise<DecodedFile> {
  if (bytes.length === 0) throw new AtlasError('file-empty', { file });
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const { xml, entriesLeft } = isZip ? await documentOf(bytes, file, options) : { xml: bytes, entriesLeft: 0 };
  if (xml.length > SIZE_LIMIT) throw new AtlasError('file-too-large', { file, size: xml.length, limit: SIZE_LIMIT });
  const text = markupText(xml);
  const tags = countTags(text);
  // Said in bytes, as other limits are: what a file so dense may have.
  if (tags > TAG_LIMIT)
    throw new AtlasError('file-too-large', { file, size: xml.length, limit: Math.floor((xml.length * TAG_LIMIT) / tags) });
  const root = parseKml(text, file);
  const { features, overlays } = flatten(root);
  const { sheet, notes } = await sheetOfFeatures({ name: '', features: () => features, statedCrs: null, bytes: bytes.length }, options);
  if (sheet.rowCount === 1) throw new AtlasError('file-no-rows', { file });
  const left: DecodeNote[] = [];
  if (overlays > 0) left.push({ code: 'layers-left', params: { count: overlays } });
  if (entriesLeft > 0) left.push({ code: 'entries-left', params: { count: entriesLeft } });
  return { fileName: file, format: isZip ? 'KMZ' : 'KML', encoding: null, delimiter: null, sheets: [sheet], notes: [...notes, ...left] };
}

/** doc.kml by custom, else the first document. */
async function documentOf(bytes: Uint8Array, file: string, options: DecodeOptions) {
  const read = readFromBytes(bytes);
  const entries = await readZipDirectory(read, bytes.length, file);
  const documents = entries.filter(({ name }) => /\.kml$/i.test(name));
  const entry = documents.find(({ name }) => /(^|\/)doc\.kml$/i.test(name)) ?? documents[0];
  if (entry === undefined) throw new AtlasError('file-no-rows', { file });
  if (entry.size > SIZE_LIMIT) throw new AtlasError('file-too-large', { file, size: entry.size, limit: SIZE_LIMIT });
  return { xml: await entryBytes(read, entry, { file, signal: options.signal }), entriesLeft: documents.length - 1 };
}

function countTags(text: string): number {
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) count += 1;
  return count;
}

function parseKml(text: string, file: string): Root {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new AtlasError('file-corrupt', { file }, { details: 'document type in KML' });
  try {
    // What the parser reports quotes the text, so it goes nowhere; fatal faults throw all the same.
    const parser = new DOMParser({ locator: false, onError: () => undefined });
    return kmlWithFolders(parser.parseFromString(text.trimStart(), 'text/xml'));
  } catch {
    throw new AtlasError('file-corrupt', { file }, { details: 'KML' });
  }
}

function flatten(root: Root): { readonly features: readonly RawFeature[]; readonly overlays: number } {
  const features: RawFeature[] = [];
  let overlays = 0;
  const walk = (node: Root | Folder, path: string): void => {
    for (const child of node.children) {
      if (child.type === 'folder') {
        const name = typeof child.meta.name === 'string' ? child.meta.name.trim() : '';
        walk(child, path === '' || name === '' ? path + name : `${path}/${name}`);
      } else if (child.properties?.['@geometry-type'] === 'groundoverlay') {
        overlays += 1;
      } else {
        features.push({ geometry: child.geometry, properties: propertiesOf(child.properties ?? {}, path) });
      }
    }
  };
  walk(root, '');
  return { features, overlays };
}

function propertiesOf(raw: Readonly<Record<string, unknown>>, folder: string): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (!STYLE.test(name)) properties[name] = name === 'description' ? descriptionText(value) : value;
  }
  if (folder !== '') properties[Object.hasOwn(properties, 'folder') ? 'kml_folder' : 'folder'] = folder;
  return properties;
}

/** togeojson wraps descriptions that hold markup. */
function descriptionText(value: unknown): unknown {
  const wrapped = (value as { '@type'?: unknown; value?: unknown } | null)?.value;
  return typeof wrapped === 'string' ? wrapped : value;
}
