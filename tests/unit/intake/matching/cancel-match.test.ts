import { describe, expect, it } from 'vitest';
import { matchListsInSteps } from '../../../../src/intake/matching/match-lists.ts';
import type { ListSide, MatchProgress } from '../../../../src/model/match-types.ts';

const ROWS = 100_000;
const BRANDS = '启恒联创瑞博鼎星远卓信达云科锐汇盛凌泰景拓安致微新润德宏明益';
const TRADES = ['软件', '物流', '新材料', '餐饮管理', '机器人', '商务咨询', '医疗器械', '仪器仪表'];

/** Names without codes, every second of one list with a slip, so that the keys leave much to compare. */
function list(slip: string): ListSide {
  const sign = (value: number): string => BRANDS.charAt(value % BRANDS.length);
  const name = Array.from({ length: ROWS }, (_value, row) => {
    const brand = sign(row) + sign(Math.floor(row / 31)) + sign(Math.floor(row / 961)) + sign(row * 7);
    return `示例${brand}${TRADES[row % TRADES.length] ?? ''}${row % 2 === 0 ? slip : ''}有限公司`;
  });
  return { rowCount: ROWS, name };
}

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
      const match = matchListsInSteps(list(''), list('科技'), {}, { signal: controller.signal, onProgress });
      await expect(match).rejects.toMatchObject({ code: 'cancelled' });
      expect(cancelledAt).toBeGreaterThan(0);
      expect(performance.now() - cancelledAt).toBeLessThan(1000);
    },
  );
});
