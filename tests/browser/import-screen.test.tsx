import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LocaleProvider } from '../../src/components/locale-context.tsx';
import { messagesFor } from '../../src/locales/messages.ts';
import { AtlasError } from '../../src/model/errors.ts';
import type { CellPreview, SheetPreview } from '../../src/model/import-preview.ts';
import type { ImportSession } from '../../src/model/import-session.ts';
import { openFiles } from '../../src/state/dataset-actions.ts';
import { cancelImport } from '../../src/state/import-queue.ts';
import { NO_IMPORTS } from '../../src/state/import-state.ts';
import { useAtlas } from '../../src/state/store.ts';
import { DataMain } from '../../src/workspaces/data/data-main.tsx';
import { DataPanel } from '../../src/workspaces/data/data-panel.tsx';
import { type ServiceRecord, StubSession, stubOutcome, stubServices, stubSheet } from '../support/stub-import.ts';
import '../../src/components/base.css';

const words = messagesFor('zh-CN').imports;
const { common, importCodes } = messagesFor('zh-CN');

const value = (text: string, read = text): CellPreview => ({ kind: 'value', text, read, repair: null });
const NAME = { header: '单位名称', field: 'enterprise.name_zh', cells: [value('示例甲'), value('示例乙'), value('示例丙')] } as const;
const STAFF = {
  header: '人数',
  field: 'enterprise.staff_count',
  cells: [
    { kind: 'value', text: '20余家', read: '20', repair: 'number-inexact' },
    { kind: 'unreadable', text: '若干', reason: 'number-vague' },
    value('7'),
  ],
} as const;
const PHONE = {
  header: '联系电话',
  field: null,
  cells: [{ kind: 'dropped' }, { kind: 'dropped' }, { kind: 'dropped' }],
  screen: { fate: 'refuse', findings: [{ class: 'phone', by: 'value', hits: 3, cells: 3, action: 'refuse' }] },
} as const;

let root: Root;
let host: HTMLElement;
let record: ServiceRecord;

function mount(): void {
  host = document.createElement('div');
  host.style.cssText = 'display: grid; grid-template-columns: 300px 1fr; width: 1240px; height: 760px';
  document.body.append(host);
  root = createRoot(host);
  flushSync(() =>
    root.render(
      <LocaleProvider language="zh-CN">
        <div>
          <DataPanel />
        </div>
        <div style={{ minWidth: 0, height: 760, overflow: 'auto' }}>
          <DataMain />
        </div>
      </LocaleProvider>,
    ),
  );
}

async function drop(open: ImportSession | ((file: File) => Promise<ImportSession>), ...names: readonly string[]): Promise<void> {
  record = stubServices(typeof open === 'function' ? open : () => Promise.resolve(open));
  useAtlas.getState().patch({ services: record.services });
  mount();
  await openFiles((names.length === 0 ? ['台账.xlsx'] : names).map((name) => new File(['bytes'], name)));
}

const button = (name: string | RegExp) => page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
const importButton = () => button(words.import);
const heads = () => [...document.querySelectorAll<HTMLButtonElement>('.preview-head')];
const head = (header: string) => button(new RegExp(`^[A-Z]+ ${header} `));
const run = () => useAtlas.getState().imports.run;

beforeEach(() => localStorage.clear());

afterEach(() => {
  cancelImport(true);
  flushSync(() => root.unmount());
  host.remove();
  useAtlas.getState().patch({ services: null, imports: NO_IMPORTS, datasets: {}, activeId: null });
});

test('a field is chosen by keyboard alone: arrows to the column, Enter, typing, Enter', async () => {
  const session = new StubSession([stubSheet([NAME, STAFF, { header: '园', field: null }])]);
  await drop(session);
  await expect.element(head('单位名称')).toBeVisible();
  heads()[0]?.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe(words.columnHead('C 园', words.unread, words.states.unread));
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('combobox', { name: words.searchField })).toHaveFocus();
  await userEvent.keyboard('园区名称{Enter}');
  await expect.element(page.getByRole('combobox')).not.toBeInTheDocument();
  expect(session.replans.at(-1)?.plan.columns[2]).toMatchObject({ source: 2, field: 'park_name', confidence: 1 });
  await expect.element(head('园')).toHaveFocus();
  expect(document.activeElement?.getAttribute('aria-label')).toContain('园区名称');
});

test('Escape leaves the list of fields and changes nothing', async () => {
  const session = new StubSession([stubSheet([NAME, STAFF])]);
  await drop(session);
  await head('人数').click();
  await userEvent.keyboard('行业{Escape}');
  await expect.element(page.getByRole('combobox')).not.toBeInTheDocument();
  expect(session.replans).toEqual([]);
  expect(run()?.phase).toBe('mapping');
});

