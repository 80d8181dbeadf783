import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Locator, Page } from 'playwright';
import { isLanguage, type Messages, messagesFor } from '../../src/locales/messages.ts';
import type { ExportFormat } from '../../src/model/export-file.ts';
import type { LayerId, WorkspaceId } from '../../src/state/view.ts';
import type { PageWatch } from './page-watch.ts';
import { type SavedFile, savedFile } from './saved-file.ts';
import { TableDriver } from './table-driver.ts';

export interface OpenOptions {
  /** The query string without its question mark, such as `data=none&lang=en`. */
  readonly query?: string;
  /** The hash without its sign. */
  readonly hash?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
  /** Open over plain http at a name that is not this machine's: no secure context. */
  readonly intranet?: boolean;
  /** Origin of another server of the app, no slash at the end. */
  readonly url?: string;
  /** Open this HTML file from disk instead of the served app. */
  readonly file?: string;
  /** Console and page errors that the test provokes on purpose. */
  readonly allowErrors?: readonly RegExp[];
  /** JavaScript that runs in every page before its own. */
  readonly initScript?: string;
  /** false turns JavaScript off. */
  readonly javaScript?: boolean;
  /** Requests that fail, as when a server lacks the file. */
  readonly block?: RegExp;
  /** Further origins that this test may reach. */
  readonly allowOrigins?: readonly string[];
}

const READY_MS = 90_000;

/** The app as a person uses it. Only this file knows where things are on the screen. */
export class AppDriver {
  readonly page: Page;
  readonly watch: PageWatch;
  readonly table: TableDriver;

  constructor(page: Page, watch: PageWatch) {
    this.page = page;
    this.watch = watch;
    this.table = new TableDriver(page);
  }

  /** The words of the language the screen is in. */
  async words(): Promise<Messages> {
    const language = (await this.page.locator('html').getAttribute('lang')) ?? '';
    if (!isLanguage(language)) throw new Error(`the page says lang="${language}"`);
    return messagesFor(language);
  }

