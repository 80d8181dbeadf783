import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = new Set(['.html', '.js', '.mjs', '.css', '.json', '.geojson', '.csv', '.txt', '.svg', '.wasm', '.arrow']);
const SMALLEST_BYTES = 1024;

type Encoding = 'br' | 'gzip';

export interface CompressedBody {
  readonly encoding: Encoding;
  readonly bytes: Uint8Array;
}

const cache = new Map<string, Promise<CompressedBody>>();

export function isCompressible(path: string, size: number): boolean {
  return size >= SMALLEST_BYTES && COMPRESSIBLE.has(extname(path).toLowerCase());
}

/** The best encoding that an Accept-Encoding header admits, null for none. */
export function chooseEncoding(header: string | undefined): Encoding | null {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    if (name !== '') weights.set(name, quality === undefined ? 1 : Number(quality));
  }
  const weight = (name: Encoding): number => weights.get(name) ?? weights.get('*') ?? 0;
  const brotli = weight('br');
  const zip = weight('gzip');
  if (brotli === 0 && zip === 0) return null;
  return brotli >= zip ? 'br' : 'gzip';
}

async function compress(path: string, encoding: Encoding): Promise<CompressedBody> {
  const plain = await readFile(path);
  // Fast levels: this runs once a file and start, while a person waits.
  const bytes =
    encoding === 'br'
      ? await promisify(brotliCompress)(plain, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength },
        })
      : await promisify(gzip)(plain, { level: 6 });
  return { encoding, bytes };
}

/** The file in the encoding the client prefers, compressed once and kept; null when the client takes none. */
export function compressedBody(path: string, etag: string, acceptEncoding: string | undefined): Promise<CompressedBody> | null {
  const encoding = chooseEncoding(acceptEncoding);
  if (encoding === null) return null;
  const key = `${encoding} ${etag} ${path}`;
  let body = cache.get(key);
  if (body === undefined) {
    body = compress(path, encoding);
    cache.set(key, body);
    body.catch(() => cache.delete(key));
  }
  return body;
}
