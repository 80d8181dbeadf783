import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, foldText } from '../../../../src/intake/values/clean-text.ts';
import { isCellError, nullMarkOf } from '../../../../src/intake/values/null-marks.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
/** Texts dense in the signs that cleaning is about. */
const dirtyText = fc
  .array(
    fc.constantFrom(
      "'",
      '‘',
      ' ',
      ' ',
      '　',
      '\n',
      '\r\n',
      '\u200b',
      '\ufeff',
      '\u00ad',
      '中',
      '（',
      'Ａ',
      'é',
      'e',
      '\u0301',
      'か',
      '\u3099',
      '¨',
      '1',
      'ﬁ',
      '\u2028',
    ),
    {
      maxLength: 14,
    },
  )
  .map((signs) => signs.join(''));

describe('cleaning of cell texts', () => {
  it.each([
    ['  贵阳　科技 ', '贵阳 科技'],
    ['\ufeff贵阳\u200b科技\u00ad', '贵阳科技'],
    ['贵阳高新\n技术公司', '贵阳高新技术公司'],
    ['Guiyang\r\nTech', 'Guiyang Tech'],
    ['A\n公司', 'A 公司'],
    ["'0851", '0851'],
    ["'quoted'", "'quoted'"],
    ["'", ''],
    ['贵阳科技（集团）有限公司', '贵阳科技（集团）有限公司'],
    ['１２３', '１２３'],
    ['1\u00a0234', '1 234'],
    ['\u0000\u0007', ''],
  ])('cleans %j to %j for the eye', (raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it.each([
    ['１２３，４５６', '123,456'],
    ['贵阳科技（集团）有限公司', '贵阳科技(集团)有限公司'],
    ['ＡＢｃ', 'ABc'],
    ['５０㎡', '50m2'],
    ['✔\ufe0f', '✔'],
    ['①', '1'],
  ])('folds %j to %j for reading', (raw, folded) => {
    expect(foldText(raw)).toBe(folded);
  });

  it('is idempotent', () => {
    for (const text of [anyText, dirtyText]) {
      fc.assert(
        fc.property(text, (raw) => {
          expect(cleanText(cleanText(raw))).toBe(cleanText(raw));
        }),
      );
      fc.assert(
        fc.property(text, (raw) => {
          expect(foldText(foldText(raw))).toBe(foldText(raw));
        }),
      );
    }
  });

  it('leaves no invisible sign and no outer or double blank', () => {
    fc.assert(
      fc.property(dirtyText, (raw) => {
        expect(foldText(raw)).not.toMatch(/[\u200b\ufeff\u00ad\n\r\u3000]|^ | $| {2}/u);
      }),
    );
  });
});

describe('marks of nothing', () => {
  it.each([
    ['', 'blank'],
    ['—', 'blank'],
    ['——', 'blank'],
    ['/', 'blank'],
    ['\\', 'blank'],
    ['无', 'none'],
    ['暂无', 'none'],
    ['不详', 'unknown'],
    ['N/A', 'unknown'],
    ['#N/A', 'unknown'],
    ['NULL', 'unknown'],
    ['None', 'unknown'],
    ['待补充', 'unknown'],
    ['0', null],
    ['零', null],
    ['无锡科技', null],
    ['NA科技', null],
    ['空白', null],
    ['×', null],
    ['-3', null],
  ])('%j is %j', (text, mark) => {
    expect(nullMarkOf(text)).toBe(mark);
  });

  it('takes the marks of one file besides', () => {
    expect(nullMarkOf('缺')).toBeNull();
    expect(nullMarkOf('缺', new Set(['缺']))).toBe('unknown');
  });

  it('tells errors of formulas from #N/A', () => {
    expect(['#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '########'].map(isCellError)).toEqual([true, true, true, true, true]);
    expect(['#N/A', '#1', '5#', ''].map(isCellError)).toEqual([false, false, false, false]);
  });
});
