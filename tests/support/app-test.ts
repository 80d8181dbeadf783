import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { test as base, inject } from 'vitest';
import { chromiumOptions } from '../../scripts/browser/chromium-options.ts';
import { AppDriver, type OpenOptions } from './app-driver.ts';
import { watchPages } from './page-watch.ts';
import { startRecordingProxy } from './recording-proxy.ts';

/** A name that is not this machine's own, so that the page has no secure context: plain http on an intranet. */
const INTRANET_HOST = 'atlas.intranet.test';

const FAILURES = 'test-results/failures';

/** Hosts that Chromium itself calls; no page of ours names them, and the list of the page's requests would show it if one did. */
const BROWSER_HOSTS = /(?:^|\.|\/\/)(?:googleapis\.com|google\.com|gvt1\.com|gstatic\.com)(?::|\/|$)/;

function originOf(options: OpenOptions): string {
  if (options.file) return pathToFileURL(options.file).href;
  const served = new URL(inject('appUrl'));
  return options.url ?? `http://${options.intranet ? INTRANET_HOST : served.hostname}:${served.port}`;
}

/**
 * `openApp` opens the built app in a fresh browser profile. After the test it fails when anything asked for an address off
 * the app's origin, or an error came up in the page or its console that the test did not allow.
 */
export const test = base
  .extend(
    'network',
    { scope: 'file' }, // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures it must make from this pattern
    async ({}, { onCleanup }) => {
      const proxy = await startRecordingProxy();
      onCleanup(() => proxy.close());
      return proxy;
    },
  )
  .extend('browser', { scope: 'file' }, async ({ network }, { onCleanup }): Promise<Browser> => {
    // As arguments, since the launcher's own proxy option would also catch this machine's addresses.
    const args = [
      `--proxy-server=${network.url}`,
      `--proxy-bypass-list=${INTRANET_HOST}`,
      `--host-resolver-rules=MAP ${INTRANET_HOST} 127.0.0.1`,
    ];
    const browser = await chromium.launch(chromiumOptions(args));
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('openApp', async ({ browser, network, task }, { onCleanup }) => {
    const closers: (() => Promise<string[]>)[] = [];
    const attemptsBefore = network.attempts.length;
    onCleanup(async () => {
      const complaints = (await Promise.all(closers.map((close) => close()))).flat();
      const outside = network.attempts.slice(attemptsBefore).filter((host) => !BROWSER_HOSTS.test(host));
      complaints.push(...outside.map((host) => `connection off the origin: ${host}`));
      if (complaints.length > 0) throw new Error(complaints.join('\n'));
    });
    return async (options: OpenOptions = {}): Promise<AppDriver> => {
      const origin = originOf(options);
      const context = await browser.newContext({
        viewport: options.viewport ?? { width: 1440, height: 900 },
        locale: options.locale ?? 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
        acceptDownloads: true,
        javaScriptEnabled: options.javaScript ?? true,
      });
      if (options.initScript) await context.addInitScript(options.initScript);
      if (options.block) await context.route(options.block, (route) => route.abort());
      const watch = watchPages(context, { origin, allowErrors: options.allowErrors ?? [], allowOrigins: options.allowOrigins ?? [] });
      const page = await context.newPage();
      closers.push(async () => {
        if (task.result?.state === 'fail' && !page.isClosed()) {
          mkdirSync(FAILURES, { recursive: true });
          await page.screenshot({ path: `${FAILURES}/${task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png` }).catch(() => undefined);
        }
        await context.close();
        return watch.complaints();
      });
      const driver = new AppDriver(page, watch);
      await driver.visit(
        `${origin}${options.file ? '' : '/'}${options.query ? `?${options.query}` : ''}${options.hash ? `#${options.hash}` : ''}`,
      );
      return driver;
    };
  });