test('a problem blocks, says its remedy, and its solution opens the way', async () => {
  const blocked = stubSheet([{ ...NAME, field: null }, STAFF], {
    problems: [{ code: 'required-missing', fields: ['enterprise.name_zh'] }],
  });
  const session = new StubSession([blocked]);
  session.onReplan = ({ plan }) =>
    plan.columns.some(({ field }) => field === 'enterprise.name_zh') ? { problems: [] } : { problems: blocked.problems };
  await drop(session);
  await expect.element(page.getByText(words.problem['required-missing']('企业名称'))).toBeVisible();
  await expect.element(page.getByText(words.remedy['required-missing'])).toBeVisible();
  await expect.element(importButton()).toBeDisabled();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(session.conversions).toEqual([]);
  await expect.element(button(words.showSetting)).toHaveFocus();
  await head('单位名称').click();
  await userEvent.keyboard('企业名称{Enter}');
  await expect.element(importButton()).toBeEnabled();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => session.conversions.length).toBe(1);
  expect(session.conversions[0]?.[0]).toMatchObject({ sheet: 0, allowed: [], plan: { columns: [{ field: 'enterprise.name_zh' }, {}] } });
  await expect.poll(() => record.loaded).toEqual(['enterprise.arrow']);
});

test('questions are counted, lead to their column, and all must be answered', async () => {
  const asks: SheetPreview['asks'] = [
    { code: 'column', source: 1, doubt: 'wording', candidates: [{ field: 'enterprise.staff_count', confidence: 0.6 }] },
    { code: 'table', candidates: ['enterprise', 'party_org'] },
  ];
  const session = new StubSession([stubSheet([NAME, STAFF], { asks })]);
  await drop(session);
  await expect.element(page.getByRole('heading', { name: words.questionsLeft(2) })).toBeVisible();
  await expect.element(importButton()).toBeDisabled();
  await button(`${words.showColumn} 人数`).click();
  await expect.element(head('人数')).toHaveFocus();
  await button(`人数: ${words.rightAsShown}`).click();
  await expect.element(page.getByRole('heading', { name: words.questionsLeft(1) })).toBeVisible();
  await button(`${words.table}: ${words.rightAsShown}`).click();
  await expect.element(page.getByRole('heading', { name: words.noQuestions })).toBeVisible();
  await expect.element(importButton()).toBeEnabled();
});

test('cells show how they are read; corrections and reasons can be read without hovering', async () => {
  await drop(new StubSession([stubSheet([NAME, STAFF, PHONE])]));
  const corrected = words.repaired('20余家', '20', importCodes.repairs['number-inexact']);
  const unreadable = words.unreadable('若干', importCodes.reasons['number-vague']);
  await expect.element(page.getByTitle(corrected)).toHaveTextContent(/^20/);
  await expect.element(page.getByTitle(unreadable)).toHaveTextContent(words.unreadableMark);
  await head('人数').click();
  await userEvent.keyboard('{Escape}');
  const side = page.getByRole('complementary');
  await expect.element(side).toHaveTextContent(corrected);
  await expect.element(side).toHaveTextContent(unreadable);
  await expect.element(head('联系电话')).toHaveTextContent(words.states.personal);
  await expect.element(head('联系电话')).toHaveTextContent(words.finding(importCodes.personalClasses.phone, 3));
  await expect.element(page.getByRole('complementary')).not.toHaveTextContent(words.allowPersonal);
  await head('联系电话').click();
  expect(page.getByRole('combobox').query()).toBeNull();
  expect(page.getByRole('checkbox').query()).toBeNull();
  await expect.element(page.getByRole('status')).toHaveTextContent(words.columnsPersonal(1));
});

test('a column that is only asked about can be allowed in', async () => {
  const asked = { ...PHONE, header: '编号', screen: { ...PHONE.screen, fate: 'ask' as const } };
  const session = new StubSession([stubSheet([NAME, asked])]);
  await drop(session);
  await head('编号').click();
  await page.getByRole('checkbox', { name: words.allowPersonal }).click();
  await expect.poll(() => session.replans.at(-1)?.allowed).toEqual([1]);
  await expect.element(head('编号')).toHaveTextContent(words.states.unread);
});

test('cancel leaves nothing: not while opening, not on the screen, not while converting', async () => {
  let opened: (session: ImportSession) => void = () => {};
  const sessions = [1, 2, 3].map(() => new StubSession([stubSheet([NAME, STAFF])]));
  const [late, shown, converting] = sessions;
  if (late === undefined || shown === undefined || converting === undefined) throw new Error('three sessions');
  converting.isConverting = false;
  await drop(
    (file) =>
      file.name === 'a.xlsx'
        ? new Promise((resolve) => {
            opened = resolve;
          })
        : Promise.resolve(file.name === 'b.xlsx' ? shown : converting),
    'a.xlsx',
    'b.xlsx',
    'c.xlsx',
  );
  await expect.element(page.getByRole('progressbar', { name: words.opening('a.xlsx') })).toBeVisible();
  await button(common.cancel).click();
  expect(record.signals[0]?.aborted).toBe(true);
  opened(late);
  await expect.poll(() => late.isClosed).toBe(true);
  // The next file is open meanwhile, and late answers of the first do not disturb it.
  await expect.poll(() => run()?.fileName).toBe('b.xlsx');
  await expect.element(importButton()).toBeEnabled();
  await button(common.cancel).click();
  expect(shown.isClosed).toBe(true);
  await expect.poll(() => run()?.fileName).toBe('c.xlsx');
  await importButton().click();
  await expect.poll(() => converting.conversions.length).toBe(1);
  await button(common.cancel).click();
  await expect.poll(() => run()).toBeNull();
  expect(converting.isClosed).toBe(true);
  expect(record.loaded).toEqual([]);
  expect(record.kept).toEqual([]);
  expect(useAtlas.getState().imports).toEqual(NO_IMPORTS);
  expect(useAtlas.getState().notices).toEqual([]);
  expect(localStorage.length).toBe(0);
  await expect.element(page.getByText(messagesFor('zh-CN').data.noReport)).toBeVisible();
});

