import { describe, expect, it } from 'vitest';
import { decodeList, encodeList } from '../../../../src/intake/matching/list-columns.ts';
import { matchLists } from '../../../../src/intake/matching/match-lists.ts';
import type { MatchResult } from '../../../../src/model/match-types.ts';
import { MATCH_CLASSES } from '../../../../src/model/match-types.ts';
import { type Answer, answersOf, type ListName, loadBaodingList } from './baoding.ts';

const LISTS: readonly ListName[] = ['tax-2022', 'tax-2023', 'unions'];

describe('the lists of the example after Baoding', () => {
  it.each(LISTS)('%s: every row is read, its tax columns are not', async (name) => {
    const { side, outcome, preview } = await loadBaodingList(name);
    const answers = answersOf(name);
    expect(preview.encoding).toBe(name === 'tax-2022' ? 'gb18030' : 'utf-8');
    expect(side.rowCount).toBe(answers.length);
    expect(outcome.sheets[0]?.rowsRefused).toBe(0);
    const dropped = outcome.sheets[0]?.dropped.map(({ header }) => header) ?? [];
    expect(dropped).toEqual(name === 'unions' ? [] : ['入库税额(万元)', '增值税(万元)']);
    expect(Object.keys(side).sort()).toEqual(
      name === 'unions' ? ['building', 'name', 'rowCount', 'uscc'] : ['building', 'district', 'name', 'rowCount', 'uscc'],
    );
    const withoutCode = side.uscc?.filter((code) => code === null).length;
    expect(withoutCode).toBe(answers.filter(({ slips }) => slips.includes('no-code')).length);
  });

  it('come back from Arrow as they were', async () => {
    const { side } = await loadBaodingList('tax-2022');
    expect(decodeList(encodeList(side))).toEqual(side);
  });

  it.each([
    ['tax-2022', 'tax-2023'],
    ['tax-2023', 'unions'],
  ] as const)('%s against %s agree with the answers', async (left, right) => {
    const [a, b] = await Promise.all([loadBaodingList(left), loadBaodingList(right)]);
    const result = matchLists(a.side, b.side);
    const [leftAnswers, rightAnswers] = [answersOf(left), answersOf(right)];
    const { counts } = result;
    expect([counts.leftRows, counts.rightRows]).toEqual([leftAnswers.length, rightAnswers.length]);
    expect(counts.matched + counts.unsureLeft + counts.leftOnly).toBe(leftAnswers.length);
    expect(counts.matched + counts.unsureRight + counts.rightOnly).toBe(rightAnswers.length);
    const { common, found, wrong, offered } = score(result, leftAnswers, rightAnswers);
    expect(wrong).toBe(0);
    expect(found / common).toBeGreaterThan(0.75);
    // The rest was renamed and lost its code and its former name, or is as far from its other name.
    expect((found + offered) / common).toBeGreaterThan(0.99);
  });
});

/** Left rows that stand in both lists: put together rightly, wrongly, or offered as the right pair. A repeated row counts once. */
function score(result: MatchResult, left: readonly Answer[], right: readonly Answer[]) {
  const ids = new Set(right.map(({ enterpriseId }) => enterpriseId));
  const { rows, leftAt } = result;
  let [common, found, wrong, offered] = [0, 0, 0, 0];
  for (const [row, { enterpriseId, slips }] of left.entries()) {
    const at = leftAt[row] ?? -1;
    const isRight = right[rows.right[at] ?? -1]?.enterpriseId === enterpriseId;
    const kind = MATCH_CLASSES[rows.class[at] ?? 0];
    if (kind === 'MATCHED' && !isRight) wrong += 1;
    if (!ids.has(enterpriseId) || slips.includes('duplicate')) continue;
    common += 1;
    if (isRight && kind === 'MATCHED') found += 1;
    if (isRight && kind === 'UNSURE') offered += 1;
  }
  return { common, found, wrong, offered };
}
