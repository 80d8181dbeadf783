import { createServer, type Server } from 'node:http';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumOptions } from '../../scripts/browser/chromium-options.ts';
import { watchPages } from '../support/page-watch.ts';
import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy.ts';

/** A page without any policy that does all that the app must not. */
const PAGE = `<!doctype html><title>bad</title><link rel="icon" href="data:,">
<img src="http://image.test/pixel.png">
<script>
  console.error('said so');
  new Worker(URL.createObjectURL(new Blob(["fetch('http://worker.test/from-worker')"])));
  fetch('/own');
  setTimeout(() => { throw new Error('thrown') });
</script>`;

let server: Server;
let origin: string;
let proxy: RecordingProxy;
let browser: Browser;

beforeAll(async () => {
  server = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(PAGE));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
  proxy = await startRecordingProxy();
  browser = await chromium.launch(chromiumOptions([`--proxy-server=${proxy.url}`]));
});

afterAll(async () => {
  await browser.close();
  await proxy.close();
  server.close();
});

describe('the watch over the network and the console', () => {
  test('reports a request off the origin, also of a worker, an error of the page and of the console', async () => {
    const context = await browser.newContext();
    const watch = watchPages(context, { origin });
    const page = await context.newPage();
    await page.goto(origin);
    await expect.poll(() => proxy.attempts.join(' '), { timeout: 20_000 }).toContain('worker.test');
    await expect.poll(() => watch.complaints().join('\n'), { timeout: 20_000 }).toContain('thrown');
    await context.close();
    const complaints = watch.complaints().join('\n');
    expect(complaints).toContain('request off the origin: http://image.test/pixel.png');
    expect(complaints).toContain('console: said so');
    expect(complaints).not.toContain(`${origin}/own`);
    expect(watch.requests).toContain(`${origin}/own`);
  });

  test('lets pass what a test allows by name', async () => {
    const context = await browser.newContext();
    const watch = watchPages(context, {
      origin,
      allowErrors: [/said so|thrown|Failed to load resource/],
      allowOrigins: ['http://image.test', 'http://worker.test'],
    });
    const page = await context.newPage();
    await page.goto(origin);
    await expect.poll(() => watch.requests.join(' '), { timeout: 20_000 }).toContain('image.test');
    await context.close();
    expect(watch.complaints()).toEqual([]);
  });
});
