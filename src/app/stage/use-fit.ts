import { type RefObject, useEffect } from 'react';
import { whenMounted } from '../../map/map-handle.ts';
import type { FlyTarget } from '../../state/store.ts';

const PADDING_PX = 56;
const GESTURES = ['pointerdown', 'wheel', 'keydown'] as const;

/** The width a legend mostly has, before the first one is there. */
const USUAL_LEGEND_PX = 170;

/** The legend lies over the map's left; what is shown stands beside it. */
function legendWidth(frame: HTMLElement): number {
  if (frame.querySelector('.stage-legend[data-collapsed]') !== null) return 0;
  return frame.querySelector('.map-legend')?.clientWidth ?? USUAL_LEGEND_PX;
}

/**
 * Takes the map to where it should go, and again whenever its frame changes size (a drawer opens, a
 * panel folds), until a person moves the map.
 */
export function useFit(frame: RefObject<HTMLDivElement | null>, target: FlyTarget | null): void {
  useEffect(() => {
    const element = frame.current;
    if (target === null || element === null) return;
    let giveUp = () => {};
    let width = element.clientWidth;
    let height = element.clientHeight;
    const refit = () => {
      giveUp();
      giveUp = whenMounted((map) => map.fitBounds(target.bounds, { paddingPx: PADDING_PX, coveredLeftPx: legendWidth(element) }));
    };
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width && element.clientHeight === height) return;
      width = element.clientWidth;
      height = element.clientHeight;
      // The map takes its new size in its own observer, which may run after this one.
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
