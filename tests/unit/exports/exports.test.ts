import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { csvPieces, defuse } from '../../../src/exports/csv.ts';
import { nameParts, noteItems } from '../../../src/exports/export-notes.ts';
import { fileName } from '../../../src/exports/save-blob.ts';
import { toXlsx } from '../../../src/exports/xlsx.ts';
import { messagesFor } from '../../../src/locales/messages.ts';
import type { ExportValue } from '../../../src/model/export-file.ts';

function toCsv(header: readonly string[], rows: readonly (readonly ExportValue[])[]): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return csvPieces('utf-8', header, rows.length, (row) => rows[row] ?? [])
    .map((piece) => decoder.decode(piece))
    .join('');
}

/** A small reader of RFC 4180, so that what was written can be read back. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (c === '\r' && text[i + 1] === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      rows.push([]);
      i += 1;
    } else cell += c;
  }
  return rows.slice(0, -1);
}

describe('csv', () => {
  test('begins with a byte order mark and ends lines as Excel wants', () => {
    expect(toCsv(['名称', '数'], [['甲', 1]])).toBe('\uFEFF名称,数\r\n甲,1\r\n');
  });

  test('unknown is an empty cell and not 0', () => {
    expect(toCsv(['a', 'b'], [[null, 0]])).toBe('\uFEFFa,b\r\n,0\r\n');
  });

  test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\tx', '\rx'])('%j does not reach a spreadsheet as a formula', (text) => {
    expect(defuse(text)).toBe(`'${text}`);
  });

  test('no text cell ever begins as a formula, and every text comes back', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 }), { maxLength: 8 }), (rows) => {
        const read = readCsv(toCsv(['h1', 'h2'], rows).slice(1)).slice(1);
        expect(read.length).toBe(rows.length);
        rows.forEach((row, i) => {
          row.forEach((text, j) => {
            const cell = read[i]?.[j] ?? '';
            expect(cell).not.toMatch(/^[=+\-@\t\r]/);
            expect(cell === text || cell === `'${text}`).toBe(true);
          });
        });
      }),
    );
  });

  test('negative numbers stay numbers', () => {
    expect(toCsv(['a'], [[-3.5]])).toBe('\uFEFFa\r\n-3.5\r\n');
  });
});

describe('xlsx', () => {
  async function unzip(rows: (string | number | boolean | null)[][]) {
    const blob = await toXlsx(
      [
        { header: '名称', width: 20 },
        { header: '数', width: 8 },
      ],
      rows.length,
      (row) => rows[row] ?? [],
      {
        sheetData: '数据/表',
        sheetNotes: '说明',
        header: ['项目', '内容'],
        items: [['标记', '模拟数据,仅供演示;位置为示意']],
        tooLong: '过长',
      },
    );
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  }

  test('two sheets, the numbers as numbers, the text as text and never as a formula', async () => {
    const files = await unzip([
      ['=HYPERLINK("x")', 3],
      ['乙 <&>', null],
    ]);
    const workbook = files['xl/workbook.xml'] ?? '';
    expect(workbook).toContain('name="数据 表"');
    expect(workbook).toContain('name="说明"');
    const strings = files['xl/sharedStrings.xml'] ?? '';
    expect(strings).toContain('=HYPERLINK(');
    expect(strings).toContain('乙 &lt;&amp;&gt;');
    expect(strings).toContain('模拟数据,仅供演示;位置为示意');
    const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).not.toContain('<f>');
    expect(sheet).toMatch(/<c r="B2"[^>]*><v>3<\/v><\/c>/);
    expect(sheet).not.toMatch(/<c r="B3"[^>]*><v>/);
  });
});

describe('a cell longer than a worksheet allows', () => {
  test('is left empty, counted in the notes, and does not spoil the workbook', async () => {
    const rows = [['x'.repeat(32_767)], ['y'.repeat(32_768)]];
    const notes = { sheetData: 'd', sheetNotes: 'n', header: ['i', 'c'] as const, items: [], tooLong: '过长' };
    const blob = await toXlsx([{ header: 'h', width: 9 }], rows.length, (row) => rows[row] ?? [], notes);
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const strings = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(strings).toContain('x'.repeat(32_767));
    expect(strings).not.toContain('yyy');
    expect(strings).toContain('过长');
  });
});

describe('notes of an export', () => {
  const context = {
    title: '空白点清单',
    dataset: '示例',
    definition: '口径甲',
    asOf: '2022-07-04',
    filter: '',
    isSynthetic: true,
    isProposal: true,
  };

  test.each(['zh-CN', 'en'] as const)('in %s they say definition, date, filter, mark and that it is a proposal', (language) => {
    const messages = messagesFor(language);
    const text = noteItems(messages, context, 11)
      .map(([, content]) => content)
      .join('\n');
    for (const expected of [
      '口径甲',
      '2022-07-04',
      messages.exportsText.filterNone,
      messages.marks.simulated,
      messages.marks.proposal,
      '11',
    ])
      expect(text).toContain(expected);
  });

  test('real data carries no mark of simulation', () => {
    const messages = messagesFor('zh-CN');
    expect(noteItems(messages, { ...context, isSynthetic: false }, 1).some(([, content]) => content === messages.marks.simulated)).toBe(
      false,
    );
  });

  test('a bare CSV says in its name what it is of, of when, and that it is filtered, proposed and made up', () => {
    const messages = messagesFor('zh-CN');
    expect(fileName(nameParts(messages, { ...context, filter: '园区:P1' }), 'csv')).toBe(
      '空白点清单-示例-2022-07-04-已筛选-建议方案-模拟数据.csv',
    );
    expect(fileName(nameParts(messages, { ...context, isProposal: false, isSynthetic: false }), 'csv')).toBe(
      '空白点清单-示例-2022-07-04.csv',
    );
  });

  test('file names hold nothing a file system refuses', () => {
    expect(fileName(['空白点', 'a/b:c', ''], 'csv')).toBe('空白点-a_b_c.csv');
  });
});
