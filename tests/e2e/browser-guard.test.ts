import { describe, expect } from 'vitest';
import { test } from '../support/app-test.ts';

/** Takes a feature away before the page's own scripts run, as an old browser would. */
const OLD_BROWSERS: readonly (readonly [string, string])[] = [
  ['WebAssembly', 'delete globalThis.WebAssembly'],
  ['WebAssembly exceptions', 'delete WebAssembly.Tag'],
  ['BigInt', 'delete globalThis.BigInt64Array'],
  ['ES2022', 'delete Object.hasOwn'],
  ['CSS @container', 'delete globalThis.CSSContainerRule'],
  ['module workers', 'globalThis.Worker = function () { return { terminate() {} }; }'],
];

describe('the guard', () => {
  test.for(OLD_BROWSERS)('a browser without %s gets a sentence in two languages', async ([feature, takeAway], { openApp }) => {
    const app = await openApp({ initScript: takeAway, allowErrors: [/./] });
    await expect.poll(() => app.state()).toBe('error');
    const text = await app.text();
    expect(text).toContain('此浏览器版本过旧');
    expect(text).toContain('This browser is too old');
    expect(text).toContain(feature);
    await app.page.waitForLoadState('load');
    expect(await app.page.locator('#root').innerText()).toContain('This browser is too old');
    expect(app.watch.requests.filter((url) => url.endsWith('.wasm'))).toEqual([]);
  });

  test('without JavaScript the page says what it needs', async ({ openApp }) => {
    const app = await openApp({ javaScript: false });
    expect(await app.text()).toContain('请启用 JavaScript');
  });

  test('a program file that never arrives is said', async ({ openApp }) => {
    const app = await openApp({ block: /\/assets\/index-[^/]+\.js$/, allowErrors: [/ERR_FAILED/] });
    await expect.poll(() => app.state()).toBe('error');
    expect(await app.text()).toContain('A program file did not load');
  });
});
