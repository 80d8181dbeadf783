import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, previewText } from '../../../../src/intake/decode/decode-text.ts';
import { Gb18030Transcoder } from '../../../../src/intake/decode/transcode-gb18030.ts';
import { Utf8Transcoder } from '../../../../src/intake/decode/transcode-utf8.ts';
import { Utf16Transcoder } from '../../../../src/intake/decode/transcode-utf16.ts';
import type { Transcoder } from '../../../../src/intake/decode/transcoder.ts';
import type { TextEncoding } from '../../../../src/intake/raw-sheet.ts';
import { AtlasError } from '../../../../src/model/errors.ts';
import { ENCODINGS, encodeText, rowsOf } from './text-writing.ts';

const TABLE = '企业名称,楼宇,党员数\n贵阳市“小巨人”仪器有限公司,国际大厦A座,3\n㐀𠀀研究院,上一丁,12\n';
const ROWS = [
  ['企业名称', '楼宇', '党员数'],
  ['贵阳市“小巨人”仪器有限公司', '国际大厦A座', '3'],
  ['㐀𠀀研究院', '上一丁', '12'],
];

const concat = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

function transcodeAll(transcoder: Transcoder, input: Uint8Array, sliceBytes: number): { text: string; damaged: number } {
  let text = '';
  let damaged = 0;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (let at = 0; at < input.length; ) {
    const to = Math.min(input.length, at + sliceBytes);
    const step = transcoder.step(input.subarray(at, to), to === input.length);
    // Throws where a step gives half a character.
    const piece = decoder.decode(step.bytes);
    expect(step.firstDamage < 0).toBe(step.damaged === 0);
    if (step.damaged > 0) expect(decoder.decode(step.bytes.subarray(step.firstDamage)).startsWith('\uFFFD')).toBe(true);
    text += piece;
    damaged += step.damaged;
    expect(step.consumed).toBeGreaterThan(0);
    at += step.consumed;
  }
  return { text, damaged };
}