test('the report counts, names rows, and says what was left out', async () => {
  const session = new StubSession([stubSheet([NAME, STAFF, PHONE])]);
  const rows = Array.from({ length: 50 }, (_, at) => at + 3);
  session.outcome = stubOutcome({
    rowsIn: 19873,
    rowsKept: 19870,
    rowsRefused: 3,
    rowsSkipped: 2,
    rules: [
      { rule: 'number-inexact', effect: 'repaired', header: '人数', count: 50, rows },
      { rule: 'name-missing', effect: 'refused', header: '', count: 3, rows: [9, 10, 11] },
    ],
    totals: [
      { header: '人数', row: 90, stated: 120, counted: 118 },
      { header: '党员', row: 90, stated: 7, counted: 7 },
    ],
    dropped: [{ header: '联系电话', class: 'phone', cells: 3 }],
    unread: ['附注'],
  });
  await drop(session);
  await importButton().click();
  await expect.element(page.getByRole('status')).toHaveTextContent(words.done('台账.xlsx'));
  const figure = (metric: string) => document.querySelector(`data[data-metric="import-rows-${metric}"]`)?.getAttribute('value');
  expect(['in', 'kept', 'refused', 'skipped'].map(figure)).toEqual(['19873', '19870', '3', '2']);
  const [refused, repaired] = page
    .getByRole('row')
    .filter({ hasText: /未导入|更正/ })
    .elements();
  expect(refused?.textContent).toContain(importCodes.rules['name-missing']);
  expect(refused?.textContent).toContain('9、10、11');
  expect(repaired?.textContent).toContain(words.moreRows(30));
  const folded = repaired?.querySelector('details');
  expect(folded?.open).toBe(false);
  expect(folded?.textContent).toContain('23、24');
  await expect.element(page.getByText(words.totalDiffers('−2'))).toBeVisible();
  await expect.element(page.getByText(words.totalEqual)).toBeVisible();
  await expect.element(page.getByText(words.droppedLine('联系电话', importCodes.personalClasses.phone, '3'))).toBeVisible();
  await expect.element(page.getByText('附注')).toBeVisible();
  expect(record.kept.filter((name) => !name.endsWith('.json'))).toEqual(['enterprise.arrow']);
  expect(Object.keys(localStorage)).toEqual(['atlas:plan-templates']);
  expect(session.isClosed).toBe(false);
  await button(words.close).click();
  expect(session.isClosed).toBe(true);
  // Folded, but within reach.
  await page.getByText(words.earlierLine('19870', '3')).click();
  await expect.element(page.getByText(words.totalDiffers('−2'))).toBeVisible();
});

test('a conversion that fails brings the screen back with the reason', async () => {
  const session = new StubSession([stubSheet([NAME, STAFF])]);
  session.convert = () => Promise.reject(new AtlasError('file-no-rows', { file: '台账.xlsx' }));
  await drop(session);
  await importButton().click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('台账.xlsx');
  await expect.element(importButton()).toBeEnabled();
  expect(record.loaded).toEqual([]);
});

test('sheets: hidden ones and lists of persons stay out unless ticked, and a roster then blocks', async () => {
  const roster = stubSheet([NAME], { index: 1, name: '名册', isHidden: true, problems: [{ code: 'roster', headers: ['姓名'] }] });
  const session = new StubSession([stubSheet([NAME, STAFF]), roster]);
  await drop(session);
  const tick = page.getByRole('checkbox', { name: words.takeSheetNamed('名册') });
  await expect.element(tick).not.toBeChecked();
  await expect.element(button(/名册/)).toHaveTextContent(words.hidden);
  await expect.element(importButton()).toBeEnabled();
  await tick.click();
  await expect.element(importButton()).toBeDisabled();
  await button(/名册/).click();
  await expect.element(page.getByText(words.problem.roster('姓名'))).toBeVisible();
});

test('of 300 columns only those in sight exist, and the last is one key away', async () => {
  const wide = Array.from({ length: 299 }, (_, at) => ({ header: `指标${at}`, field: null, cells: [value(String(at))] }));
  await drop(new StubSession([stubSheet([NAME, ...wide])]));
  await expect.element(head('单位名称')).toBeVisible();
  expect(heads().length).toBeLessThan(20);
  heads()[0]?.focus();
  await userEvent.keyboard('{End}');
  await expect.element(head('指标298')).toHaveFocus();
  expect(heads().length).toBeLessThan(20);
});
