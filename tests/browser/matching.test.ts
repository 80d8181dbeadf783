import { describe, expect, it } from 'vitest';
import { runMatch } from '../../src/intake/matching/run-match.ts';
import { EMPTY_DECISIONS } from '../../src/model/match-decisions.ts';
import type { MatchProgress } from '../../src/model/match-types.ts';
import { nameList } from '../support/name-lists.ts';

describe('matching in its worker', () => {
  it('answers the whole result, telling how far it is', async () => {
    const stages = new Set<MatchProgress['stage']>();
    const result = await runMatch(nameList(5_000, ''), nameList(5_000, '科技'), {
      decisions: EMPTY_DECISIONS,
      signal: new AbortController().signal,
      onProgress: ({ stage }) => stages.add(stage),
    });
    const { counts, leftAt, rows } = result;
    expect(counts.matched + counts.unsureLeft + counts.leftOnly).toBe(5_000);
    expect(leftAt).toHaveLength(5_000);
    expect(rows.left[leftAt[7] ?? -1]).toBe(7);
    expect(stages.size).toBeGreaterThan(0);
  });

  it('100,000 by 100,000 names leave the page alone and end at once when cancelled', async () => {
    const controller = new AbortController();
    let longest = 0;
    let last = performance.now();
    const [left, right] = [nameList(100_000, ''), nameList(100_000, '科技')];
    const match = runMatch(left, right, { decisions: EMPTY_DECISIONS, signal: controller.signal, onProgress: () => undefined });
    // Copying the lists to the worker is the page's only share.
    last = performance.now();
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const asked = performance.now();
    controller.abort();
    await expect(match).rejects.toMatchObject({ code: 'cancelled' });
    clearInterval(ticking);
    expect(performance.now() - asked).toBeLessThan(100);
    expect(longest).toBeLessThan(500);
  });

  it('a worker that dies is told as such', async () => {
    const broken = () => new Worker(URL.createObjectURL(new Blob(['throw new Error()'], { type: 'text/javascript' })));
    const options = { decisions: EMPTY_DECISIONS, signal: new AbortController().signal, onProgress: () => undefined };
    await expect(runMatch(nameList(2, ''), nameList(2, ''), options, broken)).rejects.toMatchObject({ code: 'worker-died' });
  });
});
