import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ASSETS = fileURLToPath(new URL('../../dist/assets/', import.meta.url));

function built(extension: string): (readonly [string, string])[] {
  return readdirSync(ASSETS)
    .filter((name) => name.endsWith(extension))
    .map((name) => [name, readFileSync(ASSETS + name, 'utf8')] as const);
}

/** What Chromium 109 or Firefox 115 do not understand. A style they skip would lose the whole rule or declaration. */
const NEW_STYLES = [
  /color-mix\(/,
  /oklch\(/,
  /oklab\(/,
  /:has\(/,
  /@scope\b/,
  /@starting-style\b/,
  /light-dark\(/,
  /[{;}]\s*&/,
  /text-box:/,
];

/** Calls that throw there. A library may ask for a feature before it uses it; then the question mark or `in` stands first. */
const NEW_CALLS = [
  /\.toSorted\(/,
  /\.toReversed\(/,
  /\.toSpliced\(/,
  /Object\.groupBy\(/,
  /Promise\.withResolvers\(/,
  /AbortSignal\.any\(/,
  /Array\.fromAsync\(/,
  /URL\.canParse\(/,
];

describe('the built app keeps to the browser floor', () => {
  test.each(built('.css'))('%s has no newer style', (_name, text) => {
    expect(NEW_STYLES.filter((pattern) => pattern.test(text)).map(String)).toEqual([]);
  });

  test.each(built('.js'))('%s has no newer call', (_name, text) => {
    expect(NEW_CALLS.filter((pattern) => pattern.test(text)).map(String)).toEqual([]);
  });
});
