import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../../src/intake/decode/decode-text.ts';
import { CHUNK_ROWS, cellText, MAX_COLUMNS } from '../../../../src/intake/raw-sheet.ts';
import { ENCODINGS, encodeText, padded, rowsOf, writeCsv } from './text-writing.ts';

const decode = async (text: string, delimiter = ',', sliceBytes = 7) =>
  decodeText(new Blob([text]), 'a.csv', { encoding: 'utf-8', delimiter, sliceBytes });

/** Splits well-formed CSV with lenient quotes the plain way, a character at a time. */
function splitPlainly(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let at = 0;
  let hasCell = false;
  const endRow = () => {
    rows.push(hasCell || row.length > 0 ? [...row, cell] : []);
    row = [];
    cell = '';
    hasCell = false;
  };
  while (at < text.length) {
    const rest = text.slice(at);
    const quoted = cell === '' && !hasCell ? /^"((?:[^"]|"")*)"(?!")/.exec(rest) : null;
    if (quoted !== null) {
      cell = (quoted[1] ?? '').replaceAll('""', '"');
      hasCell = true;
      at += quoted[0].length;
    } else if (/^\r?\n|^\r/.test(rest)) {
      at += rest.startsWith('\r\n') ? 2 : 1;
      endRow();
    } else if (rest.startsWith(delimiter)) {
      row.push(cell);
      cell = '';
      hasCell = false;
      at += delimiter.length;
    } else {
      cell += rest.charAt(0);
      hasCell = true;
      at += 1;
    }
  }
  if (hasCell || row.length > 0) endRow();
  return rows;
}

/** What a cell says: ="00123" is 00123. */
function plain(cell: string): string {
  return /^="(?:[^"]|"")*"$/.test(cell) ? cell.slice(2, -1).replaceAll('""', '"') : cell;
}

const cellArbitrary = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', '贵阳', '大厦A座', '1,234', '3', '“小巨人”', '𠀀', '（有限）') },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom('"', ',', ';', '，', '\t', '\n', '\r', '\r\n', ' ', '甲', 'é', '=') }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);

