import { strToU8, type Zippable, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface SheetXml {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands inside <sheetData>. */
  readonly data: string;
  /** What follows it. */
  readonly after?: string;
  readonly dimension?: string;
}

export interface XlsxParts {
  readonly sheets: readonly SheetXml[];
  /** Contents of each <si>. */
  readonly strings?: readonly string[];
  /** Format codes; cell style 1 is the first, 2 the second, … Numbers are ids of built-in formats. */
  readonly formats?: readonly (string | number)[];
  readonly workbookPr?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

/** An .xlsx written by hand, for what libraries do not write. */
export function xlsxOf(parts: XlsxParts): Uint8Array<ArrayBuffer> {
  const files: Zippable = {
    '[Content_Types].xml': strToU8(`${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`),
    '_rels/.rels': strToU8(relationships([['rId1', 'officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': strToU8(
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${parts.workbookPr ?? ''}<sheets>${parts.sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      relationships([
        ...parts.sheets.map((_, index): Link => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['rId901', 'styles', 'styles.xml'],
        ['rId902', 'sharedStrings', '/xl/sharedStrings.xml'],
      ]),
    ),
    'xl/styles.xml': strToU8(styles(parts.formats ?? [])),
    'xl/sharedStrings.xml': strToU8(`${XML}<sst xmlns="${MAIN}">${(parts.strings ?? []).map((item) => `<si>${item}</si>`).join('')}</sst>`),
  };
  parts.sheets.forEach(({ data, after, dimension }, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(
      `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${dimension === undefined ? '' : `<dimension ref="${dimension}"/>`}<sheetData>${data}</sheetData>${after ?? ''}</worksheet>`,
    );
  });
  for (const [name, text] of Object.entries(parts.extra ?? {})) files[name] = strToU8(text);
  return zipSync(files);
}

type Link = readonly [id: string, type: string, target: string];

function relationships(links: readonly Link[]): string {
  const items = links.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

function styles(formats: readonly (string | number)[]): string {
  const idOf = (format: string | number, index: number): number => (typeof format === 'number' ? format : 176 + index);
  const codes = formats.flatMap((format, index) =>
    typeof format === 'number'
      ? []
      : [`<numFmt numFmtId="${176 + index}" formatCode="${format.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/>`],
  );
  return (
    `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
    `<cellXfs><xf numFmtId="0"/>${formats.map((format, index) => `<xf numFmtId="${idOf(format, index)}"/>`).join('')}</cellXfs></styleSheet>`
  );
}
