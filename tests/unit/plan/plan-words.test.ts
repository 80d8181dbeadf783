import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/locales/messages.ts';
import { planWordsFor } from '../../../src/locales/plan-words.ts';

function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('1', '2', '3', '4'))]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

describe('the words of planning', () => {
  it('are the same in both languages, none left out', () => {
    const [zh, en] = LANGUAGES.map((language) => sentences(planWordsFor(language), ''));
    expect(en?.map(([path]) => path).sort()).toEqual(zh?.map(([path]) => path).sort());
  });

  it.each(LANGUAGES)('%s says nothing empty and nothing forbidden', (language) => {
    for (const [path, sentence] of sentences(planWordsFor(language), '')) {
      expect(sentence.trim(), path).not.toBe('');
      expect(sentence, path).not.toMatch(/最优|口袋党员|隐形党员|undefined|\[object/);
      if (language === 'en') expect(sentence, path).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
    }
  });
});
