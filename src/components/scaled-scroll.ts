/**
 * A browser cannot make an element higher than about 33 million pixels (less when zoomed), which a
 * million rows reach. The list's own pixels («virtual») are therefore squeezed onto a shorter
 * scrollbar, while the wheel and the keys still move by single virtual pixels.
 */
export const MAX_SCROLL_PX = 8_000_000;

export interface ScaledScroll {
  /** Height of the scrolled element. */
  readonly height: number;
  /** Virtual pixels for each pixel of the scrollbar, 1 when nothing is squeezed. */
  readonly factor: number;
  /** Largest virtual offset. */
  readonly maxOffset: number;
}

/** Both in pixels; `viewport` is the visible height of the list. */
export function scaledScroll(virtualHeight: number, viewport: number): ScaledScroll {
  const maxOffset = Math.max(0, virtualHeight - viewport);
  if (virtualHeight <= MAX_SCROLL_PX) return { height: virtualHeight, factor: 1, maxOffset };
  return { height: MAX_SCROLL_PX, factor: maxOffset / (MAX_SCROLL_PX - viewport), maxOffset };
}

export function clampOffset(scroll: ScaledScroll, offset: number): number {
  return Math.min(scroll.maxOffset, Math.max(0, offset));
}

/** Rows [first, last] that a viewport shows, with `overscan` rows beyond either edge; last < first when there are none. */
export function visibleRows(
  offset: number,
  viewport: number,
  rowHeight: number,
  rowCount: number,
  overscan: number,
): { first: number; last: number } {
  const first = Math.max(0, Math.floor(offset / rowHeight) - overscan);
  const last = Math.min(rowCount - 1, Math.floor((offset + viewport) / rowHeight) + overscan);
  return { first, last };
}

/** The offset that brings a row into view with the least movement. */
export function offsetToReveal(row: number, offset: number, viewport: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < offset) return top;
  if (top + rowHeight > offset + viewport) return top + rowHeight - viewport;
  return offset;
}
