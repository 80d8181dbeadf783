import { describe, expect, it } from 'vitest';
import { matchListsInSteps } from '../../../../src/intake/matching/match-lists.ts';
import type { MatchProgress } from '../../../../src/model/match-types.ts';
import { nameList } from '../../../support/name-lists.ts';

const ROWS = 100_000;

describe('a match of 100,000 by 100,000 names', () => {
  it.each(['prepare', 'compare'] as const)(
    'stops within a second when cancelled while it is in «%s»',
    { timeout: 120_000 },
    async (stage) => {
      const controller = new AbortController();
      let cancelledAt = Number.NaN;
      // By a timer, as a message would come: it fires only if the match lets other work in.
      const onProgress = (progress: MatchProgress): void => {
        if (progress.stage !== stage || !Number.isNaN(cancelledAt)) return;
        cancelledAt = 0;
        setTimeout(() => {
          cancelledAt = performance.now();
          controller.abort();
        }, 0);
      };
      const match = matchListsInSteps(nameList(ROWS, ''), nameList(ROWS, '科技'), {}, { signal: controller.signal, onProgress });
      await expect(match).rejects.toMatchObject({ code: 'cancelled' });
      expect(cancelledAt).toBeGreaterThan(0);
      expect(performance.now() - cancelledAt).toBeLessThan(1000);
    },
  );
});
