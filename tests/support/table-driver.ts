import type { Locator, Page } from 'playwright';

/** A grid of which only the visible rows exist: the enterprises, the worklist. */
export class TableDriver {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  private get grid(): Locator {
    return this.page.getByRole('grid').first();
  }

  /** Rows in all, visible or not. Waits while the table is asked for. */
  async rowCount(): Promise<number> {
    await this.page.locator('.data-table[aria-busy="false"]').first().waitFor();
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1;
  }

  async waitForRowCount(count: number): Promise<void> {
    await this.page
      .locator(`[role="grid"][aria-rowcount="${count + 1}"]`)
      .first()
      .waitFor({ timeout: 30_000 });
    if (count > 0) await this.grid.locator('.data-table-row').first().locator('.data-table-wait').waitFor({ state: 'detached' });
  }

  /** What stands in one column of the rows that exist, top to bottom. Waits until there are some, and they are filled. */
  async column(header: string): Promise<string[]> {
    await this.grid.locator('.data-table-row').first().waitFor();
    await this.grid.locator('.data-table-wait').first().waitFor({ state: 'detached' });
    return this.grid.evaluate((grid, name) => {
      const headers = [...grid.querySelectorAll('[role="columnheader"]')].map((cell) => cell.textContent ?? '');
      const index = headers.indexOf(name);
      if (index < 0) throw new Error(`no column ${name} in ${headers.join(' ')}`);
      return [...grid.querySelectorAll('.data-table-row')]
        .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
        .map((row) => row.querySelectorAll('[role="gridcell"]')[index]?.textContent ?? '');
    }, header);
  }

  /** One column of the whole list, walked through from top to bottom. For lists of some hundreds. */
  async wholeColumn(header: string): Promise<string[]> {
    return this.grid.evaluate(async (grid, name) => {
      const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const headers = [...grid.querySelectorAll('[role="columnheader"]')].map((cell) => cell.textContent ?? '');
      const place = headers.indexOf(name);
      const cells = new Map<number, string>();
      const total = Number(grid.getAttribute('aria-rowcount')) - 1;
      grid.scrollTop = 0;
      for (let step = 0; cells.size < total && step < 200; step += 1) {
        await frames();
        for (const row of grid.querySelectorAll('.data-table-row')) {
          if (row.querySelector('.data-table-wait') !== null) continue;
          cells.set(Number(row.getAttribute('aria-rowindex')), row.querySelectorAll('[role="gridcell"]')[place]?.textContent ?? '');
        }
        const isAtEnd = grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1;
        grid.scrollTop = isAtEnd ? 0 : grid.scrollTop + grid.clientHeight / 2;
      }
      if (cells.size !== total) throw new Error(`${cells.size} of ${total} rows came up`);
      return [...cells].sort(([x], [y]) => x - y).map(([, cell]) => cell);
    }, header);
  }

  async sortBy(header: string): Promise<void> {
    await this.grid.getByRole('columnheader', { name: header, exact: true }).getByRole('button').click();
  }

  async sortOf(header: string): Promise<string | null> {
    return this.grid.getByRole('columnheader', { name: header, exact: true }).getAttribute('aria-sort');
  }

  async clickRow(index: number): Promise<void> {
    await this.grid.locator(`[aria-rowindex="${index + 2}"]`).click();
  }

  /** Puts the focus on the table, then presses the keys one after the other. */
  async keys(...keys: readonly string[]): Promise<void> {
    await this.grid.focus();
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** First cells of the selected rows that exist. */
  async selected(): Promise<string[]> {
    return this.grid
      .locator('[role="row"][aria-selected="true"]')
      .evaluateAll((rows) => rows.map((row) => row.firstElementChild?.textContent ?? ''));
  }
}
