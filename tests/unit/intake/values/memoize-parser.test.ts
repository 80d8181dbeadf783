import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoizeParser } from '../../../../src/intake/values/memoize-parser.ts';
import { parseCount } from '../../../../src/intake/values/parse-count.ts';

describe('a parser that remembers', () => {
  it('answers as the parser does, whatever was asked before', () => {
    const remembering = memoizeParser((raw) => parseCount(raw), 3);
    const cells = fc.array(fc.constantFrom('3', '3名', '20余家', '无', '', 'x', '3.61万', '1,234'), { maxLength: 40 });
    fc.assert(
      fc.property(cells, (texts) => {
        for (const text of texts) expect(remembering(text)).toEqual(parseCount(text));
      }),
    );
  });

  it('asks once for a text that repeats, and keeps no more than it may', () => {
    const asked: string[] = [];
    const remembering = memoizeParser((raw) => {
      asked.push(raw);
      return parseCount(raw);
    }, 2);
    for (const text of ['1', '1', '2', '1', '3', '1']) remembering(text);
    expect(asked).toEqual(['1', '2', '3', '1']);
  });

  it('keeps no long text', () => {
    let asked = 0;
    const remembering = memoizeParser((raw) => {
      asked += 1;
      return parseCount(raw);
    });
    remembering('x'.repeat(100));
    remembering('x'.repeat(100));
    expect(asked).toBe(2);
  });
});
