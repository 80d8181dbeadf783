import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonal } from '../../../../src/intake/privacy/find-personal.ts';
import { isRegistrationNumber } from '../../../../src/intake/privacy/id-card.ts';
import { maskCells } from '../../../../src/intake/privacy/mask-cells.ts';
import { maskSheet } from '../../../../src/intake/privacy/mask-sheet.ts';
import { droppedColumns, judgeSheet, scanSheet, screenSheet } from '../../../../src/intake/privacy/screen-sheet.ts';
import { CHUNK_ROWS, cellText, rowTexts } from '../../../../src/intake/raw-sheet.ts';
import { syntheticUscc } from '../../../../src/model/uscc.ts';
import { anyId, anyMobile, columnOf, idOf, idSpelling, mobileSpelling, reveals, sheetOf } from './support.ts';

const ID = idOf('99010119000101123');
const NO_TEXT: ReadonlySet<number> = new Set();
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** What becomes of a column of cells under a header. */
function screen(header: string, cells: readonly string[], freeText = NO_TEXT) {
  const { sheet, header: at } = columnOf(header, cells);
  const column = screenSheet(sheet, at, freeText).columns[1];
  if (column === undefined) throw new Error('no column');
  return { fate: column.fate, findings: column.findings, spared: column.spared, classes: column.findings.map((finding) => finding.class) };
}

describe('columns by header', () => {
  it('refuses the column and counts its cells', () => {
    expect(screen('联系电话', ['一', '', '二']).findings).toEqual([{ class: 'phone', by: 'header', hits: 2, cells: 2, action: 'refuse' }]);
    expect(screen('书记姓名', ['某']).fate).toBe('refuse');
  });

  it('asks where the values prove that the header misleads', () => {
    expect(screen('党建指导员', ['是', '否', '是']).fate).toBe('ask');
    expect(screen('书记', ['1', '0', '2']).fate).toBe('ask');
    expect(screen('证件号码', range(9).map(syntheticUscc)).fate).toBe('ask');
    expect(screen('党龄', ['3', '12']).fate).toBe('refuse');
  });

  it('drops tax and revenue unless asked for, apart from personal data', () => {
    expect(screen('纳税额(万元)', ['12.5', '3']).findings).toEqual([{ class: 'tax-data', by: 'header', hits: 2, cells: 2, action: 'ask' }]);
    expect(screen('纳税人名称', ['贵阳合成科技有限公司']).fate).toBe('keep');
  });

  it('keeps counts of members under 党员', () => expect(screen('党员', ['3', '12', '0']).fate).toBe('keep'));
});

