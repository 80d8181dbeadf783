import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../scripts/serve.ts';
import { chooseEncoding } from '../../scripts/server/compressed-body.ts';
import { contentSecurityPolicy } from '../../scripts/server/content-security-policy.ts';
import { parseRange } from '../../scripts/server/parse-range.ts';
import { safePath } from '../../scripts/server/safe-path.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));
const SCRIPT = `export const text = '${'党建一张图 '.repeat(500)}';\n`;

let directory: string;
let server: RunningServer;

/** Sends the path exactly as written: fetch would resolve `..` before it leaves. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET', target: RunningServer = server): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: target.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    request.on('error', reject);
    request.end();
  });
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'serve-'));
  const root = join(directory, 'dist');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(root, 'empty'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>党</title>');
  writeFileSync(join(root, 'data.parquet'), BYTES);
  writeFileSync(join(root, 'nothing.parquet'), '');
  writeFileSync(join(root, '中文 名.csv'), '一,二\n');
  writeFileSync(join(root, '.env'), 'hidden');
  writeFileSync(join(root, 'assets/app-B1a2_c3D.js'), SCRIPT);
  writeFileSync(join(directory, 'outside.txt'), 'outside');
  mkdirSync(join(directory, 'dist-neighbour'));
  writeFileSync(join(directory, 'dist-neighbour/secret.txt'), 'secret');
  server = await startServer({ root, port: 0, host: '127.0.0.1', compress: true });
});

afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

describe('ranges', () => {
  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=990-', 990, 999],
    ['bytes=990-5000', 990, 999],
    ['bytes=-8', 992, 999],
    ['bytes=-5000', 0, 999],
  ])('%s answers exactly these bytes', async (range, start, end) => {
    const answer = await get('/data.parquet', { Range: range });
    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/1000`);
    expect(answer.headers['content-length']).toBe(String(end - start + 1));
    expect(answer.body.equals(BYTES.subarray(start, end + 1))).toBe(true);
  });

  test.each(['bytes=1000-', 'bytes=2000-3000', 'bytes=-0'])('%s cannot be satisfied', async (range) => {
    const answer = await get('/data.parquet', { Range: range });
    expect(answer.status).toBe(416);
    expect(answer.headers['content-range']).toBe('bytes */1000');
  });

  test.each(['bytes=20-10', 'bytes=-', 'bytes=a-b', 'rows=0-1', 'bytes=0-1,5-6'])('%s is ignored', async (range) => {
    const answer = await get('/data.parquet', { Range: range });
    expect(answer.status).toBe(200);
    expect(answer.body.equals(BYTES)).toBe(true);
  });

  test('an empty file has no byte to give', async () => {
    expect((await get('/nothing.parquet', { Range: 'bytes=-8' })).status).toBe(416);
    expect((await get('/nothing.parquet')).status).toBe(200);
  });

  test('a range of a compressible file is of its plain bytes', async () => {
    const answer = await get('/assets/app-B1a2_c3D.js', { Range: 'bytes=0-5', 'Accept-Encoding': 'gzip' });
    expect(answer.status).toBe(206);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body.toString()).toBe('export');
  });

  test('If-Range with another version sends the whole file', async () => {
    const { headers } = await get('/data.parquet');
    expect((await get('/data.parquet', { Range: 'bytes=0-9', 'If-Range': String(headers.etag) })).status).toBe(206);
    expect((await get('/data.parquet', { Range: 'bytes=0-9', 'If-Range': '"old"' })).status).toBe(200);
  });

  test('HEAD tells the size and sends nothing', async () => {
    const answer = await get('/data.parquet', {}, 'HEAD');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-length']).toBe('1000');
    expect(answer.headers['accept-ranges']).toBe('bytes');
    expect(answer.body.byteLength).toBe(0);
  });

  test('every range lies within the file', () => {
    fc.assert(
      fc.property(fc.nat(), fc.option(fc.nat()), fc.option(fc.nat()), (size, first, last) => {
        const range = parseRange(`bytes=${first ?? ''}-${last ?? ''}`, size);
        if (range === null || range === 'unsatisfiable') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });
});

describe('paths', () => {
  test.each([
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/assets/../../outside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/../dist-neighbour/secret.txt',
    '//../outside.txt',
    '/.env',
    '/%00',
    '/%E0%A4%A',
    '/missing.js',
    '/empty/',
    '/assets',
  ])('%s is not found', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).toBe('Not found');
  });

  test('no request path leaves the root', () => {
    const parts = fc.constantFrom('..', '.', '', 'a', '%2e%2e', '%2f', '..%2f', '%5c', 'dist-neighbour', '~');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (segments) => {
        const path = safePath('/srv/dist', `/${segments.join('/')}`);
        expect(path === null || path === '/srv/dist' || path.startsWith('/srv/dist/')).toBe(true);
      }),
    );
  });

  test('a Chinese name with a space is found', async () => {
    const answer = await get(encodeURI('/中文 名.csv'));
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.body.toString()).toBe('一,二\n');
  });

  test('the query is no part of the name, and / is index.html', async () => {
    expect((await get('/?data=none')).body.toString()).toContain('<title>党</title>');
  });

  test('only GET and HEAD are answered', async () => {
    const answer = await get('/', {}, 'POST');
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
  });
});

