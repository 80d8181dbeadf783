import { expect, test } from 'vitest';
import { ALL_CASES, CASES } from './budget.ts';

test('ten thousand files in all: each suite counts that it reads its part', () => {
  const parts = Object.values(CASES).flatMap((kind) => Object.values(kind));
  expect(parts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(ALL_CASES);
});
