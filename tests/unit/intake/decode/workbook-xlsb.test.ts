import { utils, write } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { decodeWorkbook } from '../../../../src/intake/decode/decode-workbook.ts';
import { rowTexts } from '../../../../src/intake/raw-sheet.ts';

function xlsb(): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['企业名称', '人数'],
      ['甲公司', 12],
    ]),
    '台账',
  );
  return new Uint8Array(write(book, { bookType: 'xlsb', type: 'array', bookSST: true }) as ArrayBuffer);
}

/** With every text of a part claiming to have that many signs. */
function withLengths(part: string, signs: number): Uint8Array {
  const files = unzipSync(xlsb());
  const bytes = files[part];
  if (bytes === undefined) throw new Error(`no ${part}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const text of ['企业名称', '甲公司', '台账']) {
    const at = Buffer.from(bytes).indexOf(Buffer.from(text, 'utf16le'));
    if (at > 4) view.setUint32(at - 4, signs, true);
  }
  return zipSync(files);
}

describe('.xlsb', () => {
  test('is read', async () => {
    const { sheets } = await decodeWorkbook(xlsb(), '台账.xlsb', {});
    expect(sheets.map((sheet) => rowTexts(sheet, 0, sheet.rowCount))).toEqual([
      [
        ['企业名称', '人数'],
        ['甲公司', '12'],
      ],
    ]);
  });

  test.each([
    ['xl/sharedStrings.bin', 0x00ffffff],
    ['xl/sharedStrings.bin', 0x7fffffff],
    ['xl/workbook.bin', 0x00ffffff],
    ['xl/workbook.bin', 300],
  ])('whose texts in %s claim %i signs is refused at once', async (part, signs) => {
    await expect(decodeWorkbook(withLengths(part, signs), '台账.xlsb', {})).rejects.toMatchObject({
      code: 'file-corrupt',
      params: { file: '台账.xlsb' },
    });
  });

  test('with records beyond its end is refused', async () => {
    const files = unzipSync(xlsb());
    const name = 'xl/worksheets/sheet1.bin';
    await expect(
      decodeWorkbook(zipSync({ ...files, [name]: (files[name] ?? new Uint8Array(0)).slice(0, -7) }), 'x', {}),
    ).rejects.toMatchObject({
      code: 'file-corrupt',
    });
  });
});
