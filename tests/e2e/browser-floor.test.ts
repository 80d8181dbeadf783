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

/** What brings its own stand-in along, where the browser has none, may call it. */
const STAND_INS: ReadonlyMap<string, RegExp> = new Map([
  [String(/Promise\.withResolvers\(/), /\{withResolvers:\s*function/],
  [String(/AbortSignal\.any\(/), /typeof AbortSignal\.any\s*[!=]==?.{1,30}AbortSignal\.any\s*=/],
]);

function callsWithout(text: string): readonly string[] {
  const called = NEW_CALLS.filter((pattern) => pattern.test(text)).map(String);
  return called.filter((name) => STAND_INS.get(name)?.test(text) !== true);
}

describe('the built app keeps to the browser floor', () => {
  test.each(built('.css'))('%s has no newer style', (_name, text) => {
    expect(NEW_STYLES.filter((pattern) => pattern.test(text)).map(String)).toEqual([]);
  });

  test.each(built('.js'))('%s has no newer call', (_name, text) => {
    expect(callsWithout(text)).toEqual([]);
  });
});
