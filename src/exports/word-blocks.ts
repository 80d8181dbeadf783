import { TEXT_WIDTH, type WordStyle } from './word-layout.ts';

/** What a document is made of, from top to bottom. */
export type WordBlock =
  | { readonly kind: 'text'; readonly style: WordStyle; readonly text: string }
  | { readonly kind: 'blank' }
  | WordTable
  | WordPicture;

export interface WordTable {
  readonly kind: 'table';
  readonly columns: readonly WordColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface WordColumn {
  readonly head: string;
  /** Its part of the width of the page. */
  readonly share: number;
  readonly isNumber?: true;
}

export interface WordPicture {
  readonly kind: 'picture';
  readonly png: Uint8Array;
  /** What it shows, for those who do not see it. */
  readonly description: string;
}

/** A place of a picture within the file. */
export interface PlacedPicture {
  readonly relation: string;
  readonly number: number;
}

export function text(style: WordStyle, content: string): WordBlock {
  return { kind: 'text', style, text: content };
}

export const BLANK: WordBlock = { kind: 'blank' };

/** The body of a document, without what describes its pages. `place` answers where a picture is kept. */
export function blocksXml(blocks: readonly WordBlock[], place: (picture: WordPicture) => PlacedPicture): string {
  return blocks
    .map((block, at) => {
      if (block.kind === 'blank') return '<w:p><w:pPr><w:pStyle w:val="addressee"/></w:pPr></w:p>';
      if (block.kind === 'text') return paragraphXml(block.style, block.text);
      if (block.kind === 'picture') return pictureXml(block, place(block));
      // Two tables without a paragraph between them become one.
      return blocks[at + 1]?.kind === 'table' ? `${tableXml(block)}<w:p/>` : tableXml(block);
    })
    .join('');
}

export function paragraphXml(style: WordStyle, content: string): string {
  const run = (piece: string): string => `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`;
  const lines = content.split('\n').map((line) => line.split('\t').map(run).join('<w:tab/>'));
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${lines.join('<w:br/>')}</w:r></w:p>`;
}

function tableXml({ columns, rows }: WordTable): string {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((TEXT_WIDTH * share) / shares));
  const edge = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('');
  const cell = (content: string, at: number, style: WordStyle): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraphXml(style, content)}</w:tc>`;
  const head = columns.map((column, at) => cell(column.head, at, 'cellHead')).join('');
  const body = rows.map((row) =>
    columns.map((column, at) => cell(row[at] ?? '', at, column.isNumber === true ? 'cellNumber' : 'cell')).join(''),
  );
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:jc w:val="center"/>` +
    `<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>` +
    `${body.map((cells) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`).join('')}</w:tbl>`
  );
}

/** English metric units in a twentieth of a point. */
const EMU_PER_TWIP = 635;
/** A picture leaves room on its page for its heading and its caption. */
const MOST_HEIGHT = 9600;

function pictureXml({ png, description }: WordPicture, { relation, number }: PlacedPicture): string {
  const { width, height } = pngSize(png);
  const scale = Math.min(TEXT_WIDTH / width, MOST_HEIGHT / height);
  const extent = `cx="${Math.round(width * scale * EMU_PER_TWIP)}" cy="${Math.round(height * scale * EMU_PER_TWIP)}"`;
  const name = escapeXml(description);
  return (
    '<w:p><w:pPr><w:pStyle w:val="caption"/><w:keepNext/><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:drawing>' +
    `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${number}" name="Picture ${number}" descr="${name}"/>` +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
    `<pic:nvPicPr><pic:cNvPr id="${number}" name="Picture ${number}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
  );
}

/** Pixels of a PNG by its first chunk (ISO/IEC 15948, 11.2.2); a square where it is not one. */
export function pngSize(png: Uint8Array): { readonly width: number; readonly height: number } {
  const isPng = png.length >= 24 && png[0] === 0x89 && png[1] === 0x50 && png[12] === 0x49 && png[13] === 0x48;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = isPng ? [view.getUint32(16), view.getUint32(20)] : [0, 0];
  return width > 0 && height > 0 ? { width, height } : { width: 1, height: 1 };
}

/** Signs that XML 1.0 can hold (section 2.2): no control signs but tab and line feed, no half of a pair. */
function isXml(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return code === 0x9 || code === 0xa || (code >= 0x20 && code < 0xd800) || (code > 0xdfff && code < 0xfffe) || code > 0xffff;
}

export function escapeXml(content: string): string {
  return [...content]
    .filter(isXml)
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