describe('headers', () => {
  test('names with a hash never expire, others are asked again', async () => {
    expect((await get('/assets/app-B1a2_c3D.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
    expect((await get('/data.parquet')).headers['cache-control']).toBe('no-cache');
  });

  test('what the browser has is not sent again', async () => {
    const first = await get('/assets/app-B1a2_c3D.js', { 'Accept-Encoding': 'gzip' });
    const again = await get('/assets/app-B1a2_c3D.js', { 'Accept-Encoding': 'gzip', 'If-None-Match': String(first.headers.etag) });
    expect(again.status).toBe(304);
    expect(again.body.byteLength).toBe(0);
    expect((await get('/data.parquet', { 'If-None-Match': '"other"' })).status).toBe(200);
    expect((await get('/data.parquet', { 'If-Modified-Since': new Date(Date.now() + 1000).toUTCString() })).status).toBe(304);
  });

  test.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ])('%s gives back the same bytes', async (encoding, decode) => {
    const answer = await get('/assets/app-B1a2_c3D.js', { 'Accept-Encoding': encoding });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(answer.body.byteLength).toBeLessThan(SCRIPT.length);
    expect(decode(answer.body).toString()).toBe(SCRIPT);
  });

  test('Parquet is sent as it is', async () => {
    expect((await get('/data.parquet', { 'Accept-Encoding': 'gzip, br' })).headers['content-encoding']).toBeUndefined();
  });

  test.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['gzip;q=0, *;q=0', null],
  ])('Accept-Encoding %s chooses %s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding);
  });

  test('every answer forbids what is not its own origin', async () => {
    for (const path of ['/', '/missing', '/data.parquet']) {
      const { headers } = await get(path);
      expect(headers['content-security-policy']).toContain("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
      expect(headers['content-security-policy']).toMatch(/connect-src 'self';/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('the deployer may add sources, and nothing else', () => {
    expect(contentSecurityPolicy(['https://tiles.example:8443', '*.intranet'])).toContain(
      "connect-src 'self' https://tiles.example:8443 *.intranet;",
    );
    expect(() => contentSecurityPolicy(["x; script-src 'unsafe-inline'"])).toThrow('is not a source');
  });
});

describe('start', () => {
  test('a busy port gives way to the next', async () => {
    const other = await startServer({ root: join(directory, 'dist'), port: server.port, host: '127.0.0.1' });
    try {
      expect(other.port).toBeGreaterThan(server.port);
      expect((await get('/data.parquet', {}, 'GET', other)).status).toBe(200);
    } finally {
      await other.close();
    }
  });

  test('a directory that does not exist is named', async () => {
    await expect(startServer({ root: join(directory, 'no-build'), port: 0, host: '127.0.0.1' })).rejects.toThrow('is not a directory');
  });

  test('on this machine nothing is compressed', async () => {
    const plain = await startServer({ root: join(directory, 'dist'), port: 0, host: '127.0.0.1' });
    try {
      const answer = await get('/assets/app-B1a2_c3D.js', { 'Accept-Encoding': 'br' }, 'GET', plain);
      expect(answer.headers['content-encoding']).toBeUndefined();
    } finally {
      await plain.close();
    }
  });
});
