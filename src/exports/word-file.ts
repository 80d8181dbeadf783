import { strToU8, type Zippable, zipSync } from 'fflate';
import { blocksXml, escapeXml, paragraphXml, type WordBlock, type WordPicture } from './word-blocks.ts';
import { FONTS, type FontFace, GRID, PAGE, STYLES, type StyleSetting, type WordStyle } from './word-layout.ts';

export interface WordDocument {
  readonly title: string;
  readonly language: 'zh-CN' | 'en';
  readonly blocks: readonly WordBlock[];
  /** Printed small at the head of every page. */
  readonly header: string;
}

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ');

/** Parts beside the document, by file, with what they are. */
const PARTS: readonly (readonly [id: string, file: string, kind: string])[] = [
  ['rId1', 'styles', 'styles'],
  ['rId2', 'settings', 'settings'],
  ['rId3', 'fontTable', 'fontTable'],
  ['rId4', 'header1', 'header'],
  ['rId5', 'header2', 'header'],
  ['rId6', 'footer1', 'footer'],
  ['rId7', 'footer2', 'footer'],
];

/**
 * A document in the layout of GB/T 9704—2012 as WordprocessingML (ISO/IEC 29500-1 transitional). The same document gives the same
 * bytes: no time, no author.
 */
export function wordFile(document: WordDocument): Uint8Array<ArrayBuffer> {
  const pictures: WordPicture[] = [];
  const body = blocksXml(document.blocks, (picture) => {
    pictures.push(picture);
    return { relation: `rIdPicture${pictures.length}`, number: pictures.length };
  });
  const relations = [
    ...PARTS.map(([id, file, kind]) => relation(id, kind, `${file}.xml`)),
    ...pictures.map((_, at) => relation(`rIdPicture${at + 1}`, 'image', `media/picture${at + 1}.png`)),
  ];
  const header = `${XML}<w:hdr ${SPACES}>${paragraphXml('header', document.header)}</w:hdr>`;
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationsXml([
      relation('rId1', 'officeDocument', 'word/document.xml'),
      `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
    ]),
    'docProps/core.xml': coreXml(document),
    'word/document.xml': `${XML}<w:document ${SPACES}><w:body>${body}${sectionXml()}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationsXml(relations),
    'word/styles.xml': stylesXml(document.language),
    'word/settings.xml': settingsXml(document.language),
    'word/fontTable.xml': fontTableXml(),
    'word/header1.xml': header,
    'word/header2.xml': header,
    'word/footer1.xml': footerXml('footerOdd'),
    'word/footer2.xml': footerXml('footerEven'),
  };
  pictures.forEach(({ png }, at) => {
    files[`word/media/picture${at + 1}.png`] = png;
  });
  const zip: Zippable = {};
  // Pictures are packed already.
  for (const [name, content] of Object.entries(files)) zip[name] = typeof content === 'string' ? strToU8(content) : [content, { level: 0 }];
  return new Uint8Array(zipSync(zip, { mtime: '1980-01-02T00:00:00' }));
}

export function wordBlob(document: WordDocument): Blob {
  return new Blob([wordFile(document)], { type: WORD_TYPE });
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
}

function relationsXml(relations: readonly string[]): string {
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`;
}

function contentTypes(): string {
  const word = (kind: string): string => `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`;
  const parts = PARTS.map(([, file, kind]) => `<Override PartName="/word/${file}.xml" ContentType="${word(kind)}"/>`).join('');
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    `<Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.main+xml"/>` +
    `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${parts}</Types>`
  );
}

function coreXml({ title, language }: WordDocument): string {
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escapeXml(title)}</dc:title><dc:language>${language}</dc:language></cp:coreProperties>`
  );
}

function sectionXml(): string {
  const parts = [
    '<w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="even" r:id="rId5"/>',
    '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="even" r:id="rId7"/>',
  ].join('');
  const margins = (['top', 'right', 'bottom', 'left', 'header', 'footer'] as const).map((side) => `w:${side}="${PAGE[side]}"`).join(' ');
  return (
    `<w:sectPr>${parts}<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/><w:pgMar ${margins} w:gutter="0"/>` +
    `<w:docGrid w:type="linesAndChars" w:linePitch="${GRID.linePitch}" w:charSpace="${GRID.charSpace}"/></w:sectPr>`
  );
}

/** «— 1 —», right on odd pages and left on even ones (GB/T 9704—2012, 7.5). */
function footerXml(style: 'footerOdd' | 'footerEven'): string {
  const run = (content: string): string => `<w:r><w:t xml:space="preserve">${content}</w:t></w:r>`;
  const number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>';
  return `${XML}<w:ftr ${SPACES}><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run('— ')}${number}${run(' —')}</w:p></w:ftr>`;
}

function settingsXml(language: string): string {
  return (
    `${XML}<w:settings ${SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>` +
    '<w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="compressPunctuation"/>' +
    '<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>' +
    '<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>' +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    `<w:themeFontLang w:val="en-US" w:eastAsia="${language === 'en' ? 'zh-CN' : language}"/></w:settings>`
  );
}

/** Fonts with what may stand in for them, by which Word chooses where they are missing. */
function fontTableXml(): string {
  const faces: readonly FontFace[] = [...new Map<string, FontFace>(Object.values(FONTS).map((face) => [face.name, face])).values()];
  const fonts = faces.map(({ name, instead }) => `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/></w:font>`);
  return `${XML}<w:fonts ${SPACES}>${fonts.join('')}</w:fonts>`;
}

function stylesXml(language: string): string {
  const defaults =
    `<w:docDefaults><w:rPrDefault><w:rPr>${fontsXml('body')}<w:sz w:val="32"/><w:szCs w:val="32"/>` +
    `<w:lang w:val="${language === 'en' ? 'en-GB' : 'en-US'}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>';
  const normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>';
  const styles = (Object.entries(STYLES) as [WordStyle, StyleSetting][]).map(([id, setting]) => styleXml(id, setting));
  return `${XML}<w:styles ${SPACES}>${defaults}${normal}${styles.join('')}</w:styles>`;
}

function styleXml(id: WordStyle, setting: StyleSetting): string {
  const { line, before = 0, after = 0, indent, align = 'left', outline } = setting;
  const spacing = [`w:before="${before}" w:after="${after}"`, line === undefined ? '' : `w:line="${line}" w:lineRule="exact"`].join(' ');
  const indents = Object.entries(indent ?? {}).map(([side, [characters, twips]]) => `w:${side}Chars="${characters}" w:${side}="${twips}"`);
  const paragraph = [
    setting.keepNext === true ? '<w:keepNext/>' : '',
    setting.newPage === true ? '<w:pageBreakBefore/>' : '',
    line === undefined ? '' : '<w:snapToGrid w:val="0"/>',
    `<w:spacing ${spacing.trim()}/>`,
    indents.length === 0 ? '' : `<w:ind ${indents.join(' ')}/>`,
    `<w:jc w:val="${align}"/>`,
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
  ].join('');
  const run = `${fontsXml(setting.font)}${setting.bold === true ? '<w:b/>' : ''}<w:sz w:val="${setting.size}"/><w:szCs w:val="${setting.size}"/>`;
  return (
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="Normal"/>` +
    `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  );
}

function fontsXml(font: keyof typeof FONTS): string {
  // Page numbers are half-width figures of the same face (半角宋体).
  const latin = font === 'number' ? FONTS.number.name : FONTS.latin.name;
  return `<w:rFonts w:ascii="${latin}" w:eastAsia="${FONTS[font].name}" w:hAnsi="${latin}" w:cs="${FONTS.latin.name}"/>`;
}
