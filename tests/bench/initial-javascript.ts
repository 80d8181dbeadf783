import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface JavaScriptSize {
  readonly files: readonly string[];
  /** Bytes on the wire with gzip. */
  readonly gzipBytes: number;
}

function sizeOf(directory: string, files: readonly string[]): JavaScriptSize {
  const gzipBytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(directory, file)), { level: 9 }).byteLength, 0);
  return { files, gzipBytes };
}

/** What the page loads before anything is drawn: the entry, and all that it imports at once. Workers and WebAssembly stay out. */
export function shellJavaScript(directory: string): JavaScriptSize {
  const html = readFileSync(join(directory, 'index.html'), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const found = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const text = readFileSync(join(directory, file), 'utf8');
    for (const match of text.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) waiting.push(`assets/${match[1]}`);
  }
  return sizeOf(directory, [...found].sort());
}

/** Of the addresses that a page asked for, the scripts that run in the page itself. */
export function requestedJavaScript(directory: string, requests: readonly string[]): JavaScriptSize {
  const files = requests.map((url) => new URL(url).pathname.slice(1)).filter((path) => path.endsWith('.js') && !/worker/.test(path));
  return sizeOf(directory, [...new Set(files)].sort());
}
