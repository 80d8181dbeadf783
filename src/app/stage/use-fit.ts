import { type RefObject, useLayoutEffect } from 'react';
import { whenMounted } from '../../map/map-handle.ts';
import type { FlyTarget } from '../../state/store.ts';

const PADDING_PX = 56;
const GESTURES = ['pointerdown', 'wheel', 'keydown'] as const;

/** The width a legend mostly has in the language of the page, before the first one is there. */
function usualLegendWidth(): number {
  return document.documentElement.lang === 'en' ? 240 : 170;
}

/** The legend lies over the map's left; what is shown stands beside it. */
function legendWidth(frame: HTMLElement): number {
  if (frame.querySelector('.stage-legend[data-collapsed]') !== null) return 0;
  return frame.querySelector('.map-legend')?.clientWidth ?? usualLegendWidth();
}

/**
 * Takes the map to where it should go, and again whenever its frame changes size (a drawer opens, a
 * panel folds), until a person moves the map.
 */
export function useFit(frame: RefObject<HTMLDivElement | null>, target: FlyTarget | null): void {
  // Before the next paint: where the map goes decides what is asked of the database.
  useLayoutEffect(() => {
    const element = frame.current;
    if (target === null || element === null) return;
    let giveUp = () => {};
    const refit = () => {
      giveUp();
      giveUp = whenMounted((map) => map.fitBounds(target.bounds, { paddingPx: PADDING_PX, coveredLeftPx: legendWidth(element) }));
    };
    const observer = new ResizeObserver(() => {
      // The map takes its new size in its own observer, which may run after this one. The first call comes without
      // a change: the frame may have changed since the map last looked.
      requestAnimationFrame(refit);
    });
    const release = () => observer.disconnect();
    refit();
    observer.observe(element);
    for (const gesture of GESTURES) element.addEventListener(gesture, release, { capture: true, passive: true });
    return () => {
      giveUp();
      release();
      for (const gesture of GESTURES) element.removeEventListener(gesture, release, { capture: true });
    };
  }, [frame, target]);
}
