import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readArrowRows } from '../../../../src/engine/arrow-rows.ts';
import { annotatedWorkbook } from '../../../../src/exports/annotated-workbook.ts';
import { makeTemplate } from '../../../../src/intake/headers/plan-template.ts';
import { type CoreResult, ImportCore } from '../../../../src/intake/session/import-core.ts';
import { messagesFor } from '../../../../src/locales/messages.ts';
import { correctableKey, readMarker, writeMarker } from '../../../../src/model/annotated-marker.ts';
import type { FilePreview } from '../../../../src/model/import-preview.ts';
import type { KnownUnits } from '../../../../src/model/import-session.ts';
import type { PlanTemplate } from '../../../../src/model/plan-template.ts';

const zh = messagesFor('zh-CN');
const quiet = (): void => undefined;

/** Row 4: bad headcount. Row 5: repeats row 3. Row 6: no name. Row 7: a code that is none. A telephone column. A column called 问题. */
const LEDGER = [
  '示例园区企业台账,,,,,,',
  '企业名称,统一社会信用代码,所在楼宇,职工人数(人),正式党员,联系电话,问题',
  '甲科技有限公司,91990000TC0000013F,一号楼,12,3,13800138000,无',
  '乙贸易有限公司,91990000TC0000021A,一号楼,若干,2,13900139000,停车难',
  '甲科技有限公司,91990000TC0000013F,二号楼,5,0,13600136000,',
  ',,二号楼,7,0,,',
  '丁机械有限公司,123,二号楼,9,1,13700137000,',
];

async function opened(file: File, templates: readonly PlanTemplate[] = []): Promise<{ core: ImportCore; preview: FilePreview }> {
  const core = new ImportCore(file, file.name, templates);
  return { core, preview: await core.open({}, quiet) };
}

function converted(core: ImportCore, preview: FilePreview, known: readonly KnownUnits[] = []): CoreResult {
  return core.convert(
    preview.sheets.map((sheet) => ({ sheet: sheet.index, plan: sheet.plan, allowed: [] })),
    known,
    quiet,
  );
}

function enterprises(result: CoreResult): Record<string, unknown>[] {
  const bytes = result.tables.find(({ table }) => table === 'enterprise')?.bytes;
  if (bytes === undefined) return [];
  const rows = readArrowRows(bytes);
  return Array.from({ length: rows.rowCount }, (_, row) => Object.fromEntries(rows.names.map((name, at) => [name, rows.at(at, row)])));
}

async function imported() {
  const { core, preview } = await opened(new File([`\ufeff${LEDGER.join('\r\n')}\r\n`], '台账.csv'));
  const result = converted(core, preview);
  const ids = enterprises(result).map((row) => String(row.enterprise_id));
  const known: KnownUnits[] = [{ table: 'enterprise', ids, names: ids.map(() => null) }];
  const template = makeTemplate(
    preview.sheets[0]?.plan ?? {
      sheet: 0,
      headerFirst: 0,
      headerLast: 1,
      table: 'enterprise',
      columns: [],
      dateOrder: 'ymd',
      datum: null,
      centralMeridian: null,
      nullMarks: [],
      skippedRows: [],
    },
  );
  const blob = await annotatedWorkbook(zh, '台账.csv', core.annotate(), '2024-04-30');
  return { known, template, bytes: new Uint8Array(await blob.arrayBuffer()) };
}

