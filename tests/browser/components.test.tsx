import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DataColumn } from '../../src/components/data-column.ts';
import { DataTable } from '../../src/components/data-table.tsx';
import { ErrorMessage } from '../../src/components/error-message.tsx';
import { FigureTile } from '../../src/components/figure-tile.tsx';
import { LocaleProvider } from '../../src/components/locale-context.tsx';
import { pagedSource } from '../../src/components/paged-source.ts';
import type { RowGesture } from '../../src/components/table-gesture.ts';
import { WaterfallChart } from '../../src/components/waterfall-chart.tsx';
import { AtlasError } from '../../src/model/errors.ts';
import '../../src/components/base.css';

interface Row {
  readonly id: number;
}
const COLUMNS: readonly DataColumn<Row>[] = [
  { id: 'id', header: '编号', width: 120, align: 'end', sortable: true, cell: (row) => row.id },
  { id: 'name', header: '名称', width: 240, cell: (row) => `企业 ${row.id}` },
];

let root: Root | null = null;
let host: HTMLElement | null = null;

function mount(node: React.ReactNode, language: 'zh-CN' | 'en' = 'zh-CN'): HTMLElement {
  host = document.createElement('div');
  host.style.cssText = 'width: 640px; height: 400px';
  document.body.append(host);
  root = createRoot(host);
  flushSync(() => root?.render(<LocaleProvider language={language}>{node}</LocaleProvider>));
  return host;
}

afterEach(() => {
  flushSync(() => root?.unmount());
  host?.remove();
  root = null;
});

function table(rowCount: number, onSelect: (gesture: RowGesture) => void = () => {}) {
  const asked: [number, number][] = [];
  const source = pagedSource<Row>({
    rowCount,
    fetchRows: (offset, limit) => {
      asked.push([offset, limit]);
      return Promise.resolve(Array.from({ length: limit }, (_, i) => ({ id: offset + i })));
    },
  });
  mount(<DataTable label="企业" columns={COLUMNS} source={source} rowId={(row) => row.id} onSelect={onSelect} />);
  const scroller = page.getByRole('grid').element() as HTMLElement;
  return { asked, scroller };
}

const visibleIds = () =>
  [...document.querySelectorAll('[role=row][id]')]
    .filter((row) => {
      const box = row.getBoundingClientRect();
      const frame = page.getByRole('grid').element().getBoundingClientRect();
      return box.top >= frame.top + 30 && box.bottom <= frame.bottom + 1;
    })
    .map((row) => Number(row.querySelector('[role=gridcell]')?.textContent));

test('a million rows: only the visible ones exist, the first and the very last can be seen', async () => {
  const { asked, scroller } = table(1_000_000);
  await expect.poll(visibleIds).toContain(0);
  expect(document.querySelectorAll('[role=row]').length).toBeLessThan(40);
  scroller.scrollTop = scroller.scrollHeight;
  await expect.poll(visibleIds).toContain(999_999);
  expect(asked.length).toBeLessThan(5);
});

test('five million rows: the wheel moves row by row although the scrollbar is squeezed', async () => {
  const { scroller } = table(5_000_000);
  await expect.poll(visibleIds).toContain(0);
  scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: 64, cancelable: true, bubbles: true }));
  await expect.poll(() => visibleIds()[0]).toBe(2);
  scroller.focus();
  await userEvent.keyboard('{End}');
  await expect.poll(visibleIds).toContain(4_999_999);
});

test('pages that scrolled away are not asked for', async () => {
  const { asked, scroller } = table(1_000_000);
  for (let i = 1; i <= 20; i++) scroller.scrollTop = (scroller.scrollHeight * i) / 20;
  await expect.poll(visibleIds).toContain(999_999);
  expect(asked.length).toBeLessThan(6);
});

test('clicks, ctrl-clicks, shift-clicks and keys select rows', async () => {
  const gestures: RowGesture[] = [];
  const { scroller } = table(1000, (gesture) => gestures.push(gesture));
  await expect.poll(visibleIds).toContain(0);
  const row = (id: number) => page.getByRole('row').filter({ hasText: new RegExp(`企业 ${id}$`) });
  await row(2).click();
  await row(4).click({ modifiers: ['Control'] });
  await row(6).click({ modifiers: ['Shift'] });
  await expect.poll(() => gestures.at(-1)?.mode).toBe('range');
  expect(gestures.map(({ mode, ids }) => [mode, ids])).toEqual([
    ['replace', [2]],
    ['toggle', [4]],
    ['range', [4, 5, 6]],
  ]);
  scroller.focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(() => gestures.at(-1)?.ids).toEqual([7]);
});

test('a column is made wider by dragging its edge', async () => {
  table(10);
  const header = page.getByRole('columnheader').first().element();
  const before = header.getBoundingClientRect().width;
  const handle = header.querySelector('.data-table-resize');
  const box = handle?.getBoundingClientRect();
  if (handle === null || box === undefined) throw new Error('no handle');
  flushSync(() => {
    handle.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, clientX: box.left, clientY: box.top }));
    document.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: box.left + 60, clientY: box.top }));
    document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, clientX: box.left + 60, clientY: box.top }));
  });
  await expect.poll(() => header.getBoundingClientRect().width).toBe(before + 60);
});

test('a figure carries its raw number, and unknown is a dash', async () => {
  mount(
    <>
      <FigureTile metric="rate" name="组织覆盖率" value={147 / 158} text="93.0" unit="%" note="说明" under="147 / 158" />
      <FigureTile metric="members" name="正式党员" value={null} text="" unit="名" />
    </>,
  );
  const rate = document.querySelector('data[data-metric=rate]');
  expect(rate?.getAttribute('value')).toBe(String(147 / 158));
  expect(rate?.textContent).toBe('93.0');
  expect(document.querySelector('data[data-metric=members]')?.textContent).toBe('—');
  await page.getByRole('button', { name: '组织覆盖率的口径说明' }).click();
  await expect.element(page.getByRole('dialog')).toHaveTextContent('说明');
});

test('an error is a sentence; its statement stays folded, and markup in a file name stays text', async () => {
  mount(<ErrorMessage error={new AtlasError('file-empty', { file: '<img src=x onerror=alert(1)>.parquet' }, { sql: 'SELECT 1' })} />, 'en');
  await expect.element(page.getByRole('alert')).toHaveTextContent('is empty (0 bytes)');
  expect(document.querySelector('img')).toBeNull();
  await expect.element(page.getByText('SELECT 1')).not.toBeVisible();
});

test('a waterfall hangs what is taken away from the total before it', () => {
  mount(
    <WaterfallChart
      label="分母"
      steps={[
        { id: 'registered', name: '名单登记', count: 200, kind: 'total' },
        { id: 'out', name: '减', count: 50, kind: 'subtract' },
        { id: 'left', name: '余', count: 150, kind: 'total' },
      ]}
    />,
  );
  const bars = [...document.querySelectorAll<HTMLElement>('.waterfall-bar')].map((bar) => [bar.style.left, bar.style.width]);
  expect(bars).toEqual([
    ['0%', '100%'],
    ['75%', '25%'],
    ['0%', '75%'],
  ]);
});
