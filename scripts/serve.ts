/**
 * A static file server for the built app: `tsx scripts/serve.ts [root] [--port 4173] [--host 127.0.0.1]
 * [--connect-src "https://tiles.example"]`. Ours, because DuckDB and Parquet readers ask for byte ranges
 * from the end of a file, which the preview servers at hand answer wrongly.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compressedBody, isCompressible } from './server/compressed-body.ts';
import { contentSecurityPolicy } from './server/content-security-policy.ts';
import { parseRange } from './server/parse-range.ts';
import { safePath } from './server/safe-path.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.parquet': 'application/vnd.apache.parquet',
  '.arrow': 'application/vnd.apache.arrow.stream',
};

/** Vite puts a hash of the content into these names, so they never change. */
const HASHED_NAME = /\/assets\/.+-[\w-]{8}\.\w+$/;

export interface ServerOptions {
  readonly root: string;
  /** The next free port is taken when this one is busy; 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Further sources that the pages may connect to, besides the server itself. */
  readonly connectSrc?: readonly string[];
  /** Compress what is sent. Unless said otherwise only for other machines: on this one it costs more time than it saves. */
  readonly compress?: boolean;
}

interface Site {
  readonly root: string;
  readonly csp: string;
  readonly compress: boolean;
}

export interface RunningServer {
  /** With the port that was really taken, no slash at the end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

interface FileAnswer {
  readonly path: string;
  readonly size: number;
  readonly etag: string;
  readonly modified: Date;
}

async function findFile(root: string, requestPath: string): Promise<FileAnswer | null> {
  const path = safePath(root, requestPath);
  if (path === null) return null;
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  if (found.isDirectory()) return requestPath.endsWith('/') ? findFile(root, `${requestPath}index.html`) : null;
  if (!found.isFile()) return null;
  return { path, size: found.size, etag: `"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`, modified: found.mtime };
}

function isFresh(request: IncomingMessage, file: FileAnswer): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined)
    return tags.split(',').some(
      (tag) =>
        tag
          .trim()
          .replace(/^W\//, '')
          .replace(/-(?:gzip|br)"$/, '"') === file.etag,
    );
  const since = request.headers['if-modified-since'];
  return since !== undefined && Math.floor(file.modified.getTime() / 1000) <= Math.floor(Date.parse(since) / 1000);
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

function sendFile(response: ServerResponse, path: string, range: { start: number; end: number } | null, bodiless: boolean): void {
  if (bodiless) {
    response.end();
    return;
  }
  const stream = createReadStream(path, range ?? {});
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

async function answer(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  response.setHeader('Content-Security-Policy', site.csp);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    end(response, 405, 'Method not allowed');
    return;
  }
  const [requestPath = '/'] = (request.url ?? '/').split('?');
  const file = await findFile(site.root, requestPath);
  if (file === null) {
    end(response, 404, 'Not found');
    return;
  }
  const type = CONTENT_TYPES[extname(file.path).toLowerCase()] ?? 'application/octet-stream';
  const compressible = site.compress && isCompressible(file.path, file.size);
  response.setHeader('Content-Type', type);
  response.setHeader('Last-Modified', file.modified.toUTCString());
  response.setHeader('Cache-Control', HASHED_NAME.test(requestPath) ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('Accept-Ranges', 'bytes');
  if (compressible) response.setHeader('Vary', 'Accept-Encoding');
  if (isFresh(request, file)) {
    response.writeHead(304, { ETag: file.etag });
    response.end();
    return;
  }
  const bodiless = request.method === 'HEAD';
  const condition = request.headers['if-range'];
  const rangeHeader = condition === undefined || condition === file.etag ? request.headers.range : undefined;
  const range = parseRange(rangeHeader, file.size);
  if (range === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${file.size}`);
    end(response, 416, 'Range not satisfiable');
    return;
  }
  if (range !== null) {
    response.writeHead(206, {
      ETag: file.etag,
      'Content-Length': range.end - range.start + 1,
      'Content-Range': `bytes ${range.start}-${range.end}/${file.size}`,
    });
    sendFile(response, file.path, range, bodiless);
    return;
  }
  const body = compressible ? await compressedBody(file.path, file.etag, request.headers['accept-encoding']) : null;
  if (body !== null) {
    const etag = `${file.etag.slice(0, -1)}-${body.encoding}"`;
    response.writeHead(200, { ETag: etag, 'Content-Encoding': body.encoding, 'Content-Length': body.bytes.byteLength });
    response.end(bodiless ? undefined : body.bytes);
    return;
  }
  response.writeHead(200, { ETag: file.etag, 'Content-Length': file.size });
  sendFile(response, file.path, null, bodiless);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' && port > 0 && port < 65_535) resolvePort(listen(server, port + 1, host));
      else reject(error);
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      const address = server.address();
      resolvePort(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Serves a directory. Rejects when the directory does not exist or the host cannot be bound. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const root = resolve(options.root);
  const found = await stat(root).catch(() => null);
  if (!found?.isDirectory()) throw new Error(`${root} is not a directory. Run: npm run build`);
  const site: Site = {
    root,
    csp: contentSecurityPolicy(options.connectSrc ?? []),
    compress: options.compress ?? !/^(?:localhost|127\..+|::1)$/.test(options.host),
  };
  const server = createServer((request, response) => {
    answer(request, response, site).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else end(response, 500, 'Server error');
    });
  });
  const port = await listen(server, options.port, options.host);
  const name = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${name}:${port}`,
    port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '4173' },
      host: { type: 'string', default: '127.0.0.1' },
      'connect-src': { type: 'string', multiple: true, default: [] },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port number`);
  const server = await startServer({
    root: positionals[0] ?? 'dist',
    port,
    host: values.host,
    connectSrc: values['connect-src'].flatMap((sources) => sources.split(/\s+/).filter(Boolean)),
  });
  console.log(`党建一张图  ${server.url}/   (Ctrl+C 停止 / to stop)`);
  const stop = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
