import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page } from 'playwright';
import type { PageWatch } from './page-watch.ts';

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

  constructor(page: Page, watch: PageWatch) {
    this.page = page;
    this.watch = watch;
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

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'domcontentloaded' });
  }
}
