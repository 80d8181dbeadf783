import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepSoon } from '../../src/state/keep-soon.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('keeping what a person does', () => {
  test('a single change is kept at once', () => {
    const keep = vi.fn();
    keepSoon(keep, 250)();
    vi.advanceTimersByTime(1);
    expect(keep).toHaveBeenCalledTimes(1);
  });

  test('many in a row are kept together, the last one too', () => {
    let value = 0;
    const kept: number[] = [];
    const soon = keepSoon(() => kept.push(value), 250);
    for (value = 1; value <= 20; value += 1) {
      soon();
      vi.advanceTimersByTime(50);
    }
    value = 20;
    vi.advanceTimersByTime(1000);
    expect(kept.at(-1)).toBe(20);
    expect(kept.length).toBeLessThanOrEqual(6);
  });

  test('what is cancelled is not kept', () => {
    const keep = vi.fn();
    const soon = keepSoon(keep, 250);
    soon();
    soon.cancel();
    vi.advanceTimersByTime(1000);
    expect(keep).not.toHaveBeenCalled();
    soon();
    vi.advanceTimersByTime(1);
    expect(keep).toHaveBeenCalledTimes(1);
  });
});
