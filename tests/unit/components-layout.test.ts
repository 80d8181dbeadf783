import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clampOffset, MAX_SCROLL_PX, offsetToReveal, scaledScroll, visibleRows } from '../../src/components/scaled-scroll.ts';
import { applyGesture, rowAfterKey } from '../../src/components/table-gesture.ts';
import { placeSteps } from '../../src/components/waterfall-chart.tsx';

describe('scrolling of long tables', () => {
  test('a short list scrolls as it is', () => {
    expect(scaledScroll(3200, 400)).toEqual({ height: 3200, factor: 1, maxOffset: 2800 });
  });

  test('however many rows, the element stays low enough for a browser and both ends can be reached', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000_000 }), fc.integer({ min: 50, max: 2000 }), (rows, viewport) => {
        const scroll = scaledScroll(rows * 32, viewport);
        expect(scroll.height).toBeLessThanOrEqual(MAX_SCROLL_PX);
        const bottom = clampOffset(scroll, Number.MAX_SAFE_INTEGER);
        expect(bottom / scroll.factor + viewport).toBeLessThanOrEqual(Math.max(scroll.height, viewport) + 1e-6);
        expect(visibleRows(bottom, viewport, 32, rows, 0).last).toBe(rows - 1);
        expect(visibleRows(0, viewport, 32, rows, 0).first).toBe(0);
      }),
    );
  });

  test('a row comes into view with the least movement', () => {
    expect(offsetToReveal(0, 100, 320, 32)).toBe(0);
    expect(offsetToReveal(5, 100, 320, 32)).toBe(100);
    expect(offsetToReveal(20, 100, 320, 32)).toBe(20 * 32 + 32 - 320);
  });
});

describe('gestures', () => {
  test('toggle adds and removes, the others replace', () => {
    expect(applyGesture(new Set([1, 2]), { mode: 'toggle', ids: [2, 3] })).toEqual([1, 3]);
    expect(applyGesture(new Set([1, 2]), { mode: 'replace', ids: [3] })).toEqual([3]);
    expect(applyGesture(new Set([1, 2]), { mode: 'range', ids: [3, 4] })).toEqual([3, 4]);
  });

  test('keys stay within the table', () => {
    expect(rowAfterKey('ArrowDown', -1, 10, 5)).toBe(0);
    expect(rowAfterKey('ArrowUp', 0, 10, 5)).toBe(0);
    expect(rowAfterKey('PageDown', 8, 10, 5)).toBe(9);
    expect(rowAfterKey('End', 0, 10, 5)).toBe(9);
    expect(rowAfterKey('End', 0, 0, 5)).toBeNull();
    expect(rowAfterKey('a', 0, 10, 5)).toBeNull();
  });
});

describe('waterfall', () => {
  test('what is taken off hangs from the total, the next total stands where it ends, shares start at zero', () => {
    const placed = placeSteps([
      { id: 'a', name: 'a', count: 220, kind: 'total' },
      { id: 'b', name: 'b', count: 26, kind: 'subtract' },
      { id: 'c', name: 'c', count: 36, kind: 'subtract' },
      { id: 'd', name: 'd', count: 158, kind: 'total' },
      { id: 'e', name: 'e', count: 143, kind: 'share' },
      { id: 'f', name: 'f', count: 147, kind: 'share' },
    ]);
    expect(placed.map(({ from, to }) => [from, to])).toEqual([
      [0, 220],
      [194, 220],
      [158, 194],
      [0, 158],
      [0, 143],
      [0, 147],
    ]);
  });
});
