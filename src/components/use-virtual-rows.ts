import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { clampOffset, offsetToReveal, scaledScroll, visibleRows } from './scaled-scroll.ts';

const OVERSCAN = 6;

export interface VirtualRows {
  readonly first: number;
  readonly last: number;
  /** Height of the scrolled body. */
  readonly height: number;
  /** Top of a row within the body. */
  readonly topOf: (index: number) => number;
  readonly pageRows: number;
  readonly reveal: (index: number) => void;
}

/** The window of equally high rows that a scroll element shows; `headHeight` is its sticky header. */
export function useVirtualRows(
  scrollRef: RefObject<HTMLElement | null>,
  rowCount: number,
  rowHeight: number,
  headHeight: number,
): VirtualRows {
  const [viewport, setViewport] = useState(0);
  const [offset, setOffset] = useState(0);
  const scroll = useMemo(() => scaledScroll(rowCount * rowHeight, viewport), [rowCount, rowHeight, viewport]);
  const live = useRef({ scroll, offset: 0, expectedTop: 0 });
  live.current.scroll = scroll;

  const moveTo = useCallback(
    (wanted: number) => {
      const element = scrollRef.current;
      const state = live.current;
      const next = clampOffset(state.scroll, wanted);
      state.offset = next;
      if (element !== null) {
        element.scrollTop = next / state.scroll.factor;
        // Browsers round scrollTop; what came out is remembered, so that the event it causes is known as ours.
        state.expectedTop = element.scrollTop;
      }
      setOffset(next);
    },
    [scrollRef],
  );

  useLayoutEffect(() => {
    const element = scrollRef.current;
    if (element === null) return;
    const measure = () => setViewport(Math.max(0, element.clientHeight - headHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scrollRef, headHeight]);

  useEffect(() => {
    const element = scrollRef.current;
    if (element === null) return;
    const onScroll = () => {
      const state = live.current;
      if (Math.abs(element.scrollTop - state.expectedTop) < 1) return;
      state.expectedTop = element.scrollTop;
      state.offset = clampOffset(state.scroll, element.scrollTop * state.scroll.factor);
      setOffset(state.offset);
    };
    const onWheel = (event: WheelEvent) => {
      const state = live.current;
      if (state.scroll.factor === 1 || event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? rowHeight : event.deltaMode === 2 ? viewport : 1;
      moveTo(state.offset + event.deltaY * unit);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, [scrollRef, moveTo, rowHeight, viewport]);

  const shown = clampOffset(scroll, offset);
  const { first, last } = visibleRows(shown, viewport, rowHeight, rowCount, OVERSCAN);
  // Rows stand where the squeezed scrollbar says the viewport is, shifted by their distance from the virtual offset.
  const base = shown / scroll.factor - shown;
  const topOf = useCallback(
    (index: number) => (scroll.factor === 1 ? index * rowHeight : index * rowHeight + base),
    [scroll.factor, rowHeight, base],
  );
  const reveal = useCallback(
    (index: number) => moveTo(offsetToReveal(index, live.current.offset, viewport, rowHeight)),
    [moveTo, viewport, rowHeight],
  );
  return { first, last, height: scroll.height, topOf, pageRows: Math.max(1, Math.floor(viewport / rowHeight) - 1), reveal };
}
