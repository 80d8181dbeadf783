import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffNames, type NameRun } from '../../src/workspaces/data/matching/name-diff.ts';
import { nextOpen } from '../../src/workspaces/data/matching/queue.ts';
import { verdictOfKey } from '../../src/workspaces/data/matching/review-keys.ts';

const text = (runs: readonly NameRun[]) => runs.map((run) => run.text).join('');
const same = (runs: readonly NameRun[]) => text(runs.filter(({ isDifferent }) => !isDifferent)).normalize('NFKC');
const name = fc.string({ unit: fc.constantFrom(...'示例甲乙丙科技有限责任公司(合成)（）'), maxLength: 24 });

describe('marks of what two names do not share', () => {
  it('keep both names whole and mark all but a common part', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const { left, right } = diffNames(a, b);
        expect(text(left)).toBe(a);
        expect(text(right)).toBe(b);
        expect(same(left)).toBe(same(right));
      }),
    );
  });

  it('mark the signs that differ and nothing else', () => {
    const { left, right } = diffNames('甲科技有限责任公司（合成）', '甲科枝有限公司(合成)');
    expect(left.filter(({ isDifferent }) => isDifferent).map((run) => run.text)).toEqual(['技', '责任']);
    expect(right.filter(({ isDifferent }) => isDifferent).map((run) => run.text)).toEqual(['枝']);
  });
});

describe('keys of the review', () => {
  it('Y, N, B and Shift B decide; nothing else does', () => {
    expect(['y', 'Y', 'n', 'b'].map((key) => verdictOfKey(key, false))).toEqual(['confirmed', 'confirmed', 'rejected', 'left-is-branch']);
    expect(verdictOfKey('B', true)).toBe('right-is-branch');
    expect(['j', 'Enter', 'u', 'ArrowDown'].map((key) => verdictOfKey(key, false))).toEqual([null, null, null, null]);
  });

  it('Enter goes to the next open entry, round the end, and nowhere when all are decided', () => {
    const queue = [10, 11, 12, 13];
    const open =
      (...entries: number[]) =>
      (at: number) =>
        entries.includes(at);
    expect(nextOpen(queue, 0, open(10, 12))).toBe(2);
    expect(nextOpen(queue, 2, open(10, 12))).toBe(0);
    expect(nextOpen(queue, -1, open(10))).toBe(0);
    expect(nextOpen(queue, 1, open())).toBe(-1);
    expect(nextOpen([], -1, open(1))).toBe(-1);
  });
});
