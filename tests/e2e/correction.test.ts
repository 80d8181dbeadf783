import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { organizationCheckCharacter, usccCheckCharacter } from '../../src/model/uscc.ts';
import type { AppDriver } from '../support/app-driver.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';
import { savedFile } from '../support/saved-file.ts';

const zh = messagesFor('zh-CN');
const words = zh.imports;
const FIRMS = 40;
const HEADER = ['企业名称', '统一社会信用代码', '所在楼宇', '企业类型', '正式党员', '是否建立党组织', '联系电话'];

let files: OwnFiles;

/** A code of which every check holds. */
function codeOf(row: number): string {
  const organization = String(10_000_000 + row * 37);
  const body = `91520100${organization}${organizationCheckCharacter(organization)}`;
  return `${body}${usccCheckCharacter(body)}`;
}

/** Forty firms, half of them with an organization; a vague number, a repaired one, a repeated code, two rows without a name. */
function ledger(): string[][] {
  const rows = Array.from({ length: FIRMS }, (_, at) => {
    const row = at + 1;
    const members = row === 7 ? '若干' : row === 8 ? '2人' : '1';
    return [`示例第${row}有限公司`, codeOf(row), `${row % 4}号楼`, '私营', members, row % 2 === 0 ? '是' : '否', `1391234${1000 + row}`];
  });
  const repeated = ['后来第41商贸有限公司', codeOf(1), '1号楼', '私营', '4', '是', '13912349041'];
  const nameless = ['', codeOf(42), '1号楼', '私营', '1', '否', ''];
  return [HEADER, ...rows, repeated, nameless, ['', codeOf(43), '1号楼', '私营', '1', '否', '']];
}

function workbook(
  name: string,
  rows: readonly (readonly string[])[],
  others: readonly (readonly [string, XLSX.WorkSheet])[] = [],
): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  for (const [other, sheet] of others) XLSX.utils.book_append_sheet(book, sheet, other);
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

beforeAll(() => {
  files = makeOwnFiles();
  files.bytes('2024年4月入驻企业.xlsx', workbook('名单', ledger()));
});

afterAll(() => files.remove());

async function agree(app: AppDriver, path: string): Promise<void> {
  await app.dropFiles(path);
  await app.page.locator('.import-screen').waitFor();
  const questions = app.button(words.confirmAll);
  if ((await questions.count()) > 0) await questions.click();
}

async function figures(app: AppDriver): Promise<Record<string, number>> {
  const pairs = await app.page
    .locator('.import-report data[data-metric]')
    .evaluateAll((elements) =>
      elements.map((element) => [element.getAttribute('data-metric') ?? '', Number(element.getAttribute('value'))] as const),
    );
  return Object.fromEntries(pairs.map(([metric, value]) => [metric.replace('import-rows-', ''), value]));
}

interface Annotated {
  readonly name: string;
  readonly cells: string[][];
  readonly notes: XLSX.WorkSheet;
}

async function download(app: AppDriver): Promise<Annotated> {
  const saving = app.page.waitForEvent('download');
  await app.button(words.download).click();
  const book = XLSX.read((await savedFile(await saving)).bytes);
  const [name = ''] = book.SheetNames;
  const cells = XLSX.utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, defval: '' }).map((row) => row.map(String));
  return { name, cells, notes: book.Sheets[zh.annotated.notesSheet] ?? {} };
}

/** Writes into the cell of a row, named by its number in the original list, and a column. */
function set({ cells }: Annotated, number: number, header: string, text: string): void {
  const row = cells.find(([cell]) => Number(cell) === number);
  const column = cells[0]?.indexOf(header) ?? -1;
  if (row === undefined || column < 0) throw new RangeError(`no cell ${number} ${header}`);
  row[column] = text;
}

function numbers({ cells }: Annotated): number[] {
  return cells.slice(1).map(([number]) => Number(number));
}

describe('an annotated workbook', () => {
  test('comes back corrected: rows replace and join their list, what is left is annotated again, and a locked date refuses', async ({
    openApp,
  }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await agree(app, files.path('2024年4月入驻企业.xlsx'));
    await app.press('Control+Enter');
    await app.page.locator('.import-report').waitFor();
    expect(await figures(app)).toMatchObject({ in: 43, kept: 40, refused: 3 });
    await app.waitForHeadlines({ eligible: 40, covered: 20, members: 40 });

    const annotated = await download(app);
    expect(numbers(annotated)).toEqual([8, 42, 43, 44]);
    expect(JSON.stringify(annotated)).not.toContain('1391234');
    set(annotated, 8, '正式党员', '6');
    set(annotated, 8, '是否建立党组织', '是');
    set(annotated, 42, '统一社会信用代码', codeOf(41));
    set(annotated, 43, '企业名称', '后来第42商贸有限公司');
    const path = files.bytes('改好.xlsx', workbook('换了名字', annotated.cells, [[zh.annotated.notesSheet, annotated.notes]]));

    await agree(app, path);
    expect(await app.page.locator('.import-correction').innerText()).toContain(words.correctionLead('4'));
    expect(await app.page.locator('.import-asks li').count()).toBe(0);
    await app.press('Control+Enter');
    const step = app.page.locator('.period-step');
    await step.waitFor();
    expect(await step.locator('.period-way[data-selected] .period-way-name').innerText()).toBe(zh.periods.ways.correct);
    await app.button(zh.periods.seeChanges).click();
    await app.page.locator('[data-correction]').waitFor();
    expect(await app.page.locator('[data-correction]').innerText()).toBe(zh.periods.correctionCounts('1', '2', '39'));
    expect(await app.page.locator('.period-report').innerText()).toContain('20 → 22');
    await app.button(zh.periods.confirm).click();
    await app.page.locator('.import-report').waitFor();
    expect(await figures(app)).toEqual({ in: 4, replaced: 1, added: 2, unchanged: 39, refused: 1, skipped: 0 });
    const now = { eligible: 42, covered: 22, members: 51 };
    await app.waitForHeadlines(now);
    expect(await app.page.locator('.data-own-name').innerText()).toContain('4月');

    const left = await download(app);
    expect(numbers(left)).toEqual([44]);

    await app.reload();
    await app.waitUntilReady();
    await app.waitForOwn();
    await app.waitForHeadlines(now);

    await app.openWorkspace('data');
    await app.button(zh.periods.lock).click();
    await app.page.locator('[data-baseline]').waitFor();
    set(left, 44, '企业名称', '后来第43商贸有限公司');
    await agree(app, files.bytes('再改.xlsx', workbook(left.name, left.cells, [[zh.annotated.notesSheet, left.notes]])));
    await app.press('Control+Enter');
    await step.waitFor();
    await step.getByRole('alert').waitFor();
    expect(await step.getByRole('alert').innerText()).toBe(zh.periods.problems.locked('2024-04-30'));
    expect(await app.button(zh.periods.seeChanges).isDisabled()).toBe(true);
  });
});
