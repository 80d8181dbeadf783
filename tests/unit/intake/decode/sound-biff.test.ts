import { CFB, utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { decodeWorkbook } from '../../../../src/intake/decode/decode-workbook.ts';
import { makeBiffSound } from '../../../../src/intake/decode/sound-biff.ts';
import { areSoundTexts } from '../../../../src/intake/decode/sound-texts.ts';
import { rowTexts } from '../../../../src/intake/raw-sheet.ts';

const record = (type: number, ...data: number[]): number[] => [type & 255, type >> 8, data.length & 255, data.length >> 8, ...data];
const BEGIN_8 = record(0x0809, 0, 6, 5, 0, 0, 0, 0, 0);
const types = (bytes: Uint8Array): number[] => {
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    found.push((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
    at += 4 + ((bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8));
  }
  return found;
};

describe('records of .xls', () => {
  test('that hold cells stay, others are left alone in their places', () => {
    const name = record(0x0018, 1, 2, 3);
    const number = record(0x0203, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    const note = record(0x001c, 0, 0);
    const bytes = Uint8Array.from([...BEGIN_8, ...name, ...number, ...note]);
    expect(makeBiffSound(bytes)).toEqual({ isEncrypted: false, isDamaged: false, comments: 1 });
    expect(types(bytes)).toEqual([0x0809, 0x001d, 0x0203, 0x001d]);
  });

  test('a formula keeps its value and loses its length', () => {
    const formula = record(0x0006, ...new Array<number>(20).fill(1), 200, 200);
    const bytes = Uint8Array.from([...BEGIN_8, ...formula]);
    makeBiffSound(bytes);
    expect([...bytes.slice(-22)]).toEqual([...new Array<number>(20).fill(1), 255, 255]);
    expect(types(bytes)).toEqual([0x0809, 0x0006]);
  });

  test.each([
    ['one byte a sign', [3, 0, 0, 65, 66, 67], true],
    ['two bytes a sign', [2, 0, 1, 65, 0, 66, 0], true],
    ['a text longer than its record', [9, 0, 0, 65, 66, 67], false],
    ['wide signs beyond the record', [3, 0, 1, 65, 66, 67], false],
    ['no room for a length', [3], false],
  ])('a label with %s', (_name, text, isKept) => {
    const bytes = Uint8Array.from([...BEGIN_8, ...record(0x0204, 0, 0, 0, 0, 0, 0, ...text)]);
    makeBiffSound(bytes);
    expect(types(bytes)[1]).toBe(isKept ? 0x0204 : 0x001d);
  });

  test('a password is told before anything is read', () => {
    expect(makeBiffSound(Uint8Array.from([...BEGIN_8, ...record(0x002f, 0, 0)])).isEncrypted).toBe(true);
  });

  test('a record beyond the end is left alone, to the end', () => {
    const bytes = Uint8Array.from([...BEGIN_8, 0x03, 0x02, 0xff, 0xff, 1, 2]);
    makeBiffSound(bytes);
    expect([...bytes.slice(-6)]).toEqual([0x1d, 0, 2, 0, 1, 2]);
  });
});

describe('shared texts', () => {
  const table = (count: number, ...texts: number[]): number[] => record(0x00fc, count, 0, 0, 0, count, 0, 0, 0, ...texts);

  test.each([
    ['as they should be', table(2, 1, 0, 0, 65, 1, 0, 1, 65, 0), true],
    ['a text too long', table(1, 9, 0, 0, 65), false],
    ['fewer than told', table(200, 1, 0, 0, 65), true],
    ['runs of format beyond the end', table(1, 1, 0, 8, 255, 255, 65), true],
    ['a cut length', table(2, 1, 0, 0, 65, 1), false],
    ['no counts', record(0x00fc, 1, 0), false],
    ['continued, with the width said anew', [...table(1, 3, 0, 0, 65), ...record(0x003c, 1, 66, 0, 67, 0)], true],
    ['continued, the rest missing', [...table(1, 3, 0, 0, 65), ...record(0x003c, 1, 66, 0)], false],
  ])('%s', (_name, bytes, expected) => {
    expect(areSoundTexts(Uint8Array.from(bytes), 0)).toBe(expected);
  });

  test('of a workbook with texts over several records are read', async () => {
    const rows = Array.from({ length: 400 }, (_, row) => [`企业${row}${'长'.repeat(60)}`, `a${row}${'x'.repeat(100)}`]);
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'S');
    const bytes = new Uint8Array(write(book, { bookType: 'xls', type: 'array', bookSST: true }) as ArrayBuffer);
    const { sheets } = await decodeWorkbook(bytes, 'x.xls', {});
    expect(sheets[0] === undefined ? [] : rowTexts(sheets[0], 0, 400)).toEqual(rows);
  });
});

test('a stream that says nothing of its end, or a container without a workbook', async () => {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Workbook', Uint8Array.from([...BEGIN_8, 0x04, 0x02, 0xff, 0xff, 0, 0]));
  const bytes = new Uint8Array(CFB.write(container, { type: 'array' }) as number[]);
  await expect(decodeWorkbook(bytes, 'x.xls', {})).rejects.toMatchObject({ name: 'AtlasError' });
});
