import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile } from '../raw-sheet.ts';
import type { DecodeOptions } from './decode-options.ts';
import { dxfShape } from './dxf-geometry.ts';
import { type DxfEntity, groupFlags, groupText, readEntities } from './dxf-groups.ts';
import { type RawFeature, sheetOfFeatures } from './feature-sheet.ts';
import { kindName } from './kind-name.ts';
import { decodeStrictText } from './strict-text.ts';

const SIZE_LIMIT = 200 * 1024 ** 2;
/** Group that is 1 for what stands on a sheet of paper. */
const PAPER_SPACE = 67;

/**
 * Reads an ASCII DXF drawing: LINE, LWPOLYLINE, POLYLINE (arcs as chords of 10°), POINT, INSERT, TEXT and
 * MTEXT of the model space, one row each with layer, type, text, block and the block's attributes; geometry
 * in drawing units. Other kinds are counted in notes; blocks are not taken apart. Texts are UTF-8 or GB 18030.
 * Throws AtlasError 'file-empty', 'file-too-large', 'file-format-later' (binary), 'file-corrupt', 'file-no-rows', 'cancelled'.
 */
export async function decodeDxf(bytes: Uint8Array, file: string, options: DecodeOptions): Promise<DecodedFile> {
  if (bytes.length === 0) throw new AtlasError('file-empty', { file });
  if (bytes.length > SIZE_LIMIT) throw new AtlasError('file-too-large', { file, size: bytes.length, limit: SIZE_LIMIT });
  const { text, encoding } = decodeStrictText(bytes);
  if (text.startsWith('AutoCAD Binary DXF')) throw new AtlasError('file-format-later', { file, format: 'DXF (binary)' });
  if (!/^\s*0\s*\r?\n?\s*SECTION\b|\n\s*0\s*\r?\n\s*SECTION\b/.test(text.slice(0, 65_536)))
    throw new AtlasError('file-corrupt', { file }, { details: 'DXF' });
  const skipped = new Map<string, number>();
  for (const entity of readEntities(text)) {
    if (!isOfModel(entity) || dxfShape(entity) !== null) continue;
    const kind = kindName(entity.type);
    skipped.set(kind, (skipped.get(kind) ?? 0) + 1);
  }
  const { sheet, notes } = await sheetOfFeatures(
    { name: '', features: () => featuresOf(text), statedCrs: null, bytes: bytes.length },
    options,
  );
  if (sheet.rowCount === 1) throw new AtlasError('file-no-rows', { file });
  const unsupported = [...skipped].map(([type, count]) => ({ code: 'geometry-unsupported' as const, params: { type, count } }));
  return { fileName: file, format: 'DXF', encoding, delimiter: null, sheets: [sheet], notes: [...notes, ...unsupported] };
}

function isOfModel(entity: DxfEntity): boolean {
  return groupFlags(entity, PAPER_SPACE) !== 1;
}

function* featuresOf(text: string): Generator<RawFeature> {
  for (const entity of readEntities(text)) {
    const geometry = isOfModel(entity) ? dxfShape(entity) : null;
    if (geometry !== null) yield { geometry, properties: propertiesOf(entity) };
  }
}

function propertiesOf(entity: DxfEntity): Record<string, string> {
  const properties: Record<string, string> = {
    layer: plain(groupText(entity, 8)),
    type: entity.type,
    text: entity.type === 'MTEXT' ? mtext(entity) : entity.type === 'TEXT' ? plain(groupText(entity, 1)) : '',
    block: entity.type === 'INSERT' ? plain(groupText(entity, 2)) : '',
  };
  for (const part of entity.parts) {
    if (part.type !== 'ATTRIB') continue;
    const tag = plain(groupText(part, 2));
    properties[Object.hasOwn(properties, tag) ? `attribute_${tag}` : tag] = plain(groupText(part, 1));
  }
  return properties;
}

/** Long texts come in pieces of 250 characters, the last of them in group 1. */
function mtext(entity: DxfEntity): string {
  const pieces = entity.groups.filter(({ code }) => code === 3 || code === 1).map(({ value }) => value);
  return plain(
    pieces
      .join('')
      // Paragraphs; then fonts, heights, colours and alignments, which end with a semicolon; then switches and groups.
      .replace(/\\[PN]/g, '\n')
      .replace(/\\[ACFHQTWacfhqtwp][^;\\{}]*;/g, '')
      .replace(/\\S([^;]*);/g, (_, stacked: string) => stacked.replace(/[#^]/, '/'))
      .replace(/\\[LlOoKk]/g, '')
      .replace(/\\~/g, ' ')
      .replace(/(?<!\\)[{}]/g, '')
      .replace(/\\([{}\\])/g, '$1'),
  );
}

/** Characters outside the drawing's code page are written by their number, some signs by name. */
function plain(text: string): string {
  return text
    .replace(/\\U\+([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\M\+5([0-9A-Fa-f]{4})/g, (_, hex: string) => gbCharacter(Number.parseInt(hex, 16)))
    .replace(/%%[dD]/g, '°')
    .replace(/%%[pP]/g, '±')
    .replace(/%%[cC]/g, 'Ø')
    .replace(/%%[uUoOkK]/g, '')
    .trim();
}

function gbCharacter(code: number): string {
  return new TextDecoder('gb18030').decode(new Uint8Array([code >> 8, code & 0xff]));
}
