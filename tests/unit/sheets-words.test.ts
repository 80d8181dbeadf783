import { describe, expect, test } from 'vitest';
import { buildingWords } from '../../src/locales/building-words.ts';
import { LANGUAGES, type Language } from '../../src/locales/messages.ts';
import { planPaperWords } from '../../src/locales/plan-paper-words.ts';
import { sheetWords } from '../../src/locales/sheet-words.ts';
import { parseLedger } from '../../src/state/export-ledger.ts';

/** Every sentence of a dictionary with its path; functions are called with plausible arguments. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(2, '3', '4', '5'))]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

const DICTIONARIES: readonly (readonly [string, (language: Language) => object])[] = [
  ['building page', buildingWords],
  ['sheets', sheetWords],
  ['papers of plans', planPaperWords],
];
/** A covered enterprise has no sign of a gap. */
const MAY_BE_EMPTY = /\.tags\.covered$/;
/** The places of a template are the same in every language, so that templates travel. */
const PLACES = /\{[单位数量截止日期名单依据]+\}/g;

describe.each(DICTIONARIES)('words of the %s', (_, wordsOf) => {
  test('have the same shape in both languages', () => {
    expect(sentences(wordsOf('en'), '').map(([path]) => path)).toEqual(sentences(wordsOf('zh-CN'), '').map(([path]) => path));
  });

  test.each(LANGUAGES)('%s has no empty and no forbidden sentence', (language) => {
    for (const [path, sentence] of sentences(wordsOf(language), '')) {
      if (!MAY_BE_EMPTY.test(path)) expect(sentence.trim(), path).not.toBe('');
      for (const word of ['最优', '口袋党员', '隐形党员', 'undefined', '[object']) expect(sentence, path).not.toContain(word);
    }
  });

  test('English sentences hold no Chinese', () => {
    for (const [path, sentence] of sentences(wordsOf('en'), ''))
      expect(sentence.replaceAll(PLACES, ''), path).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
  });
});

test('a ledger of another hand is read entry by entry', () => {
  const entry = { at: '2026-08-01T08:00:00.000Z', what: 'workbook', level: 'public', rows: 12, isInternal: false, hasNames: false };
  const others = [null, 1, { ...entry, at: 'gestern' }, { ...entry, level: 'secret' }, { ...entry, rows: -1 }, { ...entry, what: 'x' }];
  expect(parseLedger(JSON.stringify([entry, ...others, { ...entry, name: '示例甲' }]))).toEqual([entry, entry]);
  for (const damaged of [null, '', '{', '{}', '"x"', '7']) expect(parseLedger(damaged)).toEqual([]);
});
