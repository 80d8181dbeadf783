import type { BrowserContext, Page } from 'playwright';

export interface PageWatch {
  /** Every address asked for, in order. */
  readonly requests: readonly string[];
  /** What must not happen: requests off the origin, errors of the page, errors in its console. Empty when all is well. */
  complaints(): string[];
}

export interface WatchOptions {
  /** An origin without a slash at its end, or the address of a file. */
  readonly origin: string;
  /** Console errors and page errors that a test provokes on purpose. */
  readonly allowErrors?: readonly RegExp[];
  /** Origins that a test allows by name, such as a second server of its own. */
  readonly allowOrigins?: readonly string[];
}

function isLocal(url: string): boolean {
  return /^(?:data|blob|about|chrome-error):/.test(url);
}

function belongsTo(url: string, origin: string): boolean {
  if (!url.startsWith(origin)) return false;
  const rest = url.slice(origin.length);
  return rest === '' || (origin.startsWith('file:') ? /^[?#]/ : /^\//).test(rest);
}

/** Watches all pages of a context, and the workers they start. */
export function watchPages(context: BrowserContext, options: WatchOptions): PageWatch {
  const requests: string[] = [];
  const offOrigin: string[] = [];
  const errors: string[] = [];
  const origins = [options.origin, ...(options.allowOrigins ?? [])];

  function sawAddress(url: string): void {
    if (isLocal(url)) return;
    requests.push(url);
    if (!origins.some((origin) => belongsTo(url, origin))) offOrigin.push(url);
  }

  function sawError(text: string): void {
    if (!options.allowErrors?.some((pattern) => pattern.test(text))) errors.push(text);
  }

  function watchPage(page: Page): void {
    page.on('websocket', (socket) => sawAddress(socket.url()));
    page.on('crash', () => errors.push('the page crashed'));
  }

  context.on('request', (request) => sawAddress(request.url()));
  context.on('console', (message) => {
    if (message.type() === 'error') sawError(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => sawError(`page: ${error.error().stack ?? error.error().message}`));
  context.on('page', watchPage);
  for (const page of context.pages()) watchPage(page);
  return {
    requests,
    complaints: () => [...offOrigin.map((url) => `request off the origin: ${url}`), ...errors],
  };
}
