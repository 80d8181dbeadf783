import fc from 'fast-check';
import { idCardCheck } from '../../../../src/intake/privacy/id-card.ts';
import { type RawSheet, SheetBuilder } from '../../../../src/intake/raw-sheet.ts';

/** A sheet of one header row, then the rows. */
export function sheetOf(rows: readonly (readonly string[])[]): RawSheet {
  const builder = new SheetBuilder();
  for (const row of rows) builder.appendRow(row);
  return {
    name: '',
    columns: builder.finish(),
    rowCount: builder.rowCount,
    firstRow: 1,
    isHidden: false,
    merges: [],
    headerRows: null,
    geometryColumn: null,
    statedCrs: null,
  };
}

/** Rows under one header of one column beside a column of serial numbers, so that empty cells keep their row. */
export function columnOf(
  header: string,
  cells: readonly string[],
): { sheet: RawSheet; header: { first: number; last: number; names: string[] } } {
  return {
    sheet: sheetOf([['序号', header], ...cells.map((cell, index) => [String(index + 1), cell])]),
    header: { first: 0, last: 1, names: ['序号', header] },
  };
}

/** A made-up identity number: the digits given, with the right check sign. */
export function idOf(first17: string): string {
  return first17 + idCardCheck(first17);
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Provinces that exist, and 99, which no resident has. */
export const anyId = fc
  .record({
    province: fc.constantFrom('11', '52', '13', '99'),
    district: fc.integer({ min: 0, max: 9999 }),
    year: fc.integer({ min: 1900, max: 2020 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    serial: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ province, district, year, month, day, serial }) =>
    idOf(`${province}${pad(district, 4)}${year}${pad(month, 2)}${pad(day, 2)}${pad(serial, 3)}`),
  );

export const anyMobile = fc
  .record({ second: fc.integer({ min: 3, max: 9 }), rest: fc.integer({ min: 0, max: 999_999_999 }) })
  .map(({ second, rest }) => `1${second}${pad(rest, 9)}`);

export function fullWidth(text: string): string {
  return [...text].map((sign) => (/[!-~]/u.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)).join('');
}

const cut = (text: string, separator: string, ...at: readonly number[]): string => {
  const parts: string[] = [];
  let from = 0;
  for (const to of [...at, text.length]) {
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts.join(separator);
};

const SEPARATORS = ['-', ' ', '\u00a0', '\u3000', '－', '—', '\u200b', ' - '] as const;

/** A mobile number as people write it. */
export const mobileSpelling = fc.constantFrom<(number: string) => string>(
  (number) => number,
  fullWidth,
  (number) => `+86${number}`,
  (number) => `+86 ${number}`,
  (number) => `86${number}`,
  (number) => `0086${number}`,
  (number) => `(+86)${number}`,
  (number) => `0${number}`,
  (number) => `${number}.0`,
  (number) => cut(number, '.', 3, 7),
  (number) => fullWidth(cut(number, '-', 3, 7)),
  ...SEPARATORS.flatMap((separator) => [
    (number: string) => cut(number, separator, 3, 7),
    (number: string) => cut(number, separator, 4, 8),
    (number: string) => cut(number, separator, 3),
    (number: string) => [...number].join(separator.length > 1 ? ' ' : separator),
  ]),
);

export const idSpelling = fc.constantFrom<(id: string) => string>(
  (id) => id,
  (id) => id.toLowerCase(),
  fullWidth,
  (id) => fullWidth(id.toLowerCase()),
  (id) => `${id}.0`,
  ...SEPARATORS.flatMap((separator) => [
    (id: string) => cut(id, separator, 6, 14),
    (id: string) => cut(id, separator, 6, 10, 14),
    (id: string) => cut(id, separator, 17),
  ]),
);

/** Whether the digits of `secret` still stand in `text`, whatever was put between them. */
export function reveals(text: string, secret: string): boolean {
  return text
    .normalize('NFKC')
    .replace(/[^0-9Xx]/gu, '')
    .toUpperCase()
    .includes(secret.toUpperCase());
}
