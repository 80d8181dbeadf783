import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { plainChromiumOptions } from '../../scripts/browser/chromium-options.ts';
import { type RunningServer, startServer } from '../../scripts/serve.ts';
import { addProbes, longestTask, now, settledAt } from './page-probes.ts';
import { watchRendererMemory } from './renderer-memory.ts';
import { median, quantile } from './statistics.ts';

const QUIET_MS = 400;
const PATIENCE_MS = 300_000;
const CHOOSING_MS = 2000;

export interface StartTimings {
  readonly coldEmptyMs: number;
  readonly coldMapMs: number;
  readonly warmEmptyMs: number;
  readonly warmMapMs: number;
  /** Addresses asked for until the first map of the bundled data. */
  readonly requests: readonly string[];
}

export interface FileTimings {
  /** From the moment a person hands the file to the app, open with its example, to the first map of the file; median. */
  readonly firstMapMs: number;
  readonly longestTaskMs: number;
  readonly peakMemoryBytes: number;
  readonly filterMedianMs: number;
  readonly filterP95Ms: number;
  readonly filterChanges: number;
  readonly panFrameP95Ms: number;
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' });
  await addProbes(context);
  return context;
}

async function readyAt(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.atlasProbes?.readyAt !== null, undefined, { timeout: PATIENCE_MS, polling: 50 });
  const { at, state } = await page.evaluate(() => ({ at: globalThis.atlasProbes.readyAt, state: globalThis.atlasProbes.readyState }));
  if (state !== 'ready' || at === null) throw new Error(`${url} became ${state}: ${await page.locator('body').innerText()}`);
  return at;
}

/** Starts with an empty cache, then again with what that left, each in a browser of its own. */
export async function measureStarts(server: RunningServer, repeats: number): Promise<StartTimings> {
  const empty = `${server.url}/?data=none&keep=0`;
  const full = `${server.url}/?keep=0`;
  const times: Record<'coldEmpty' | 'coldMap' | 'warmEmpty' | 'warmMap', number[]> = {
    coldEmpty: [],
    coldMap: [],
    warmEmpty: [],
    warmMap: [],
  };
  let requests: string[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const [url, cold, warm] of [
      [empty, times.coldEmpty, times.warmEmpty],
      [full, times.coldMap, times.warmMap],
    ] as const) {
      const browser = await chromium.launch(plainChromiumOptions());
      try {
        const context = await newContext(browser);
        const seen: string[] = [];
        context.on('request', (request) => seen.push(request.url()));
        const first = await context.newPage();
        cold.push(await readyAt(first, url));
        if (url === full && requests.length === 0) requests = [...seen];
        await first.close();
        const second = await context.newPage();
        warm.push(await readyAt(second, url));
      } finally {
        await browser.close();
      }
    }
  }
  return {
    coldEmptyMs: median(times.coldEmpty),
    coldMapMs: median(times.coldMap),
    warmEmptyMs: median(times.warmEmpty),
    warmMapMs: median(times.warmMap),
    requests,
  };
}

/** Walks through distinct filters, one choice at a time, since an answer that was given before is remembered. */
async function filterTimes(page: Page): Promise<number[]> {
  const boxes = page.locator('.multi-select-body').first().getByRole('checkbox');
  const count = Math.min(5, await boxes.count());
  if (count < 3) throw new Error('the filter offers fewer than three choices');
  const times: number[] = [];
  for (let step = 1; step < 2 ** count; step += 1) {
    // The lowest set bit of a counter names the choice to flip: a Gray code, so no state comes twice.
    const index = Math.log2(step & -step);
    const start = await now(page);
    await boxes.nth(index).click({ force: true });
    times.push((await settledAt(page, QUIET_MS, PATIENCE_MS)) - start);
  }
  return times;
}

