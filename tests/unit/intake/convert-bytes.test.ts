import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArrowRows } from '../../../src/engine/arrow-rows.ts';
import { ArrowStreamFile } from '../../../src/engine/arrow-stream-file.ts';
import { encodeUtf8 } from '../../../src/engine/encode-utf8.ts';
import { readerOf } from '../../../src/intake/convert/field-readers.ts';
import { decodeText } from '../../../src/intake/decode/decode-text.ts';
import { distinctCells, EMPTY_CELL, OTHER_CELL } from '../../../src/intake/distinct-cells.ts';
import { cellText, type RawSheet, SheetBuilder, type TextEncoding } from '../../../src/intake/raw-sheet.ts';
import { ImportCore } from '../../../src/intake/session/import-core.ts';
import { fieldOfTable } from '../../../src/model/fields.ts';
import type { ImportPlan } from '../../../src/model/import-plan.ts';
import { encodeText, writeCsv } from './decode/text-writing.ts';

const quiet = (): void => undefined;

describe('text written without the encoder', () => {
  it('is UTF-8 as the encoder writes it, halves of surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.nat(5), (text, at) => {
        const out = new Uint8Array(at + text.length * 3);
        const end = encodeUtf8(text, out, at);
        expect([...out.subarray(at, end)]).toEqual([...new TextEncoder().encode(text)]);
      }),
    );
  });
});

describe('the distinct cells of a column', () => {
  const columnOf = (texts: readonly string[]) => {
    const builder = new SheetBuilder();
    for (const text of texts) builder.appendRow([text, 'x']);
    return builder.finish()[0] ?? { chunks: [] };
  };

  it('give every cell back, and count them', () => {
    const cell = fc.oneof(fc.constantFrom('', '是', '否', '私营', '私营 '), fc.string({ maxLength: 3 }), fc.constantFrom('长'.repeat(40)));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 300 }), fc.nat(3), (texts, first) => {
        const column = columnOf(texts);
        const distinct = distinctCells(column, first, texts.length);
        if (distinct === null) throw new Error('given up');
        const decoder = new TextDecoder();
        const known = distinct.texts.map((bytes) => decoder.decode(bytes));
        expect(new Set(known).size).toBe(known.length);
        const counts = known.map(() => 0);
        let others = 0;
        for (let row = first; row < texts.length; row += 1) {
          const code = distinct.codes[row - first] ?? EMPTY_CELL;
          const text = cellText(column, row);
          if (code === OTHER_CELL) others += 1;
          else if (code !== EMPTY_CELL) counts[code] = (counts[code] ?? 0) + 1;
          if (code === OTHER_CELL) expect(new TextEncoder().encode(text).length).toBeGreaterThan(96);
          else expect(code === EMPTY_CELL ? '' : known[code]).toBe(text);
        }
        expect(distinct.counts).toEqual(counts);
        expect(distinct.others).toBe(others);
      }),
    );
  });

  it('are given up for a column of keys, and limited in one that varies late', () => {
    const keys = Array.from({ length: 20_000 }, (_, row) => `K${row}`);
    expect(distinctCells(columnOf(keys), 0, keys.length)).toBeNull();
    const late = [...Array.from({ length: 12_000 }, () => '同'), ...Array.from({ length: 41_000 }, (_, row) => `K${row}`), 'K0', '同'];
    const distinct = distinctCells(columnOf(late), 0, late.length);
    expect(distinct?.texts.length).toBe(40_000);
    expect(distinct?.others).toBe(1_001);
    expect(distinct?.counts[0]).toBe(12_001);
    expect(distinct?.counts[1]).toBe(2);
  });
});

/** What lists really hold, and what is hard about it. */
const WORDS = fc.constantFrom(
  '',
  '私营',
  '私营企业',
  '外资',
  '是',
  '否',
  '√',
  '存续',
  '大型',
  '３',
  '12',
  '007',
  ' 5 ',
  '20余',
  '—',
  '无',
  '#REF!',
  '三',
);
const PIECE = fc.constantFrom(
  '甲',
  '电子',
  '（',
  '）',
  '(',
  ')',
  '"',
  '""',
  ',',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\u3000',
  "'",
  '#',
  '１',
  '·',
  '㎡',
  '；',
  'A',
  '𠮷',
);
const NAME = fc.array(PIECE, { maxLength: 6 }).map((parts) => parts.join(''));
const HEADER = ['企业名称', '企业性质', '职工人数', '经营状态', '企业规模', '注册地址', '正式党员数'];

const FIELDS = ['name_zh', 'ownership', 'staff_count', 'status', 'size_class', 'address', 'members_full'].map(
  (column) => fieldOfTable('enterprise', `enterprise.${column}`)?.id ?? null,
);

