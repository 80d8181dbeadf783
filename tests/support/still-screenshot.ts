import type { Page } from 'playwright';

const PAUSE_MS = 400;
const TRIES = 40;

/** A screenshot taken once the screen stands still: two in a row are the same, byte by byte. Throws when it never does. */
export async function stillScreenshot(page: Page): Promise<Uint8Array> {
  // A pointer left over a control would light it up.
  await page.mouse.move(0, 0);
  await page.waitForFunction(() => document.documentElement.dataset.atlasTables === undefined, undefined, { timeout: 60_000 });
  let previous: Buffer | null = null;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const current = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (previous?.equals(current)) return current;
    previous = current;
    await page.waitForTimeout(PAUSE_MS);
  }
  throw new Error(`the screen still changes after ${(TRIES * PAUSE_MS) / 1000} s`);
}
