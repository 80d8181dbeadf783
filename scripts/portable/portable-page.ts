import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LOADER = fileURLToPath(new URL('./loader.js', import.meta.url));

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** A page from disk has no headers, so it forbids the network to itself. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:",
  'worker-src data: blob:',
  'connect-src data: blob:',
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Chromium starts no worker from a longer address; four signs hold three bytes, and the loader adds a line. */
const LONGEST_WORKER = 2 * 1024 * 1024 * 0.75 - 4096;

interface PackedFile {
  readonly name: string;
  readonly kind: 'entry' | 'worker' | 'data';
  readonly bytes: Uint8Array;
}

function scriptElement({ name, kind, bytes }: PackedFile): string {
  const zipped = gzipSync(bytes, { level: 9 });
  const worth = kind !== 'data' || zipped.byteLength < bytes.byteLength * 0.95;
  const mime = MIME_TYPES[extname(name)] ?? 'application/octet-stream';
  const text = Buffer.from(worth ? zipped : bytes).toString('base64');
  return `<script type="text/plain" data-asset="${name}" data-kind="${kind}" data-mime="${mime}"${worth ? ' data-gzip' : ''}>${text}</script>`;
}

/** Text that cannot end the element it stands in. */
function inlineText(text: string, element: 'script' | 'style'): string {
  const inert = text.replaceAll(new RegExp(`</(${element})`, 'gi'), '<\\/$1');
  return element === 'script' ? inert.replaceAll('<!--', '<\\!--') : inert;
}

function replaceOnce(text: string, pattern: RegExp, replacement: (match: RegExpExecArray) => string): string {
  const match = pattern.exec(text);
  if (match === null) throw new Error(`index.html has nothing like ${pattern}`);
  return text.slice(0, match.index) + replacement(match) + text.slice(match.index + match[0].length);
}

/** One HTML page that needs no other file, from the directory that `vite build --mode portable` wrote. */
export function portablePage(directory: string): string {
  const read = (name: string): string => readFileSync(join(directory, name), 'utf8');
  const favicon = Buffer.from(read('favicon.svg')).toString('base64');
  let entryName = '';
  let page = read('index.html');
  page = replaceOnce(
    page,
    /<meta charset="utf-8" \/>/,
    (match) => `${match[0]}\n    <meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}" />`,
  );
  page = replaceOnce(page, /<link rel="icon"[^>]*>/, () => `<link rel="icon" href="data:image/svg+xml;base64,${favicon}" />`);
  page = replaceOnce(page, /<script src="\.?\/guard\.js"><\/script>/, () => `<script>${inlineText(read('guard.js'), 'script')}</script>`);
  page = replaceOnce(page, /<script type="module"[^>]*src="\.\/([^"]+)"[^>]*><\/script>/, (match) => {
    entryName = match[1] ?? '';
    return '';
  });
  page = page.replaceAll(
    /<link rel="stylesheet"[^>]*href="\.?\/([^"]+)"[^>]*>/g,
    (_tag, name: string) => `<style>${inlineText(read(name), 'style')}</style>`,
  );
  const packed = readdirSync(join(directory, 'assets'))
    .sort()
    .filter((name) => !name.endsWith('.css'))
    .map((name): PackedFile => {
      const path = `assets/${name}`;
      const kind = path === entryName ? 'entry' : name.endsWith('.js') ? 'worker' : 'data';
      const bytes = readFileSync(join(directory, path));
      if (kind === 'worker' && bytes.byteLength > LONGEST_WORKER) {
        throw new Error(
          `${name} is ${bytes.byteLength} bytes, and a worker started from an address holds ${Math.floor(LONGEST_WORKER)} at most`,
        );
      }
      return { name: path, kind, bytes };
    });
  const body = [...packed.map(scriptElement), `<script>${inlineText(readFileSync(LOADER, 'utf8'), 'script')}</script>`].join('\n');
  page = replaceOnce(page, /<\/body>/, () => `${body}\n</body>`);
  const leftover = /(?:src|href)="\.{0,2}\/[^"]*"/.exec(page.replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, ''));
  if (leftover) throw new Error(`the page still names a file of its own: ${leftover[0]}`);
  return page;
}