const list = fc.array(fc.tuple(NAME, WORDS, WORDS, WORDS, WORDS, NAME, WORDS), { minLength: 4, maxLength: 40 }).map((rows) => {
  // Nothing is refused for repeating, and names are no names of persons.
  return rows.map(([name, ownership, staff, status, size, address, members], row) => [
    `${name}第${row}示例科技有限公司`,
    ownership,
    staff,
    status,
    size,
    `${address}示例路${row % 5}号`,
    members,
  ]);
});

/** The same by strings: every cell decoded and read on its own. */
function byStrings(sheet: RawSheet, plan: ImportPlan): Map<string, unknown[]> {
  const context = { table: plan.table, plan, marks: null, industryDigits: null } as const;
  const columns = new Map<string, unknown[]>();
  for (const planned of plan.columns) {
    const reader = readerOf(planned, context);
    const column = sheet.columns[planned.source];
    if (reader === null || column === undefined || columns.has(reader.column)) continue;
    const values: unknown[] = [];
    for (let row = plan.headerLast; row < sheet.rowCount; row += 1) {
      const text = cellText(column, row);
      const parsed = text === '' ? null : reader.read(text);
      values.push(parsed?.kind === 'value' ? parsed.value : null);
    }
    columns.set(reader.column, values);
  }
  return columns;
}

describe('columns made of bytes', () => {
  it('are what the same cells give as strings, in either encoding, with damaged bytes among them', async () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0x80, 0xff)), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(list, fc.constantFrom<TextEncoding>('utf-8', 'gb18030'), damage, async (rows, encoding, places) => {
        const text = writeCsv([HEADER, ...rows], ',', '\r\n');
        const bytes = encodeText(text, encoding);
        const header = encodeText(writeCsv([HEADER], ',', '\r\n'), encoding).length;
        // Only letters are damaged: a lost comma would be another list.
        for (const [place, byte] of places) {
          const at = header + (place % Math.max(1, bytes.length - header));
          if ((bytes[at] ?? 0) >= 0x41 && (bytes[at] ?? 0) < 0x5b && (bytes[at - 1] ?? 0x80) < 0x80) bytes[at] = byte;
        }
        const file = new File([bytes], '企业台账.csv');
        const core = new ImportCore(file, file.name, []);
        const preview = await core.open({ encoding, delimiter: ',' }, quiet);
        const guessed = preview.sheets[0]?.plan;
        const [sheet] = (await decodeText(file, file.name, { encoding, delimiter: ',' })).sheets;
        if (guessed === undefined || sheet === undefined) throw new Error('no sheet');
        // Mapped by a person: such values would leave the guess in doubt.
        const columns = guessed.columns.map((column) => ({ ...column, field: FIELDS[column.source] ?? null, unit: 1 }));
        const plan: ImportPlan = { ...guessed, table: 'enterprise', headerFirst: 0, headerLast: 1, columns };
        fc.pre(preview.sheets[0]?.privacy.columns.every(({ fate }) => fate === 'keep') === true && plan.skippedRows.length === 0);
        const result = core.convert([{ sheet: 0, plan, allowed: [] }], [], quiet);
        const table = result.tables.find((entry) => entry.table === plan.table);
        if (table === undefined) throw new Error('no table');
        const made = readArrowRows(table.bytes);
        const expected = byStrings(sheet, plan);
        expect(made.rowCount).toBe(rows.length);
        expect([...expected.keys()]).toHaveLength(FIELDS.length);
        for (const [column, values] of expected) {
          const at = made.names.indexOf(column);
          expect([column, values.map((_, row) => made.at(at, row))]).toEqual([column, values]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('come in parts that make the same file', async () => {
    const lines = Array.from(
      { length: 123_000 },
      (_, row) => `示例${row}有限公司,${row % 90},甲${row % 7}号楼,${['私营', '外资', ''][row % 3]}\n`,
    );
    const file = new File([`企业名称,职工人数,所在楼宇,企业性质\n${lines.join('')}`], '名单.csv');
    const core = new ImportCore(file, file.name, []);
    const { sheets } = await core.open({}, quiet);
    const decisions = sheets.map(({ index, plan }) => ({ sheet: index, plan, allowed: [] }));
    const parts = new Map<string, ArrowStreamFile>();
    const sizes: [string, number][] = [];
    const inParts = core.convert(decisions, [], quiet, (table, bytes, rows) => {
      const made = parts.get(table) ?? new ArrowStreamFile();
      parts.set(table, made);
      made.append(bytes);
      sizes.push([table, rows]);
    });
    const atOnce = core.convert(decisions, [], quiet);
    expect(inParts.tables).toEqual([]);
    expect(inParts.outcome).toEqual(atOnce.outcome);
    expect(sizes).toEqual([
      ['enterprise', 122_880],
      ['enterprise', 120],
      ['building', 7],
    ]);
    for (const { table, bytes } of atOnce.tables) {
      const joined = await parts.get(table)?.toFile(`${table}.arrow`).arrayBuffer();
      expect(Buffer.from(joined ?? new ArrayBuffer(0)).equals(bytes)).toBe(true);
    }
  });
});