  async visit(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'domcontentloaded' });
  }

  /** Waits until the app says that it is usable, or fails with what it says instead. */
  async waitUntilReady(timeout = READY_MS): Promise<void> {
    await this.page.waitForFunction(() => document.documentElement.dataset.atlas !== 'loading', undefined, { timeout });
    const state = await this.state();
    if (state !== 'ready') throw new Error(`data-atlas is ${state}: ${await this.text()}`);
  }

  async state(): Promise<string> {
    return (await this.page.locator('html').getAttribute('data-atlas')) ?? '';
  }

  async text(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  /** The raw value of a headline figure, null where it is unknown. */
  async headline(metric: string): Promise<number | null> {
    const value = await this.page.locator(`data[data-metric="${metric}"]`).first().getAttribute('value');
    return value === null || value === '' ? null : Number(value);
  }

  /** Waits until a headline figure has this value. */
  async waitForHeadline(metric: string, value: number, timeout = 30_000): Promise<void> {
    await this.page.locator(`data[data-metric="${metric}"][value="${value}"]`).first().waitFor({ state: 'attached', timeout });
  }

  /** Drops files from disk onto the page, as from a file manager. Meant for files up to some tens of megabytes. */
  async dropFiles(...paths: string[]): Promise<void> {
    const files = await Promise.all(
      paths.map(async (path) => ({ name: basename(path), base64: (await readFile(path)).toString('base64') })),
    );
    await this.page.evaluate(async (dropped) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    }, files);
  }

  /** Chooses files in the app's own file field; of any size, since the browser reads them from disk. */
  async chooseFiles(...paths: string[]): Promise<void> {
    await this.page.locator('input[type="file"]').first().setInputFiles(paths);
  }

  /** As a person who takes a breath after the last change: everything is kept that is on its way to the device. */
  async reload(): Promise<void> {
    await this.untilKept();
    await this.page.reload({ waitUntil: 'domcontentloaded' });
  }

  /** Waits until nothing more is written: a file that is kept has another name each time. */
  async untilKept(): Promise<void> {
    let before = await this.stored();
    for (let look = 0; look < 40; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const now = await this.stored();
      if (now.join() === before.join()) return;
      before = now;
    }
  }

  // Headline figures

  /** All headline figures by metric. */
  async headlines(): Promise<Record<string, number | null>> {
    return this.figures('.headline-tiles data[data-metric]');
  }

  /** Waits until the headline has these figures. */
  async waitForHeadlines(expected: Readonly<Record<string, number>>): Promise<void> {
    for (const [metric, value] of Object.entries(expected)) await this.waitForHeadline(metric, value);
  }

  /** Unfolds a headline figure and waits for its waterfall. */
  async unfold(metric: string): Promise<Record<string, number | null>> {
    await this.page.locator(`.figure-tile-expand:has(data[data-metric="${metric}"])`).click();
    await this.page.locator('data[data-metric="waterfall-eligible"]').waitFor();
    return this.waterfall();
  }

  /** Steps of the unfolded waterfall; a step that takes nothing off is not shown. */
  async waterfall(): Promise<Record<string, number | null>> {
    return this.figures('data[data-metric^="waterfall-"]', 'waterfall-');
  }

  get unfolded(): Locator {
    return this.page.locator('.headline-details');
  }

  /** Every figure of the screen under a selector, by the end of its metric's name. */
  async figures(selector: string, prefix = ''): Promise<Record<string, number | null>> {
    const pairs = await this.page
      .locator(selector)
      .evaluateAll((elements) =>
        elements.map((element) => [element.getAttribute('data-metric') ?? '', element.getAttribute('value') ?? ''] as const),
      );
    return Object.fromEntries(pairs.map(([metric, value]) => [metric.slice(prefix.length), value === '' ? null : Number(value)]));
  }

  // The frame

  async openWorkspace(id: WorkspaceId): Promise<void> {
    const words = await this.words();
    await this.page.getByRole('navigation').getByRole('button', { name: words.app.workspaces[id], exact: true }).click();
    await this.waitForWorkspace(id);
  }

  async waitForWorkspace(id: WorkspaceId): Promise<void> {
    const words = await this.words();
    await this.page.getByRole('navigation').locator('[aria-current="page"]', { hasText: words.app.workspaces[id] }).waitFor();
    await this.page.locator(`.shell-body[data-workspace="${id}"]`).waitFor();
  }

  /** Opens a bundled dataset by its id and waits until its figures are there. */
  async openDataset(id: string): Promise<void> {
    await this.page.locator('.top-bar-dataset').selectOption(id);
    await this.page.waitForFunction(
      (wanted) => (document.querySelector('.top-bar-dataset') as HTMLSelectElement | null)?.value === wanted,
      id,
    );
    await this.settle();
  }

  async datasetId(): Promise<string> {
    return this.page.locator('.top-bar-dataset').inputValue();
  }

  /** Ids of the datasets that can be opened, a person's own first. */
  async datasetChoices(): Promise<string[]> {
    return this.page
      .locator('.top-bar-dataset option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  }

  async chooseDate(date: string): Promise<void> {
    await this.page.getByLabel((await this.words()).app.chooseDate).selectOption(date);
    await this.settle();
  }

  async chooseDefinition(id: string): Promise<void> {
    await this.page.getByLabel((await this.words()).app.chooseDefinition).selectOption(id);
    await this.settle();
  }

  async definitionChoices(): Promise<string[]> {
    return this.page
      .getByLabel((await this.words()).app.chooseDefinition)
      .locator('option')
      .allTextContents();
  }

  /** Opens the dialog that makes a definition set of the one in force. */
  async editDefinition(): Promise<void> {
    const { app } = await this.words();
    await this.page.getByLabel(app.chooseDefinition).selectOption({ label: app.editDefinitions });
  }

  async switchLanguage(): Promise<void> {
    const words = await this.words();
    await this.page.getByRole('button', { name: words.common.switchLanguage, exact: true }).click();
    await this.page.getByRole('button', { name: words.common.switchLanguage, exact: true }).waitFor({ state: 'detached' });
  }

  /** Waits until nothing loads and the headline has its figures. */
  async settle(): Promise<void> {
    await this.page.waitForTimeout(60);
    await this.page.waitForFunction(
      () =>
        document.documentElement.dataset.atlasTables === undefined &&
        document.querySelector('.stage-status') === null &&
        document.querySelector('.headline[data-loading]') === null,
      undefined,
      { timeout: 60_000 },
    );
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async focusMap(): Promise<void> {
    await this.page.locator('.map-view').focus();
  }

  /** Calls the palette and waits until what is typed goes into it. */
  async openPalette(): Promise<void> {
    await this.press('Control+k');
    await this.page.locator('.palette input:focus').waitFor();
  }

  /** Finds by the palette, and goes to the entry of exactly this name. */
  async find(name: string): Promise<void> {
    const { app } = await this.words();
    await this.openPalette();
    await this.page.getByRole('dialog').getByPlaceholder(app.searchPlaceholder).fill(name);
    await this.page
      .locator('.palette-item', { has: this.page.getByText(name, { exact: true }) })
      .first()
      .click();
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async hash(): Promise<string> {
    return this.page.evaluate(() => window.location.hash);
  }

  /** Waits until the address names these parts of the view. */
  async waitForHash(...parts: readonly string[]): Promise<void> {
    await this.page.waitForFunction((wanted) => wanted.every((part) => window.location.hash.slice(1).split('&').includes(part)), parts);
  }

  /** What the notices say, newest last. */
  async notices(): Promise<string[]> {
    return this.page.locator('.toast-body').allInnerTexts();
  }

  async waitForNotice(text: string): Promise<void> {
    await this.page.locator('.toast-body', { hasText: text }).first().waitFor({ timeout: 60_000 });
  }

  async closeNotices(): Promise<void> {
    const { close } = (await this.words()).common;
    const buttons = this.page.locator('.toast').getByRole('button', { name: close, exact: true });
    for (let left = await buttons.count(); left > 0; left -= 1) await buttons.first().click();
  }

  async openTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** Chooses an entry of a drop-down list by the list's label. */
  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(label) }).click();
    await this.page.getByRole('listbox').getByRole('option', { name: option }).click();
    await this.settle();
  }

  /** From now on the first cancel button that comes up is pressed at once; `data-cancelled` says when it was. */
  async cancelAsSoonAsPossible(): Promise<void> {
    const { cancel } = (await this.words()).common;
    await this.page.evaluate((name) => {
      const press = (): boolean => {
        const button = [...document.querySelectorAll<HTMLButtonElement>('.stage-status button')].find(
          (entry) => entry.textContent === name,
        );
        if (button === undefined) return false;
        button.click();
        document.documentElement.dataset.cancelled = '1';
        return true;
      };
      if (press()) return;
      const observer = new MutationObserver(() => {
        if (press()) observer.disconnect();
      });
      observer.observe(document.body, { childList: true, subtree: true });
    }, cancel);
  }

  // Filter, layers, selection

  /** One field of the filter, unfolded. */
  private async facet(name: string): Promise<Locator> {
    const toggle = this.page.locator('.multi-select-toggle', { has: this.page.getByText(name, { exact: true }) });
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    return this.page.locator('.multi-select', { has: toggle });
  }

  /** The choices of a field in their order, through its whole length, with how many enterprises each would leave. */
  async choices(facet: string): Promise<ReadonlyMap<string, number>> {
    const list = await this.facet(facet);
    await list.locator('.checkbox-text').first().waitFor();
    const lines = await list.locator('.multi-select-options').evaluate(async (box) => {
      const found = new Map<string, string>();
      box.scrollTop = 0;
      for (;;) {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        for (const line of box.querySelectorAll('.checkbox')) {
          found.set(line.querySelector('.checkbox-text')?.textContent ?? '', line.querySelector('.checkbox-count')?.textContent ?? '');
        }
        if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) break;
        box.scrollTop += box.clientHeight;
      }
      box.scrollTop = 0;
      return [...found];
    });
    return new Map(lines.map(([name, count]) => [name, Number(count.replaceAll(/\D/g, ''))]));
  }

  /** The line of a choice, searched for where the list is long. */
  private async choice(facet: string, option: string): Promise<Locator> {
    const list = await this.facet(facet);
    const search = list.locator('input[type="search"]');
    if ((await search.count()) > 0) await search.fill(option);
    return list.locator('.checkbox', { has: this.page.getByText(option, { exact: true }) }).first();
  }

  /** Turns a choice of the filter on or off. */
  async filterBy(facet: string, option: string): Promise<void> {
    await (await this.choice(facet, option)).click();
    await this.settle();
  }

  async typeFilter(text: string): Promise<void> {
    await this.page.getByLabel((await this.words()).explore.filterText).fill(text);
  }

  async clearFilter(): Promise<void> {
    await this.page.locator('.filter-foot').getByRole('button').click();
    await this.settle();
  }

  layerSwitch(name: string): Locator {
    return this.page.locator('.layer-switches').getByLabel(name, { exact: true });
  }

  async shownLayers(): Promise<readonly LayerId[]> {
    const part = (await this.hash())
      .slice(1)
      .split('&')
      .find((entry) => entry.startsWith('l='));
    return (part?.slice(2).split('.') ?? []) as LayerId[];
  }

  /** Title of what the inspector shows, null with nothing selected. */
  async inspected(): Promise<string | null> {
    const title = this.page.locator('.panel[data-side="right"] .card-title');
    return (await title.count()) === 0 ? null : title.first().innerText();
  }

  async waitForInspected(title: string): Promise<void> {
    await this.page.locator('.panel[data-side="right"] .card-title', { hasText: title }).first().waitFor();
  }

  /** A field of the inspected thing, null when it is not shown. */
  async field(name: string): Promise<string | null> {
    const row = this.page.locator('.field-list-row', { has: this.page.locator('dt', { hasText: new RegExp(`^${name}$`) }) });
    return (await row.count()) === 0 ? null : row.first().locator('dd').innerText();
  }

  // Files

  /** Takes an export of the drawer's menu. */
  async export(format: ExportFormat, button?: string): Promise<SavedFile> {
    const { common, exportsText } = await this.words();
    await this.page
      .getByRole('button', { name: button ?? common.export, exact: true })
      .first()
      .click();
    const download = this.page.waitForEvent('download');
    await this.page
      .getByRole('menuitem')
      .filter({ has: this.page.getByText(exportsText.formats[format], { exact: true }) })
      .click();
    return savedFile(await download);
  }

  /** Waits until a person's own file is open. */
  async waitForOwn(): Promise<void> {
    await this.page.waitForFunction(
      () => (document.querySelector('.top-bar-dataset') as HTMLSelectElement | null)?.value === 'own',
      undefined,
      {
        timeout: 60_000,
      },
    );
    await this.settle();
  }

  /** What stands in the newest file kept in the browser whose name has this in it; empty where there is none. */
  async storedText(part: string): Promise<string> {
    return this.page.evaluate(async (wanted) => {
      let newest: File | null = null;
      const walk = async (directory: FileSystemDirectoryHandle, path: string): Promise<void> => {
        const entries = (directory as unknown as { entries(): AsyncIterable<[string, FileSystemHandle]> }).entries();
        for await (const [name, handle] of entries) {
          if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}/${name}`);
          else if (name.includes(wanted) && name.endsWith('.data')) {
            const file = await (handle as FileSystemFileHandle).getFile();
            if (newest === null || file.lastModified >= newest.lastModified) newest = file;
          }
        }
      };
      await walk(await navigator.storage.getDirectory(), '');
      return (newest as File | null)?.text() ?? '';
    }, part);
  }

  /** Everything that the origin has stored: files of OPFS, records of IndexedDB, keys of localStorage. */
  async stored(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const found: string[] = Object.keys(localStorage).map((key) => `localStorage ${key}`);
      const walk = async (directory: FileSystemDirectoryHandle, path: string): Promise<void> => {
        const entries = (directory as unknown as { entries(): AsyncIterable<[string, FileSystemHandle]> }).entries();
        for await (const [name, handle] of entries) {
          if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}/${name}`);
          else found.push(`opfs ${path}/${name}`);
        }
      };
      if (typeof navigator.storage?.getDirectory === 'function') await walk(await navigator.storage.getDirectory(), '');
      for (const { name } of await indexedDB.databases()) {
        if (name === undefined) continue;
        const database = await new Promise<IDBDatabase>((done, fail) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => done(request.result);
          request.onerror = () => fail(request.error);
        });
        for (const store of database.objectStoreNames) {
          const keys = await new Promise<IDBValidKey[]>((done, fail) => {
            const request = database.transaction(store).objectStore(store).getAllKeys();
            request.onsuccess = () => done(request.result);
            request.onerror = () => fail(request.error);
          });
          found.push(...keys.map((key) => `indexeddb ${name}/${store}/${String(key)}`));
        }
        database.close();
      }
      return found;
    });
  }
}