/** As a person does it in a spreadsheet: cells changed, a row deleted, the tab renamed, another tab added, saved by another program. */
function edited(bytes: Uint8Array, change: (cells: string[][]) => string[][]): File {
  const book = XLSX.read(bytes);
  const [first = ''] = book.SheetNames;
  const cells = XLSX.utils.sheet_to_json<string[]>(book.Sheets[first] ?? {}, { header: 1, defval: '' }).map((row) => row.map(String));
  const saved = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(saved, book.Sheets[zh.annotated.notesSheet] ?? {}, '说明2');
  XLSX.utils.book_append_sheet(saved, XLSX.utils.aoa_to_sheet(change(cells)), '改好了');
  return new File([new Uint8Array(XLSX.write(saved, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)], '改好.xlsx');
}

describe('the annotated workbook', () => {
  it('says what it is, with nothing personal, and its marker is read back', async () => {
    const { bytes } = await imported();
    const book = XLSX.read(bytes);
    const notes = XLSX.utils.sheet_to_json<string[]>(book.Sheets[zh.annotated.notesSheet] ?? {}, { header: 1 });
    const marker = notes.flatMap((row) => readMarker(String(row[1] ?? '')) ?? []);
    expect(marker).toMatchObject([
      { sheets: [{ table: 'enterprise', key: 'enterprise_id', period: '2024-04-30', numberHeader: '原行号' }] },
    ]);
    expect(JSON.stringify(book.Sheets)).not.toMatch(/1[36-9]\d0013[6-9]000/);
    const [header, ...rows] = XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: '' });
    // The list has a column of that name itself.
    expect(header).toEqual(expect.arrayContaining(['原行号', '系统编号', '企业名称', '问题', '问题 2']));
    expect(rows.map(([number, key]) => [Number(number), key])).toEqual([
      [4, '91990000TC0000021A'],
      [5, ''],
      [6, ''],
      [7, '丁机械有限公司'],
    ]);
  });

  it('comes back as it is: known, fitted by the template of its list, and no refused row takes the place of another', async () => {
    const { bytes, known, template } = await imported();
    const { core, preview } = await opened(new File([bytes as BlobPart], '台账-批注.xlsx'), [template]);
    expect(preview.sheets).toHaveLength(1);
    const [sheet] = preview.sheets;
    expect(sheet?.correction).toEqual({ rows: 4, period: '2024-04-30' });
    expect(sheet?.template).toEqual({ added: [], missing: [] });
    expect(sheet?.asks).toEqual([]);
    const result = converted(core, preview, known);
    expect(enterprises(result).map((row) => row.enterprise_id)).toEqual(['91990000TC0000021A', '丁机械有限公司']);
    // Numbers are those of the list, not of the workbook.
    const refused = result.outcome.sheets[0]?.rules.filter(({ effect }) => effect === 'refused').map(({ rule, rows }) => [rule, rows]);
    expect(refused).toEqual(
      expect.arrayContaining([
        ['row-repeats', [5]],
        ['name-missing', [6]],
      ]),
    );
  });

  it('is known after an edit; corrected rows keep their key, what was refused gets one, the rest is annotated again', async () => {
    const { bytes, known } = await imported();
    const file = edited(bytes, ([header = [], ...rows]) => {
      const at = (name: string): number => header.indexOf(name);
      const set = (number: number, name: string, text: string): void => {
        const row = rows.find(([cell]) => Number(cell) === number);
        if (row !== undefined) row[at(name)] = text;
      };
      set(4, '职工人数(人)', '20');
      set(5, '企业名称', '丙餐饮有限公司');
      set(5, '统一社会信用代码', '');
      set(7, '统一社会信用代码', '91990000TC0000030X');
      return [['请核对'], header, ...rows.reverse()];
    });
    const { core, preview } = await opened(file);
    expect(preview.sheets[0]?.correction?.rows).toBe(4);
    const added = preview.sheets[0]?.plan.columns.filter(({ header }) =>
      ['原行号', '系统编号', '问题 2', '处理', '建议修改'].includes(header),
    );
    expect(added?.map(({ field }) => field)).toEqual([null, null, null, null, null]);
    const result = converted(core, preview, known);
    const found = new Map(enterprises(result).map((row) => [row.enterprise_id, row]));
    expect([...found.keys()].sort()).toEqual(['91990000TC0000021A', '丁机械有限公司', '丙餐饮有限公司']);
    expect(found.get('91990000TC0000021A')).toMatchObject({ staff_count: 20, members_full: 2, building_id: '一号楼' });
    expect(found.get('丁机械有限公司')?.uscc).toBe('91990000TC0000030X');
    const [again] = core.annotate();
    expect(again?.header).not.toContain('系统编号');
    expect(again?.rows.find(({ number }) => number === 6)).toMatchObject({ key: null });
    expect(again?.rows.some(({ number }) => number === 4 || number === 5)).toBe(false);
  });

  it('never reads its remarks as data, whatever a person chooses', async () => {
    const { bytes, known } = await imported();
    const { core, preview } = await opened(new File([bytes as BlobPart], '台账-批注.xlsx'));
    const [sheet] = preview.sheets;
    const columns = (sheet?.plan.columns ?? []).map((column) =>
      column.header === '处理' ? { ...column, field: 'enterprise.address' as const, confidence: 1 } : column,
    );
    const plan = { ...(sheet?.plan as NonNullable<typeof sheet>['plan']), columns };
    const result = core.convert([{ sheet: 0, plan, allowed: [] }], known, quiet);
    expect(enterprises(result).every((row) => row.address === undefined || row.address === null)).toBe(true);
  });

  it('refuses a row whose key is hidden', async () => {
    const { bytes, known } = await imported();
    const file = edited(bytes, ([header = [], ...rows]) => [
      header,
      ...rows.map((row) => (Number(row[0]) === 4 ? [row[0] ?? '', '■■■', ...row.slice(2)] : row)),
    ]);
    const { core, preview } = await opened(file);
    const rules = converted(core, preview, known).outcome.sheets[0]?.rules;
    expect(rules?.find(({ rule }) => rule === 'key-hidden')).toMatchObject({ effect: 'refused', rows: [4] });
  });
});

it('what is printed once for a block of rows stands in each row that is annotated alone', async () => {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['企业名称', '所在楼宇', '职工人数(人)'],
    ['甲科技有限公司', '一号楼', '12'],
    ['乙贸易有限公司', '', '若干'],
    ['丙餐饮有限公司', '二号楼', '3'],
  ]);
  sheet['!merges'] = [{ s: { r: 1, c: 1 }, e: { r: 2, c: 1 } }];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '名单');
  const { core, preview } = await opened(
    new File([new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)], '名单.xlsx'),
  );
  converted(core, preview);
  expect(core.annotate()[0]?.rows).toMatchObject([{ number: 3, key: '乙贸易有限公司', cells: ['乙贸易有限公司', '一号楼', '若干'] }]);
});

it('takes no other text for a marker', () => {
  const sheet = {
    name: 's',
    table: 'enterprise',
    key: 'enterprise_id',
    numberHeader: 'n',
    keyHeader: 'k',
    remarkHeaders: ['p'],
    period: null,
  } as const;
  const text = writeMarker({ sheets: [sheet] }, '0.1.0');
  expect(readMarker(text)).toEqual({ sheets: [sheet] });
  expect(readMarker(text.replace('"format":1', '"format":2'))).toBeNull();
  expect(readMarker(text.replace('enterprise_id', 'name_zh'))).toBeNull();
  expect(readMarker(text.slice(0, -1))).toBeNull();
  expect(readMarker('')).toBeNull();
  expect(correctableKey('org_cover')).toBeNull();
});