describe('records', () => {
  test('any table written as CSV reads back equal, in every encoding, at any border', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cellArbitrary, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...ENCODINGS),
        fc.constantFrom(',', ';', '\t', '|', '，'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 4, max: 40 }),
        fc.boolean(),
        fc.boolean(),
        async (table, encoding, delimiter, lineEnd, sliceBytes, withMark, isAllQuoted) => {
          const rows = table.map((row) => row.map((cell) => cell.replaceAll('\0', '').replaceAll('\uFFFD', '')));
          fc.pre(rows.some((row) => row.some((cell) => plain(cell) !== '')));
          const text = writeCsv(rows, delimiter, lineEnd, () => isAllQuoted);
          const file = new Blob([encodeText(text, encoding, withMark)]);
          const decoded = await decodeText(file, 'a.csv', { encoding, delimiter, sliceBytes });
          expect(rowsOf(decoded)).toEqual(padded(rows.map((row) => row.map(plain))));
          expect(decoded.notes.filter((note) => note.code !== 'rows-ragged')).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('as a plain splitter reads it, quotes and line ends anywhere', async () => {
    const piece = fc.constantFrom('a', '甲', ',', ',', '\n', '\r\n', '\r', ' ', 'x"y', 'x"', '"p,q"', '"p\nq"', '"r""s"', '""');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.integer({ min: 4, max: 20 }), async (pieces, sliceBytes) => {
        // Quoted cells stand alone: what follows them otherwise is a repair, not reading.
        const text = pieces.map((part) => (part.startsWith('"') ? `,${part},` : part)).join('');
        const rows = splitPlainly(text, ',');
        fc.pre(rows.some((row) => row.some((cell) => cell !== '')));
        expect(rowsOf(await decode(text, ',', sliceBytes))).toEqual(padded(rows));
      }),
      { numRuns: 2_000 },
    );
  });

  test('the same at every border, whatever the text', async () => {
    const piece = fc.constantFrom('a', '甲', ',', '\n', '\r', '\r\n', '"', '"', '""', ' ', '\t', '\0', ',"', '",', '"\n', '\n"');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 4, max: 11 }), async (pieces, sliceBytes) => {
        const text = `head,${pieces.join('')}`;
        const whole = await decode(text, ',', 1 << 20);
        const sliced = await decode(text, ',', sliceBytes);
        expect(rowsOf(sliced)).toEqual(rowsOf(whole));
        expect(sliced.notes).toEqual(whole.notes);
        // Nothing but NUL, line ends, delimiters and quotes is ever lost.
        expect(
          rowsOf(whole)
            .flat()
            .join('')
            .replace(/[^a甲]/g, ''),
        ).toBe(text.replace(/[^a甲]/g, ''));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each<[string, string, string[][]]>([
    [
      'CRLF, LF and CR',
      'a,b\r\nc,d\ne,f\rg,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    ['blank lines are rows', 'a\n\n\r\n\rb\n', [['a'], [''], [''], [''], ['b']]],
    ['doubled quotes', '"a""b","""",""\n', [['a"b', '"']]],
    ['line ends in quotes are kept as they are', '"a\r\nb\nc",d\n', [['a\r\nb\nc', 'd']]],
    ['a quote in mid-field', '12" 管,a"b"c\n', [['12" 管', 'a"b"c']]],
    [
      'blanks after a closing quote',
      '"a,b" ,c\n"d"\t\n',
      [
        ['a,b ', 'c'],
        ['d\t', ''],
      ],
    ],
    ['text after a closing quote keeps the quotes', '"小巨人"企业,"甲" "乙",x\n', [['"小巨人"企业', '"甲" "乙"', 'x']]],
    [
      'a formula that keeps a code as text is that text',
      '="00123","=""0,""""1""""""",=""\n=A1,="a"&"b",="a\n="x""y",=""",x\n',
      [
        ['00123', '0,"1"', ''],
        ['=A1', '="a"&"b"', '="a'],
        ['x"y', '="""', 'x'],
      ],
    ],
    [
      'an empty column within',
      'a,,b\n,,c\n',
      [
        ['a', '', 'b'],
        ['', '', 'c'],
      ],
    ],
  ])('%s', async (_name, text, expected) => {
    const decoded = await decode(text);
    expect(rowsOf(decoded)).toEqual(expected);
    expect(decoded.notes.filter((note) => note.code === 'quote-unclosed')).toEqual([]);
  });

  describe('quotes that open nothing', () => {
    test('at the end of the file: the rows after it are kept', async () => {
      const decoded = await decode('a,b\n1,"x\n2,y\n3,"z ""q"" z"\n');
      expect(rowsOf(decoded)).toEqual([
        ['a', 'b'],
        ['1', '"x'],
        ['2', 'y'],
        ['3', 'z "q" z'],
      ]);
      expect(decoded.notes).toEqual([{ code: 'quote-unclosed', params: { count: 1, row: 2 } }]);
    });

    test('before a later quoted cell: the rows between are kept', async () => {
      const decoded = await decode('a,b\n1,"小巨人\n2,y\n3,"z,z"\n4,w\n');
      expect(rowsOf(decoded)).toEqual([
        ['a', 'b'],
        ['1', '"小巨人'],
        ['2', 'y'],
        ['3', 'z,z'],
        ['4', 'w'],
      ]);
      expect(decoded.notes).toEqual([{ code: 'quote-unclosed', params: { count: 1, row: 2 } }]);
    });

    test('closed on a later line in the middle of text, after a blank', async () => {
      const decoded = await decode('a,b\n"x\ny" z,w\n');
      expect(rowsOf(decoded)).toEqual([
        ['a', 'b'],
        ['"x', ''],
        ['y" z', 'w'],
      ]);
      expect(decoded.notes.map((note) => note.code)).toContain('quote-unclosed');
    });

    test('closed by chance megabytes later', async () => {
      const decoded = await decodeText(new Blob(['a,b\n"x,1\n', '12345,2\n'.repeat(700_000), 'y",3\n4,5\n']), 'a.csv');
      expect(decoded.sheets[0]?.rowCount).toBe(700_004);
      expect(decoded.notes).toEqual([{ code: 'quote-unclosed', params: { count: 1, row: 2 } }]);
    });

    test('in a large file: found before the end, without growing with the file', async () => {
      const line = '贵阳精密仪器有限公司,国际大厦,3\n';
      const decoded = await decodeText(new Blob(['a,b,c\n', '"x,y,z\n', line.repeat(400_000)]), 'a.csv');
      expect(decoded.sheets[0]?.rowCount).toBe(400_002);
      expect(decoded.notes).toEqual([{ code: 'quote-unclosed', params: { count: 1, row: 2 } }]);
    });

    test.each(['"x\n', '"x\n""', '"""x\n', '\n"', '"\n""",', '"a\n"b"\n', ',"""\n'])('thousands of %j take no time', async (piece) => {
      const started = performance.now();
      const decoded = await decodeText(new Blob([piece.repeat(40_000), '"']), 'a.csv', { delimiter: ',' });
      expect(decoded.sheets[0]?.rowCount).toBeGreaterThan(0);
      expect(performance.now() - started).toBeLessThan(5_000);
    });
  });

  test('ragged rows are kept and counted', async () => {
    const decoded = await decode('表\na,b,c\n1,2,3\n\n4,5\n6,7,8,9\n10,11,12\n');
    expect(rowsOf(decoded)[5]).toEqual(['6', '7', '8', '9']);
    expect(decoded.notes).toEqual([{ code: 'rows-ragged', params: { count: 3, row: 1, columns: 3 } }]);
  });

  test('columns beyond the limit are left off and counted, empty ones at the right are not there', async () => {
    const wide = Array.from({ length: MAX_COLUMNS + 5 }, (_, index) => (index === MAX_COLUMNS + 2 ? '"多,\n出"' : `${index}`)).join(',');
    const decoded = await decode(`${wide}\n${wide},,,,\n`, ',', 4_096);
    const sheet = decoded.sheets[0];
    expect(sheet?.columns).toHaveLength(MAX_COLUMNS);
    expect(sheet?.rowCount).toBe(2);
    expect(decoded.notes).toContainEqual({ code: 'columns-beyond-limit', params: { count: 5 } });
    expect((await decode(`a,b${','.repeat(20_000)}\n1,2\n`, ',', 4_096)).sheets[0]?.columns).toHaveLength(2);
  });

  test('more rows than a chunk holds, with columns that begin late, end early and have gaps', async () => {
    const count = 2 * CHUNK_ROWS + 10;
    const late = CHUNK_ROWS + 3;
    const cells = (row: number): string[] => [
      row % 7 === 0 ? '' : `甲${row}`,
      row < 5 ? 'a' : '',
      row === late ? 'x' : '',
      row === count - 1 ? 'y' : '',
    ];
    const lines = Array.from({ length: count }, (_, row) => (row % 1_000 === 999 ? '' : cells(row).join(',').replace(/,+$/, '')));
    const decoded = await decodeText(new Blob([lines.join('\n')]), 'a.csv');
    const sheet = decoded.sheets[0];
    if (sheet === undefined) throw new Error('no sheet');
    expect(sheet.rowCount).toBe(count);
    expect(sheet.columns).toHaveLength(4);
    for (const column of sheet.columns) {
      expect(column.chunks.map((chunk) => chunk.offsets.length - 1)).toEqual([CHUNK_ROWS, CHUNK_ROWS, 10]);
      for (const { bytes, offsets } of column.chunks) expect([offsets[0], offsets.at(-1)]).toEqual([0, bytes.length]);
    }
    let wrong = 0;
    for (let row = 0; row < count; row += 1) {
      const expected = row % 1_000 === 999 ? ['', '', '', ''] : cells(row);
      sheet.columns.forEach((column, index) => {
        if (cellText(column, row) !== expected[index]) wrong += 1;
      });
    }
    expect(wrong).toBe(0);
  });

  test('exactly as many rows as a chunk holds', async () => {
    const sheet = (await decodeText(new Blob(['a,b\n'.repeat(CHUNK_ROWS)]), 'a.csv')).sheets[0];
    expect(sheet?.rowCount).toBe(CHUNK_ROWS);
    expect(sheet?.columns.map((column) => column.chunks.length)).toEqual([1, 1]);
  });

  test('progress rises to the size of the file, and an abort stops it', async () => {
    const file = new Blob(['a,b\n'.repeat(200_000)]);
    const seen: number[] = [];
    const controller = new AbortController();
    await decodeText(file, 'a.csv', { sliceBytes: 300_000, onProgress: (done, total) => seen.push(done / total) });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    const aborted = decodeText(file, 'a.csv', { sliceBytes: 300_000, signal: controller.signal, onProgress: () => controller.abort() });
    await expect(aborted).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('a delimiter is one character, no quote and no line end', async () => {
    for (const delimiter of ['', '""', '"', '\n', ',,']) await expect(decode('a,b', delimiter)).rejects.toThrow(RangeError);
  });
});
