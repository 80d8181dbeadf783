import { type BookType, utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { xlsxOf } from '../../../support/xlsx-parts.ts';
import { ledger } from './seed-tables.ts';

/** The ledger as every make of workbook. */

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function columnName(index: number): string {
  return String.fromCharCode(65 + index);
}

/** With merged cells, shared and inline strings, numbers, dates under formats, formulas and a second, hidden sheet. */
function xlsx(rows: readonly (readonly string[])[]): Uint8Array {
  const strings: string[] = [];
  const data = rows
    .map((cells, row) => {
      const xml = cells.map((text, column) => {
        const place = `r="${columnName(column)}${row + 1}"`;
        if (text === '') return '';
        if (column === 4 && /^\d+$/.test(text)) return `<c ${place}><v>${text}</v></c>`;
        if (column === 7 && /^\d{5}$/.test(text)) return `<c ${place} s="1"><v>${text}</v></c>`;
        if (column === 1) return `<c ${place} t="str"><f>CONCAT("x")</f><v>${escaped(text)}</v></c>`;
        if (column === 3) return `<c ${place} t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
        strings.push(`<t>${escaped(text)}</t>`);
        return `<c ${place} t="s"><v>${strings.length - 1}</v></c>`;
      });
      return `<row r="${row + 1}">${xml.join('')}</row>`;
    })
    .join('');
  const after = '<mergeCells count="2"><mergeCell ref="A1:O1"/><mergeCell ref="A2:A3"/></mergeCells>';
  return xlsxOf({
    sheets: [
      { name: '台账', data, after },
      { name: '隐藏', state: 'hidden', data: '<row r="1"><c r="A1"><v>1</v></c></row>' },
    ],
    strings,
    formats: [14],
  });
}

function sheetJs(rows: readonly (readonly string[])[], bookType: BookType): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((cells) => cells.map((text) => (/^\d{1,6}$/.test(text) ? Number(text) : text))));
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 14 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '台账');
  return new Uint8Array(write(book, { bookType, type: 'array' }) as ArrayBuffer);
}

/** A web page named .xls, as many systems export. */
function htmlTable(rows: readonly (readonly string[])[]): Uint8Array {
  const body = rows.map((cells) => `<tr>${cells.map((text) => `<td style="mso-number-format:'@'">${escaped(text)}</td>`).join('')}</tr>`);
  return strToU8(
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border=1>${body.join('')}</table></body></html>`,
  );
}

function ods(rows: readonly (readonly string[])[]): Uint8Array {
  const body = rows
    .map((cells) => {
      const xml = cells.map((text) =>
        text === ''
          ? '<table:table-cell table:number-columns-repeated="1"/>'
          : `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`,
      );
      return `<table:table-row>${xml.join('')}</table:table-row>`;
    })
    .join('');
  const names = ['office', 'table', 'text'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ');
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'META-INF/manifest.xml': strToU8('<manifest:manifest xmlns:manifest="m"/>'),
    'content.xml': strToU8(
      `<?xml version="1.0"?><office:document-content ${names}><office:body><office:spreadsheet><table:table table:name="台账">${body}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  });
}

export interface SeedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `rows` rows of data. */
export function zippedWorkbooks(rows: number): readonly SeedFile[] {
  const table = ledger(rows);
  return [
    { name: '台账.xlsx', bytes: xlsx(table) },
    { name: '台账(表格).xlsx', bytes: sheetJs(table, 'xlsx') },
    { name: '台账.ods', bytes: ods(table) },
    { name: '台账.xlsb', bytes: sheetJs(table, 'xlsb') },
  ];
}

export function plainWorkbooks(rows: number): readonly SeedFile[] {
  const table = ledger(rows);
  return [
    { name: '台账.xls', bytes: sheetJs(table, 'xls') },
    { name: '台账(95).xls', bytes: sheetJs(table, 'biff5') },
    { name: '台账(网页).xls', bytes: htmlTable(table) },
    { name: '台账(2003).xml', bytes: sheetJs(table, 'xlml') },
  ];
}