async function panFrames(page: Page): Promise<number[]> {
  const box = await page.locator('.stage').boundingBox();
  if (box === null) throw new Error('there is no map');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => {
    globalThis.atlasProbes.frames = [];
  });
  for (let step = 1; step <= 60; step += 1) {
    await page.mouse.move(x + 120 * Math.sin(step / 8), y + 80 * Math.sin(step / 11));
    await page.waitForTimeout(16);
  }
  const frames = await page.evaluate(() => globalThis.atlasProbes.frames ?? []);
  await page.mouse.up();
  return frames;
}

interface Opened {
  readonly firstMapMs: number;
  readonly longestTaskMs: number;
}

/** Hands the file to the app, open with its example as a person finds it. */
async function openFile(page: Page, url: string, file: string): Promise<Opened> {
  // Asked for early: the browser needs a while until it hands over its chooser, and one that opens before is lost.
  const chooser = page.waitForEvent('filechooser', { timeout: PATIENCE_MS });
  await readyAt(page, `${url}/?keep=0`);
  await settledAt(page, QUIET_MS, PATIENCE_MS);
  await page.evaluate(noteDrawing);
  await page.keyboard.press('Control+o');
  const opened = await chooser;
  // As long as a person needs at least to find a file.
  await page.waitForTimeout(CHOOSING_MS);
  await opened.setFiles(file);
  await page.waitForFunction(() => globalThis.fileTimes.drawnAt !== null, undefined, { timeout: PATIENCE_MS, polling: 50 });
  const { handedAt, drawnAt } = await page.evaluate(() => globalThis.fileTimes);
  if (handedAt === null || drawnAt === null) throw new Error('the file was not drawn');
  return { firstMapMs: drawnAt - handedAt, longestTaskMs: await longestTask(page, handedAt) };
}

/** Opens the file several times, filters and pans; memory is watched in an opening of its own, since watching it costs time. */
export async function measureFile(root: string, file: string, runs: number): Promise<FileTimings> {
  const server = await startServer({ root, port: 0, host: '127.0.0.1' });
  const browser = await chromium.launch(plainChromiumOptions());
  const withPage = async <T>(work: (page: Page) => Promise<T>): Promise<T> => {
    const context = await newContext(browser);
    try {
      return await work(await context.newPage());
    } finally {
      await context.close();
    }
  };
  try {
    const opened: Opened[] = [];
    for (let run = 1; run < runs; run += 1) opened.push(await withPage((page) => openFile(page, server.url, file)));
    const [filters, frames] = await withPage(async (page) => {
      opened.push(await openFile(page, server.url, file));
      await settledAt(page, QUIET_MS, PATIENCE_MS);
      return [await filterTimes(page), await panFrames(page)];
    });
    const peakMemoryBytes = await withPage(async (page) => {
      const memory = await watchRendererMemory(browser);
      await openFile(page, server.url, file);
      await settledAt(page, QUIET_MS, PATIENCE_MS);
      return memory.stop();
    });
    return {
      firstMapMs: median(opened.map(({ firstMapMs }) => firstMapMs)),
      longestTaskMs: Math.max(...opened.map(({ longestTaskMs }) => longestTaskMs)),
      peakMemoryBytes,
      filterMedianMs: median(filters),
      filterP95Ms: quantile(filters, 0.95),
      filterChanges: filters.length,
      panFrameP95Ms: quantile(frames, 0.95),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

declare global {
  var fileTimes: { handedAt: number | null; drawnAt: number | null };
}

/** Runs in the page: when a file was chosen, and when the map had been drawn with it. */
function noteDrawing(): void {
  globalThis.fileTimes = { handedAt: null, drawnAt: null };
  document.addEventListener(
    'change',
    () => {
      globalThis.fileTimes.handedAt ??= performance.now();
    },
    true,
  );
  new MutationObserver(() => {
    if (document.documentElement.dataset.atlasDrawn !== 'own' || globalThis.fileTimes.drawnAt !== null) return;
    // Two frames on: what the map was given stands on the screen.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        globalThis.fileTimes.drawnAt ??= performance.now();
      }),
    );
  }).observe(document.documentElement, { attributes: true });
}
