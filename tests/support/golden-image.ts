import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const GOLDENS = fileURLToPath(new URL('../visual/goldens/', import.meta.url));
const RESULTS = fileURLToPath(new URL('../../test-results/visual/', import.meta.url));

export interface Tolerance {
  /** Share of pixels that may differ. Fonts and Chromium move with the distribution, so never zero. */
  readonly share?: number;
  /** Distance of colours from which a pixel counts as different, 0–1. */
  readonly threshold?: number;
}

/**
 * Compares a screenshot with its golden image and throws when too many pixels differ. UPDATE_GOLDENS=1 writes
 * the golden instead. What was seen, and the difference, lie in test-results/visual with a page to look at them.
 */
export function expectGolden(name: string, screenshot: Uint8Array, tolerance: Tolerance = {}): void {
  const golden = `${GOLDENS}${name}.png`;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${name}.actual.png`, screenshot);
  if (process.env.UPDATE_GOLDENS === '1') {
    mkdirSync(GOLDENS, { recursive: true });
    writeFileSync(golden, screenshot);
    addToGallery(name, 'written', 0);
    return;
  }
  if (!existsSync(golden))
    throw new Error(`${name} has no golden image. Look at ${RESULTS}${name}.actual.png, then run with UPDATE_GOLDENS=1.`);
  const expected = PNG.sync.read(readFileSync(golden));
  const actual = PNG.sync.read(Buffer.from(screenshot));
  if (expected.width !== actual.width || expected.height !== actual.height) {
    throw new Error(`${name} is ${actual.width}×${actual.height}, its golden image ${expected.width}×${expected.height}`);
  }
  writeFileSync(`${RESULTS}${name}.golden.png`, PNG.sync.write(expected));
  const share = differingShare(expected, actual, `${RESULTS}${name}.diff.png`, tolerance.threshold ?? 0.15);
  const allowed = tolerance.share ?? 0.01;
  addToGallery(name, share > allowed ? 'differs' : 'same', share);
  if (share > allowed) {
    throw new Error(
      `${name}: ${(share * 100).toFixed(2)} % of the pixels differ, ${(allowed * 100).toFixed(2)} % may. See ${RESULTS}index.html`,
    );
  }
}

function differingShare(expected: PNG, actual: PNG, diffPath: string, threshold: number): number {
  const { width, height } = expected;
  const diff = new PNG({ width, height });
  const differing = pixelmatch(expected.data, actual.data, diff.data, width, height, { threshold });
  writeFileSync(diffPath, PNG.sync.write(diff));
  return differing / (width * height);
}

interface GalleryEntry {
  readonly verdict: string;
  readonly share: number;
}

function addToGallery(name: string, verdict: string, share: number): void {
  const path = `${RESULTS}gallery.json`;
  const entries: Record<string, GalleryEntry> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  entries[name] = { verdict, share };
  writeFileSync(path, JSON.stringify(entries, null, 2));
  const figures = Object.entries(entries)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => {
      const images = ['golden', 'actual', 'diff'].map((kind) => `<img loading="lazy" src="${key}.${kind}.png" alt="${key} ${kind}">`);
      return `<section><h2>${key}: ${entry.verdict}, ${(entry.share * 100).toFixed(2)} %</h2><div>${images.join('')}</div></section>`;
    });
  const style = 'body{font:14px system-ui;margin:24px}div{display:flex;gap:8px}img{width:32%;border:1px solid #ccc}';
  writeFileSync(
    `${RESULTS}index.html`,
    `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>${figures.join('\n')}`,
  );
}
