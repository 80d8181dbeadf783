import { describe, expect, test } from 'vitest';
import { ErrorReader, formatBytes } from '../../src/locales/error-reader.ts';
import { errorSentence } from '../../src/locales/error-sentence.ts';
import { formatCount, formatDate, formatPoints, formatRate, pickName, ratio } from '../../src/locales/format.ts';
import { LANGUAGES, messagesFor } from '../../src/locales/messages.ts';
import { termOf } from '../../src/locales/term.ts';
import { GAP_CLASSES, RUNGS } from '../../src/model/coverage.ts';
import { AtlasError } from '../../src/model/errors.ts';
import { INDUSTRY_SECTIONS, OWNERSHIPS, TAGS } from '../../src/model/fact.ts';

const FULL = new ErrorReader({
  file: 'a.parquet',
  table: 'enterprise',
  columns: ['x', 'y'],
  expected: 'integer',
  found: 'text',
  size: 2_000_000_000,
  limit: 4_000_000_000,
  position: 12,
  status: 404,
  seconds: 30,
  count: 3,
  query: 'headline',
  worker: 'intake',
  needed: 5_000_000,
  dataset: 'gy',
  format: 'xlsx',
});
const EMPTY = new ErrorReader({});

/** Every sentence of a dictionary with its path; functions are called with plausible arguments. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const isError = path.startsWith('errors.');
    const calls = isError
      ? [[FULL], [EMPTY]]
      : [
          ['1', '1', '1'],
          [1, '1', '1'],
          [2, '3', '4'],
        ];
    return calls.map((args, i) => [`${path}()${i}`, String(value(...args))]);
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => sentences(inner, path === '' ? key : `${path}.${key}`));
  throw new Error(`unexpected ${typeof value} at ${path}`);
}

function shape(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, shape(inner)]),
  );
}

/** Units that English sets without a word, and the name of the other language in its own script. */
const MAY_BE_EMPTY = new Set(['common.unitEnterprises', 'common.unitOrganizations', 'common.unitMembers']);
const MAY_HAVE_HAN = new Set(['common.switchLanguage']);
const FORBIDDEN = ['最优', '口袋党员', '隐形党员'];

describe('dictionaries', () => {
  test('both languages have the same shape', () => {
    expect(shape(messagesFor('en'))).toEqual(shape(messagesFor('zh-CN')));
  });

  test.each(LANGUAGES)('%s has no empty and no forbidden sentence', (language) => {
    for (const [path, sentence] of sentences(messagesFor(language), '')) {
      if (!MAY_BE_EMPTY.has(path)) expect(sentence.trim(), path).not.toBe('');
      for (const word of FORBIDDEN) expect(sentence, path).not.toContain(word);
      expect(sentence, path).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test('English sentences hold no Chinese', () => {
    for (const [path, sentence] of sentences(messagesFor('en'), ''))
      if (!MAY_HAVE_HAN.has(path)) expect(sentence, path).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
  });

  test('English differs from Chinese wherever Chinese has Han characters', () => {
    const english = new Map(sentences(messagesFor('en'), ''));
    for (const [path, sentence] of sentences(messagesFor('zh-CN'), ''))
      if (/[\u3400-\u9fff]/.test(sentence)) expect(english.get(path), path).not.toBe(sentence);
  });

  test.each(LANGUAGES)('%s names every code of the model', (language) => {
    const { terms } = messagesFor(language);
    expect(Object.keys(terms.rungs).sort()).toEqual([...RUNGS].sort());
    expect(Object.keys(terms.gapClasses).sort()).toEqual([...GAP_CLASSES].sort());
    expect(Object.keys(terms.ownerships).sort()).toEqual([...OWNERSHIPS].sort());
    expect(Object.keys(terms.tags).sort()).toEqual([...TAGS].sort());
    expect(Object.keys(terms.industries)).toEqual(INDUSTRY_SECTIONS.map(([letter]) => letter));
  });
});

describe('errors', () => {
  test('a failure says where, what is missing and what to do, and keeps its statement apart', () => {
    const error = new AtlasError(
      'file-columns-missing',
      { file: '企业.parquet', table: 'enterprise', columns: ['enterprise_id', 'name_zh'] },
      { sql: 'select 1' },
    );
    const zh = errorSentence(messagesFor('zh-CN'), error);
    expect(zh.what).toContain('企业.parquet');
    expect(zh.what).toContain('enterprise_id、name_zh');
    expect(zh.what).not.toContain('select');
    expect(zh.sql).toBe('select 1');
    expect(errorSentence(messagesFor('en'), error).what).toContain('enterprise_id, name_zh');
  });

  test('anything else thrown still becomes a sentence', () => {
    const sentence = errorSentence(messagesFor('en'), new TypeError('boom'));
    expect(sentence.what).toBe('An unforeseen error happened.');
    expect(sentence.details).toContain('boom');
  });

  test('sizes read as a person writes them', () => {
    expect(formatBytes(0)).toBe('0 B');
    expect(formatBytes(1_900_000_000)).toBe('1.9 GB');
    expect(formatBytes(123_456)).toBe('123 kB');
  });
});

describe('numbers', () => {
  test('counts are plain digits and unknown is a dash', () => {
    expect(formatCount(11889)).toBe('11889');
    expect(formatCount(0)).toBe('0');
    expect(formatCount(null)).toBe('—');
  });

  test('rates have one decimal and never round away the last enterprise', () => {
    expect(formatRate(147 / 158, 'zh-CN')).toBe('93.0%');
    expect(formatRate(147 / 158, 'en')).toBe('93.0\u00a0%');
    expect(formatRate(1, 'zh-CN')).toBe('100.0%');
    expect(formatRate(9999 / 10000, 'zh-CN')).toBe('>99.9%');
    expect(formatRate(1 / 10000, 'zh-CN')).toBe('<0.1%');
    expect(formatRate(0, 'zh-CN')).toBe('0.0%');
    expect(formatRate(ratio(0, 0), 'zh-CN')).toBe('—');
  });

  test('differences carry their sign', () => {
    expect(formatPoints(0.0321)).toBe('+3.2');
    expect(formatPoints(-0.01)).toBe('−1.0');
    expect(formatPoints(0.0001)).toBe('0.0');
  });

  test('dates keep the precision of the source', () => {
    expect(formatDate('2022-07-04', 'zh-CN')).toBe('2022年7月4日');
    expect(formatDate('2022-07-04', 'en')).toBe('4 July 2022');
    expect(formatDate('2024-04', 'zh-CN')).toBe('2024年4月');
    expect(formatDate('最初', 'zh-CN')).toBe('最初');
  });

  test('names fall back to the other language, then to the code', () => {
    expect(pickName('en', '甲', null)).toBe('甲');
    expect(pickName('zh-CN', '甲', 'A')).toBe('甲');
    expect(pickName('en', null, null, 'P1')).toBe('P1');
    expect(termOf({ A: 'a' }, 'B', '?')).toBe('B');
    expect(termOf({ A: 'a' }, null, '?')).toBe('?');
  });
});