describe('columns by value', () => {
  const CODES = range(50).map((row) => syntheticUscc(row));

  it('refuses any column with one identity number, in whichever spelling', () => {
    for (const one of [ID, ID.toLowerCase(), `${ID.slice(0, 6)} ${ID.slice(6)}`, '110101********1234', '1.10101E+17', `张三 ${ID}`]) {
      const { fate, findings } = screen('企业名称', [...CODES, one]);
      expect([one, fate, findings[0]]).toEqual([one, 'refuse', { class: 'id-card', by: 'value', hits: 1, cells: 51, action: 'refuse' }]);
    }
  });

  it('masks it in free text', () => {
    expect(screen('需求内容', ['需融资', `身份证${ID}`]).fate).toBe('mask');
    expect(screen('栏目', ['需融资', `身份证${ID}`], new Set([1])).fate).toBe('mask');
    expect(screen('栏目', ['需融资', `身份证${ID}`]).fate).toBe('refuse');
  });

  it('leaves credit codes, all-digit ones too, and damaged ones to the check of codes', () => {
    expect(screen('统一社会信用代码', [...CODES, '913205056082348768', '91110000600037341L']).fate).toBe('keep');
    expect(screen('统一社会信用代码', ['9.13206E+17', '1.25201E+17']).fate).toBe('keep');
    expect(screen('栏目', ['1.25201E+17']).fate).toBe('refuse');
  });

  it('tells old identity numbers from registration numbers by their share', () => {
    // Serials whose middle reads as a month and a day, with the check digit of GS 15-2006.
    const registrations = range(200).map((row) => {
      const body = `52011500${String(10_000 + row * 37).padStart(6, '0')}`;
      return body + range(10).find((digit) => isRegistrationNumber(`${body}${digit}`));
    });
    expect(registrations.some((run) => findPersonal(run).length > 0)).toBe(true);
    expect(screen('注册号', registrations).fate).toBe('keep');
    expect(
      screen(
        '栏目',
        range(20).map((row) => `1101010101011${String(row).padStart(2, '0')}`),
      ).fate,
    ).toBe('refuse');
  });

  it('needs 30 % of the cells before eleven digits make a column of telephones', () => {
    const orders = range(70).map((row) => `2024${String(row).padStart(7, '0')}`);
    const phones = range(30).map((row) => `138${String(row).padStart(8, '0')}`);
    expect(screen('栏目', [...orders, ...phones]).findings).toEqual([
      { class: 'phone', by: 'value', hits: 30, cells: 100, action: 'refuse' },
    ]);
    expect(screen('订单编号', [...orders, ...phones.slice(1)])).toMatchObject({
      fate: 'keep',
      spared: expect.arrayContaining(['phone-bare']),
    });
    expect(screen('栏目', [...orders, ...phones.slice(1)])).toMatchObject({
      fate: 'mask',
      findings: [{ class: 'phone', hits: 29, action: 'mask' }],
    });
  });

  it('leaves «ID号» over device serials', () => {
    expect(
      screen(
        'ID号',
        range(40).map((row) => `SN14C${row}-000${row}`),
      ).fate,
    ).toBe('keep');
  });

  it('masks a telephone in a name or an address rather than losing the list', () => {
    const names = range(40).map((row) => `合成企业${row}`);
    expect(screen('企业名称', [...names, '张三小吃店 13800138000'])).toMatchObject({
      fate: 'mask',
      findings: [{ class: 'phone', hits: 1, cells: 41, action: 'mask' }],
    });
    expect(
      screen(
        '企业地址',
        range(40).map((row) => `长岭路${row}号 0851-88888888`),
      ).fate,
    ).toBe('mask');
    expect(
      screen(
        '企业名称',
        range(40).map((row) => `合成企业${row} 0851-88888888`),
      ).fate,
    ).toBe('refuse');
  });

  it('refuses columns of mail, cards and papers, and masks single ones', () => {
    expect(
      screen(
        '栏目',
        range(9).map((row) => `a${row}@example.com`),
      ).fate,
    ).toBe('refuse');
    expect(
      screen(
        '备注',
        range(9).map((row) => `a${row}@example.com`),
      ).fate,
    ).toBe('mask');
    expect(screen('栏目', [...range(9).map((row) => `合成${row}`), 'a@example.com']).fate).toBe('mask');
    expect(
      screen(
        '栏目',
        range(9).map((row) => `E0000000${row}`),
      ).classes,
    ).toEqual(['other-papers']);
  });

  it('does not take long order numbers for bank cards', () => {
    expect(
      screen(
        '订单编号',
        range(60).map((row) => `62220200000000${String(row * 7919).padStart(5, '0')}`),
      ).fate,
    ).toBe('keep');
  });

  it('asks about names without a header, and about a hint that values confirm', () => {
    const people = ['张三', '李四', '王五', '赵六', '孙七', '周八', '吴九', '郑十', '欧阳一一'];
    expect(screen('栏目', people).findings).toEqual([{ class: 'person-name', by: 'value', hits: 9, cells: 9, action: 'ask' }]);
    expect(screen('楼长', [...people.slice(0, 4), ...range(6).map((row) => `合成企业${row}`)]).fate).toBe('ask');
    expect(
      screen(
        '楼长',
        range(6).map((row) => `合成企业${row}`),
      ).fate,
    ).toBe('keep');
    expect(screen('企业名称', ['比亚迪', '圣博润', '挖财', '华为', '万科', '金蝶软件']).fate).toBe('keep');
  });

  it('knows a sex and a people by their words', () => {
    expect(screen('栏目', ['男', '女', '男']).classes).toEqual(['sex']);
    expect(screen('栏目', ['汉族', '苗族', '布依']).classes).toEqual(['ethnicity']);
  });
});