describe('encodings', () => {
  describe.each(ENCODINGS)('%s', (encoding) => {
    test.each([true, false])('found, byte order mark %s, at any border', async (withMark) => {
      const file = new Blob([encodeText(TABLE, encoding, withMark)]);
      for (const sliceBytes of [4, 5, 7, 64, 1 << 20]) {
        const decoded = await decodeText(file, 'a.csv', { sliceBytes });
        expect(decoded).toMatchObject({ encoding, delimiter: ',', format: 'CSV', notes: [] });
        expect(rowsOf(decoded)).toEqual(ROWS);
      }
    });

    test('chosen by a person, whatever the bytes look like', async () => {
      const decoded = await decodeText(new Blob([encodeText(TABLE, encoding, true)]), 'a.csv', { encoding });
      expect(rowsOf(decoded)).toEqual(ROWS);
    });

    test('only a byte order mark', async () => {
      await expect(decodeText(new Blob([encodeText('', encoding, true)]), 'a.csv')).rejects.toMatchObject({
        code: 'file-empty',
        params: { file: 'a.csv' },
      });
    });
  });

  test('ASCII is UTF-8', async () => {
    expect(await decodeText(new Blob(['a,b\n1,2\n']), 'a.csv')).toMatchObject({ encoding: 'utf-8', notes: [] });
  });

  test('GBK after a megabyte of ASCII', async () => {
    const row = '91520000000000000X,Guiyang,1\n';
    const file = new Blob(['code,city,n\n', row.repeat(40_000), encodeText('企业,贵阳,2\n'.repeat(5), 'gb18030')]);
    const decoded = await decodeText(file, 'a.csv', { sliceBytes: 100_000 });
    expect(decoded).toMatchObject({ encoding: 'gb18030', notes: [] });
    expect(rowsOf(decoded).at(-1)).toEqual(['企业', '贵阳', '2']);
    expect(decoded.sheets[0]?.rowCount).toBe(40_006);
  });

  test('a megabyte of UTF-8, then other bytes: UTF-8 is kept, and the damage is counted with its row', async () => {
    const row = '企业名称,贵阳,1\n';
    const file = new Blob([row.repeat(50_000), Uint8Array.of(0x2c, 0xc6, 0xf3, 0x0a), row.repeat(3)]);
    const decoded = await decodeText(file, 'a.csv');
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.notes).toContainEqual({ code: 'bytes-undecodable', params: { count: 2, row: 50_001 } });
    expect(rowsOf(decoded).slice(-4)).toEqual([['', '\uFFFD\uFFFD', ''], ...Array(3).fill(['企业名称', '贵阳', '1'])]);
  });

  test('UTF-8 with a much longer tail in GBK is not left as UTF-8, and the misread beginning is told', async () => {
    const head = encodeText('企业名称,贵阳,1\n'.repeat(20_000), 'utf-8');
    const tail = encodeText('精密仪器,遵义,2\n', 'gb18030');
    const decoded = await decodeText(new Blob([head, ...Array<Uint8Array<ArrayBuffer>>(100_000).fill(tail)]), 'a.csv');
    expect(decoded.encoding).toBe('gb18030');
    expect(rowsOf(decoded).at(-1)).toEqual(['精密仪器', '遵义', '2']);
    expect(decoded.notes).toEqual([{ code: 'bytes-undecodable', params: { count: 1, row: 1 } }]);
  });

  test('GBK with a tail in UTF-8 that decodes without a fault is told', async () => {
    const head = encodeText('精密仪器,遵义,2\n'.repeat(200_000), 'gb18030');
    const decoded = await decodeText(new Blob([head, '企业名称,贵阳,1\n'.repeat(20_000)]), 'a.csv');
    expect(decoded).toMatchObject({ encoding: 'gb18030', notes: [{ code: 'bytes-undecodable', params: { count: 1 } }] });
    expect(Number(decoded.notes[0]?.params.row)).toBeGreaterThan(100_000);
    expect((await decodeText(new Blob([head]), 'a.csv')).notes).toEqual([]);
  });

  test('a short UTF-8 file cut off within its last character stays UTF-8', async () => {
    const bytes = encodeText('名,\n仪,国', 'utf-8').slice(0, -1);
    const decoded = await decodeText(new Blob([bytes]), 'a.csv');
    expect(decoded).toMatchObject({ encoding: 'utf-8', notes: [{ code: 'bytes-undecodable', params: { count: 1, row: 2 } }] });
  });

  test('a character lost before is counted like one lost now', async () => {
    for (const encoding of ENCODINGS) {
      const decoded = await decodeText(new Blob([encodeText('名称,数\n\uFFFD\uFFFD公司,1\n', encoding, true)]), 'a.csv');
      expect(decoded.notes).toEqual([{ code: 'bytes-undecodable', params: { count: 2, row: 2 } }]);
    }
  });

  test('half a GBK character does not swallow the comma, quote or line end after it', async () => {
    const decoded = await decodeText(new Blob([Uint8Array.of(0xc6, 0x2c, 0x31, 0x0a, 0x32, 0x2c, 0xb0, 0x0a, 0x33, 0x2c, 0x34)]), 'a.csv', {
      encoding: 'gb18030',
    });
    expect(rowsOf(decoded)).toEqual([
      ['\uFFFD', '1'],
      ['2', '\uFFFD'],
      ['3', '4'],
    ]);
  });

  test('UTF-16 without a byte order mark: a list in Chinese alone but for its line ends', async () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const decoded = await decodeText(
        new Blob([encodeText('贵阳精密仪器有限公司\r\n遵义生物医药研究院\r\n'.repeat(20), encoding)]),
        'a.txt',
      );
      expect(decoded).toMatchObject({ encoding, notes: [] });
      expect(rowsOf(decoded)[39]).toEqual(['遵义生物医药研究院']);
    }
  });

  test('NUL bytes in a text are dropped and counted, in any place', async () => {
    const decoded = await decodeText(new Blob(['a,b\n', '1\0\0,"x\0y"\n\0"2",3\r\0\n4,5\n\0\0\0']), 'a.csv');
    expect(decoded.encoding).toBe('utf-8');
    expect(rowsOf(decoded)).toEqual([
      ['a', 'b'],
      ['1', 'xy'],
      ['2', '3'],
      ['4', '5'],
    ]);
    expect(decoded.notes).toEqual([{ code: 'bytes-undecodable', params: { count: 5, row: 2 } }]);
  });

  test.each<[string, Uint8Array<ArrayBuffer>]>([
    ['noise', Uint8Array.from({ length: 5_000 }, (_, index) => (Math.imul(index + 1, 2_654_435_761) >>> 11) & 0xff)],
    ['a picture', concat(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), new Uint8Array(40))],
    ['NUL bytes only', new Uint8Array(100)],
    ['machine words', new Uint8Array(Uint32Array.from({ length: 400 }, (_, index) => index * 77_777).buffer)],
  ])('%s is no text', async (_name, bytes) => {
    await expect(decodeText(new Blob([bytes]), 'x.csv')).rejects.toMatchObject({ code: 'file-unknown-format', params: { file: 'x.csv' } });
  });

  test('no bytes, and no text at all', async () => {
    await expect(decodeText(new Blob([]), 'a.csv')).rejects.toMatchObject({ code: 'file-empty' });
    await expect(decodeText(new Blob(['\n\r\n,,\n']), 'a.csv')).rejects.toMatchObject({ code: 'file-no-rows' });
  });

  test("a DOS text's end mark is no row", async () => {
    expect(rowsOf(await decodeText(new Blob(['a,b\r\n1,2\r\n\x1a']), 'a.csv'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('a preview reads the beginning, drops the record that is cut, and takes another encoding', async () => {
    const row = encodeText('贵阳精密仪器有限公司,国际大厦,3\n', 'gb18030');
    const file = new Blob(Array<Uint8Array<ArrayBuffer>>(20_000).fill(row));
    const right = await previewText(file, 'a.csv');
    expect(right).toMatchObject({ encoding: 'gb18030', notes: [] });
    expect(right.sheets[0]?.rowCount).toBe(Math.floor(262_144 / row.length));
    expect(rowsOf(right).at(-1)).toEqual(['贵阳精密仪器有限公司', '国际大厦', '3']);
    const wrong = await previewText(file, 'a.csv', { encoding: 'utf-8', delimiter: ';' });
    expect(wrong).toMatchObject({ encoding: 'utf-8', delimiter: ';' });
    expect(wrong.notes[0]?.code).toBe('bytes-undecodable');
    expect(wrong.sheets[0]?.columns).toHaveLength(1);
  });

  test.each(ENCODINGS)('a preview in %s is not damaged where it is cut, and leaves nothing of the record there', async (encoding) => {
    for (const lead of ['a', 'aa', 'aaa', 'aaaa', 'aaaaa']) {
      const text = `${lead}\n${'贵阳仪器,国际大厦𠀀,"3,座"\n'.repeat(15_000)}`;
      const decoded = await previewText(new Blob([encodeText(text, encoding, true)]), 'a.csv', { delimiter: ',' });
      expect(decoded.notes.map((note) => note.code)).toEqual(['rows-ragged']);
      const sheet = decoded.sheets[0];
      expect(rowsOf(decoded).at(-1)).toEqual(['贵阳仪器', '国际大厦𠀀', '3,座']);
      for (const { chunks } of sheet?.columns ?? []) expect(chunks[0]?.offsets[sheet?.rowCount ?? 0]).toBe(chunks[0]?.bytes.length);
    }
  });

  test('a preview of a file with one long record shows its beginning', async () => {
    const decoded = await previewText(new Blob(['a,', 'x'.repeat(400_000)]), 'a.csv', { delimiter: ',' });
    expect(rowsOf(decoded).map((row) => row.map((cell) => cell.length))).toEqual([[1, 262_142]]);
  });

  test('a quote that opens nothing does not empty the preview', async () => {
    const decoded = await previewText(new Blob(['a,b\n"x,y\n', '1,2\n'.repeat(100_000)]), 'a.csv');
    expect(decoded.sheets[0]?.rowCount).toBeGreaterThan(60_000);
    expect(decoded.notes).toEqual([{ code: 'quote-unclosed', params: { count: 1, row: 2 } }]);
  });
});

describe('damaged files', () => {
  const flaw = fc.record({ at: fc.nat(2_000), bytes: fc.uint8Array({ maxLength: 5 }), removed: fc.nat(6) });

  test('give a sheet or an error that says why; what was lost is never passed over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ENCODINGS), fc.boolean(), fc.array(flaw, { maxLength: 6 }), async (encoding, withMark, flaws) => {
        const bytes = [...encodeText(TABLE.repeat(8), encoding, withMark)];
        for (const { at, bytes: inserted, removed } of flaws) bytes.splice(at % bytes.length, removed, ...inserted);
        const file = new Blob([Uint8Array.from(bytes)]);
        for (const decode of [decodeText, previewText]) {
          try {
            const decoded = await decode(file, 'a.csv', { sliceBytes: 50 });
            const holdsLost = rowsOf(decoded).flat().join('').includes('\uFFFD');
            const told = decoded.notes.find((note) => note.code === 'bytes-undecodable');
            if (holdsLost) expect(Number(told?.params.count)).toBeGreaterThan(0);
            if (told !== undefined) expect(Number(told.params.row)).toBeLessThanOrEqual((decoded.sheets[0]?.rowCount ?? 0) + 1);
          } catch (error) {
            if (!(error instanceof AtlasError)) throw error;
            expect(['file-unknown-format', 'file-no-rows']).toContain(error.code);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('so does noise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (values) => {
        try {
          await decodeText(new Blob([Uint8Array.from(values)]), 'a.csv', { sliceBytes: 16 });
        } catch (error) {
          if (!(error instanceof AtlasError)) throw error;
          expect(error.params).toEqual({ file: 'a.csv' });
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('transcoders', () => {
  const cases: readonly [TextEncoding, () => Transcoder][] = [
    ['utf-8', () => new Utf8Transcoder()],
    ['utf-16le', () => new Utf16Transcoder('little')],
    ['utf-16be', () => new Utf16Transcoder('big')],
    ['gb18030', () => new Gb18030Transcoder()],
  ];

  // The runtime's decoder of GB 18030 repairs after its own rules; see the vectors below.
  test.each(cases.slice(0, 3))('%s: any bytes at any border as TextDecoder reads them', (encoding, make) => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc3, 0xd8, 0xdc, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0x9f, 0xa0, 0xbd), { maxLength: 40 }),
    );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 4, max: 9 }), (values, sliceBytes) => {
        const input = Uint8Array.from(values);
        const expected = new TextDecoder(encoding, { ignoreBOM: true }).decode(input);
        const { text, damaged } = transcodeAll(make(), input, sliceBytes);
        expect(text).toBe(expected);
        expect(damaged).toBe([...expected].filter((character) => character === '\uFFFD').length);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(cases)('%s: all of Unicode there and back', (encoding, make) => {
    let text = '';
    for (let code = 0; code <= 0x10ffff; code += code < 0x10000 ? 1 : 61) {
      if ((code < 0xd800 || code > 0xf8ff) && code !== 0xfffd) text += String.fromCodePoint(code);
    }
    const { text: back, damaged } = transcodeAll(make(), encodeText(text, encoding), 4_093);
    expect(damaged).toBe(0);
    expect(back === text).toBe(true);
  });

  test.each<[string, readonly number[], string, number]>([
    ['the euro sign of code page 936', [0x80, 0x31], '€1', 0],
    ['0xFF', [0xff, 0x31], '\uFFFD1', 1],
    ['a lead byte before a control character', [0xb0, 0x0a], '\uFFFD\n', 1],
    ['a lead byte before 0xFF', [0xb0, 0xff, 0x31], '\uFFFD1', 1],
    ['a lead byte at the end', [0x31, 0xb0], '1\uFFFD', 1],
    ['four bytes broken at the third', [0x81, 0x30, 0x2c, 0x31], '\uFFFD0,1', 1],
    ['four bytes broken at the fourth', [0x81, 0x30, 0x81, 0x2c], '\uFFFD0\uFFFD,', 2],
    ['four bytes that stand for nothing', [0xfe, 0x39, 0xfe, 0x39], '\uFFFD9\uFFFD9', 2],
    ['the last code point', [0xe3, 0x32, 0x9a, 0x35], '\u{10ffff}', 0],
  ])('gb18030: %s', (_name, bytes, expected, damaged) => {
    for (const sliceBytes of [4, 5, 100]) {
      expect(transcodeAll(new Gb18030Transcoder(), Uint8Array.from(bytes), sliceBytes)).toEqual({ text: expected, damaged });
    }
  });
});
