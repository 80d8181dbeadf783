import type { BrowserContext, Page } from 'playwright';

declare global {
  var atlasProbes: {
    /** When data-atlas first said something else than loading; milliseconds since navigation began. */
    readyAt: number | null;
    readyState: string;
    /** When the document or a canvas last changed. */
    lastChangeAt: number;
    /** Requests to the database that wait for their answer. */
    waiting: Set<number>;
    longTasks: { start: number; duration: number }[];
    /** Times between frames while recording. */
    frames: number[] | null;
  };
}

/** Runs in every page before its own scripts: notes what can be seen from outside, so that the app needs no code for it. */
function installProbes(): void {
  const probes: typeof globalThis.atlasProbes = {
    readyAt: null,
    readyState: 'loading',
    lastChangeAt: 0,
    waiting: new Set(),
    longTasks: [],
    frames: null,
  };
  globalThis.atlasProbes = probes;
  const changed = (): void => {
    probes.lastChangeAt = performance.now();
  };
  new MutationObserver(() => {
    changed();
    const state = document.documentElement?.dataset.atlas ?? 'loading';
    if (probes.readyAt === null && state !== 'loading') {
      probes.readyAt = performance.now();
      probes.readyState = state;
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probes.longTasks.push({ start: entry.startTime, duration: entry.duration });
  }).observe({ type: 'longtask', buffered: true });
  const drawing: readonly (readonly [object | undefined, readonly string[]])[] = [
    [globalThis.WebGL2RenderingContext?.prototype, ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced', 'clear']],
    [globalThis.CanvasRenderingContext2D?.prototype, ['drawImage', 'putImageData', 'fill', 'stroke', 'fillRect', 'fillText', 'clearRect']],
    [globalThis.ImageBitmapRenderingContext?.prototype, ['transferFromImageBitmap']],
  ];
  for (const [prototype, names] of drawing) {
    if (prototype === undefined) continue;
    for (const name of names) {
      const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
      Reflect.set(prototype, name, function (this: unknown, ...args: unknown[]) {
        changed();
        return original.apply(this, args);
      });
    }
  }
  const PlainWorker = globalThis.Worker;
  globalThis.Worker = class extends PlainWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', (event: MessageEvent) => {
        changed();
        if (typeof event.data?.requestId === 'number') probes.waiting.delete(event.data.requestId);
      });
    }
    override postMessage(message: unknown, transfer?: StructuredSerializeOptions | Transferable[]): void {
      const id = (message as { messageId?: unknown } | null)?.messageId;
      if (typeof id === 'number') probes.waiting.add(id);
      super.postMessage(message, transfer as Transferable[]);
    }
  };
  let previous = 0;
  const onFrame = (time: number): void => {
    if (probes.frames !== null && previous > 0) probes.frames.push(time - previous);
    previous = time;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}

export async function addProbes(context: BrowserContext): Promise<void> {
  // tsx and vitest mark functions with their names through a helper that a page does not have.
  await context.addInitScript(`globalThis.__name ??= (value) => value; (${installProbes.toString()})()`);
}

export function now(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

/**
 * Waits until no answer of the database is due and nothing changed for `quietMs`, and answers when the last change was.
 * Rejects when it never gets quiet.
 */
export async function settledAt(page: Page, quietMs: number, timeout: number): Promise<number> {
  await page.waitForFunction(
    (quiet) => globalThis.atlasProbes.waiting.size === 0 && performance.now() - globalThis.atlasProbes.lastChangeAt > quiet,
    quietMs,
    { timeout, polling: 50 },
  );
  return page.evaluate(() => globalThis.atlasProbes.lastChangeAt);
}

/** The longest task of the page's main thread since a time, in milliseconds; 0 when none took 50. */
export function longestTask(page: Page, since: number): Promise<number> {
  return page.evaluate(
    (start) => Math.max(0, ...globalThis.atlasProbes.longTasks.filter((task) => task.start >= start).map((task) => task.duration)),
    since,
  );
}