describe('the sheet', () => {
  const LEDGER = [
    ['2024年企业党建台账', '', '', '填报人', '张三', '联系电话', '13800138000'],
    ['企业名称', '统一社会信用代码', '书记姓名', '性别', '联系电话', '党员数', '备注'],
    ...range(30).map((row) => [
      `合成企业${row}`,
      syntheticUscc(row),
      '李四',
      '男',
      `1380013${String(row).padStart(4, '0')}`,
      String(row),
      row === 3 ? '联系人:王五' : '',
    ]),
    ['填报人:赵六 13900139000', '', '', '', '', '', ''],
  ];
  const HEADER = { first: 1, last: 2, names: LEDGER[1] ?? [] };
  const sheet = sheetOf(LEDGER);
  const report = screenSheet(sheet, HEADER, new Set([6]));

  it('keeps a ledger and drops the columns about its secretaries', () => {
    expect(report.isRoster).toBe(false);
    expect(report.dropped).toEqual([2, 3, 4]);
    expect(report.masked).toEqual([0, 6]);
  });

  it('judges again for another mapping without another scan', () => {
    const evidence = scanSheet(sheet, HEADER);
    expect(judgeSheet(evidence, new Set([6]))).toEqual(report);
  });

  it('masks the preview: forms above, dropped columns, closing lines', () => {
    const shown = maskCells(rowTexts(sheet, 0, 40), 0, report);
    expect(shown[0]).toEqual(['2024年企业党建台账', '', '', '填报人', '■■■', '联系电话', '■■■']);
    expect(shown[1]).toEqual(LEDGER[1]);
    expect(shown[2]).toEqual(['合成企业0', syntheticUscc(0), '■■■', '■■■', '■■■', '0', '']);
    expect(shown[5]?.[6]).toBe('联系人:■■■');
    expect(shown[32]?.[0]).toBe('填报人:■■■ ■■■');
  });

  it('gives the rest of the import a sheet without them, rows and columns in place', () => {
    const { sheet: clean, maskedCells } = maskSheet(sheet, report);
    expect(clean.rowCount).toBe(sheet.rowCount);
    const rows = rowTexts(clean, 0, clean.rowCount);
    expect(rows[0]?.join('')).toBe('');
    expect(rows[5]).toEqual(['合成企业3', syntheticUscc(3), '', '', '', '3', '联系人:■■■']);
    expect(rows[32]?.[0]).toBe('填报人:■■■ ■■■');
    expect([...maskedCells]).toEqual([
      [0, 1],
      [6, 1],
    ]);
  });

  it('lets an asked column stay when the person says so, a refused one never', () => {
    const tax = screenSheet(
      sheetOf([
        ['企业名称', '纳税额', '电话'],
        ['合成企业', '12', '0851-1'],
      ]),
      { first: 0, last: 1, names: ['企业名称', '纳税额', '电话'] },
      NO_TEXT,
    );
    expect(droppedColumns(tax, NO_TEXT)).toEqual([1, 2]);
    expect(droppedColumns(tax, new Set([1, 2]))).toEqual([2]);
    expect(maskCells([['合成企业', '12', '0851-1']], 1, tax, new Set([1, 2]))).toEqual([['合成企业', '12', '■■■']]);
  });

  it('refuses a column whose header is an identity number, and does not print it', () => {
    const { sheet: broken } = columnOf(ID, ['合成']);
    const found = screenSheet(broken, { first: 0, last: 1, names: ['序号', ID] }, NO_TEXT);
    expect(found.columns[1]).toMatchObject({ fate: 'refuse', header: '■■■' });
  });

  it('scans all chunks of a long column', () => {
    const rows = range(CHUNK_ROWS * 2 + 10).map((row) => [String(row), `合成企业${row}`]);
    rows[CHUNK_ROWS * 2 + 5] = ['x', `合成企业 ${ID}`];
    rows[CHUNK_ROWS + 5] = ['x', '合成企业 138-0013-8000'];
    const long = sheetOf(rows);
    const found = screenSheet(long, { first: 0, last: 1, names: ['序号', '备注'] }, NO_TEXT);
    expect(found.columns[1]?.findings.map(({ class: name, hits }) => [name, hits])).toEqual([
      ['id-card', 1],
      ['phone', 1],
    ]);
    const { sheet: clean } = maskSheet(long, found);
    const column = clean.columns[1];
    if (column === undefined) throw new Error('no column');
    expect(cellText(column, CHUNK_ROWS * 2 + 5)).toBe('合成企业 ■■■');
    expect(cellText(column, CHUNK_ROWS + 5)).toBe('合成企业 ■■■');
    expect(cellText(column, CHUNK_ROWS * 2 + 9)).toBe(`合成企业${CHUNK_ROWS * 2 + 9}`);
    expect(clean.columns[0]?.chunks[1]).toBe(long.columns[0]?.chunks[1]);
  });
});

