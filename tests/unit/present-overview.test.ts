import { expect, test } from 'vitest';
import { isOverview } from '../../src/workspaces/present/full-screen.ts';

test('a place that fits the screen is an overview, one that was zoomed into is not', () => {
  const zone = [106.61, 26.59, 106.8, 26.78] as const;
  expect(isOverview(zone, 11, 1920, 1080)).toBe(true);
  expect(isOverview(zone, 14, 1920, 1080)).toBe(false);
  expect(isOverview(zone, 12, 1920, 300)).toBe(false);
});
