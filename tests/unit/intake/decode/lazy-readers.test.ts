import { expect, test, vi } from 'vitest';
import { decodeFile } from '../../../../src/intake/decode/decode-file.ts';
import { xlsxOf } from '../../../support/xlsx-parts.ts';

const loaded = vi.hoisted(() => ({ sheetJs: false, workbook: false }));
vi.mock('@e965/xlsx', async (original) => {
  loaded.sheetJs = true;
  return original();
});
vi.mock('../../../../src/intake/decode/decode-workbook.ts', async (original) => {
  loaded.workbook = true;
  return original();
});

test('a text loads no reader of workbooks, and an .xlsx not the one of .xls', async () => {
  await decodeFile(new Blob(['名称,人数\n甲,1\n']), 'x.csv', {});
  expect(loaded).toEqual({ sheetJs: false, workbook: false });
  await decodeFile(new Blob([xlsxOf({ sheets: [{ name: 'S', data: '<row><c><v>1</v></c></row>' }] })]), 'x.xlsx', {});
  expect(loaded).toEqual({ sheetJs: false, workbook: true });
  const xls = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]);
  await expect(decodeFile(new Blob([xls]), 'x.xls', {})).rejects.toMatchObject({ name: 'AtlasError' });
  expect(loaded).toEqual({ sheetJs: true, workbook: true });
});