describe('laws', () => {
  const HEADERS = ['序号', '企业名称', '统一社会信用代码', '地址', '备注', '订单编号', '联系电话', '栏目', '党员数', '填报人', ''];
  const FILL = ['合成企业', '长岭路1号', '12', '', syntheticUscc(5), '是', '2024-04-15', '20241234567'];

  const grid = fc.record({
    headers: fc.array(fc.constantFrom(...HEADERS), { minLength: 2, maxLength: 4 }),
    rows: fc.integer({ min: 1, max: 8 }),
    fill: fc.array(fc.constantFrom(...FILL), { minLength: 40, maxLength: 40 }),
    id: fc.tuple(anyId, idSpelling),
    mobile: fc.tuple(anyMobile, mobileSpelling),
    spots: fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()),
    freeText: fc.boolean(),
  });

  it('shows no identity or mobile number of any cell, and reports no cell', () => {
    fc.assert(
      fc.property(grid, ({ headers, rows, fill, id: [id, spellId], mobile: [mobile, spellMobile], spots: [a, b, c, d], freeText }) => {
        const width = headers.length;
        const cells = [headers.slice(), ...range(rows).map((row) => headers.map((_, column) => fill[(row * 4 + column) % 40] ?? ''))];
        // Row 0 is the header: a number may stand there too.
        const place = (row: number, column: number, text: string): void => {
          const line = cells[row % cells.length];
          if (line !== undefined) line[column % width] = text;
        };
        place(a, b, spellId(id));
        place(c, d, spellMobile(mobile));
        const sheet = sheetOf(cells);
        const names = headers.map((_, column) => cells[0]?.[column] ?? '');
        const report = screenSheet(sheet, { first: 0, last: 1, names }, new Set(freeText ? [0, 1] : []));
        const shown = maskCells(rowTexts(sheet, 0, sheet.rowCount), 0, report);
        for (const text of shown.flat()) {
          expect(reveals(text, id)).toBe(false);
          expect(reveals(text, mobile)).toBe(false);
        }
        const { sheet: clean } = maskSheet(sheet, report);
        for (const text of rowTexts(clean, 0, clean.rowCount).flat()) expect(reveals(text, id)).toBe(false);
        const json = JSON.stringify(report);
        expect(json.includes(id) || json.includes(mobile)).toBe(false);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps a mobile number in the import only where a column of codes has few of them', () => {
    fc.assert(
      fc.property(grid, ({ headers, rows, fill, mobile: [mobile, spell], spots: [row, at] }) => {
        const cells = [headers.slice(), ...range(rows).map((line) => headers.map((_, column) => fill[(line * 4 + column) % 40] ?? ''))];
        const column = at % headers.length;
        const target = cells[1 + (row % rows)];
        if (target !== undefined) target[column] = spell(mobile);
        const sheet = sheetOf(cells);
        const report = screenSheet(sheet, { first: 0, last: 1, names: headers }, NO_TEXT);
        const { sheet: clean } = maskSheet(sheet, report);
        const leaks = rowTexts(clean, 0, clean.rowCount)
          .flat()
          .some((text) => reveals(text, mobile));
        if (leaks) expect(report.columns[column]?.spared).toEqual(expect.arrayContaining(['phone-bare']));
      }),
      { numRuns: 1000 },
    );
  });

  it('never repeats a cell in the report, whatever was done to the sheet', () => {
    const marked = fc
      .string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛0123456789@.*-张李王:联系人'), minLength: 3, maxLength: 12 })
      .map((text) => `值${text}值`);
    fc.assert(
      fc.property(fc.array(fc.array(marked, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const sheet = sheetOf([['企业名称', '备注', '栏目'], ...rows]);
        const json = JSON.stringify(screenSheet(sheet, { first: 0, last: 1, names: ['企业名称', '备注', '栏目'] }, new Set([1])));
        for (const text of rows.flat()) expect(json.includes(text)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a header that is a row of data', () => {
  const rows = [
    ['1', '甲科技有限公司', '赵淼焱', '13977700001', '方便'],
    ['2', '乙贸易有限公司', '李骎骎', '13977700002', '金额'],
  ];
  const named = (names: readonly string[]) => screenSheet(sheetOf(rows), { first: 0, last: 1, names }, NO_TEXT);

  it('shows no name, neither as a header nor as a cell', () => {
    const report = named(rows[0] ?? []);
    expect(report.columns.map(({ header }) => header).slice(0, 4)).toEqual(['1', '甲科技有限公司', '■■■', '■■■']);
    expect(maskCells(rows, 0, report)[0]?.slice(0, 4)).toEqual(['1', '甲科技有限公司', '■■■', '■■■']);
  });

  it('stays as it is where nothing personal stands in it, whatever its words look like', () => {
    const names = ['序号', '金额', '高新', '成立', '时间'];
    expect(named(names).columns.map(({ header }) => header)).toEqual(names);
  });

  it('keeps the words of headers when a signature stands among them', () => {
    const names = ['填表人:', '赵淼焱', '党员', '联系电话', ''];
    expect(named(names).columns.map(({ header }) => header)).toEqual(['填表人:', '■■■', '党员', '联系电话', '']);
  });

  it('shows no name under a header of people that reaches one row too far', () => {
    const sheet = sheetOf([
      ['企业名称', '联系人', '负责人'],
      ['甲公司', '赵淼焱', '姓名'],
      ['乙公司', '李骎骎', '陈骎犇'],
    ]);
    const report = screenSheet(sheet, { first: 0, last: 2, names: ['企业名称/甲公司', '联系人/赵淼焱', '负责人/姓名'] }, NO_TEXT);
    expect(report.columns.map(({ header }) => header)).toEqual(['企业名称/甲公司', '联系人/■■■', '负责人/姓名']);
    const shown = maskCells(rowTexts(sheet, 0, 3), 0, report);
    expect(shown[1]).toEqual(['甲公司', '■■■', '姓名']);
  });
});
