import { type RefObject, useEffect, useRef, useState } from 'react';
import { mapHandle } from '../../../map/map-handle.ts';
import { endPlacing, placeHere, previousUnit, skipUnit, undoPlacing } from '../../../state/edit-actions.ts';
import { showDrawingPanel, takeDrawingPlace, undoSpot, usePlanDrawing } from '../../../state/plan-drawing.ts';

/** CSS pixels from the map's top left corner. */
export interface Cross {
  readonly x: number;
  readonly y: number;
}

const STEP = 16;
const FINE_STEP = 1;
/** Nearer to the edge the map moves instead of the cross. */
const MARGIN = 48;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Keys of a round of placing. The arrows move a cross, which appears with the first of them and goes when the pointer
 * takes over; Enter places where it stands. Answers the cross, null while there is none.
 */
export function usePlacingKeys(frame: RefObject<HTMLElement | null>, isAsking: boolean): Cross | null {
  const [cross, setCross] = useState<Cross | null>(null);
  const latest = useRef(cross);
  latest.current = cross;
  const asking = useRef(isAsking);
  asking.current = isAsking;

  useEffect(() => {
    const move = (dx: number, dy: number) => {
      const { clientWidth: width = 0, clientHeight: height = 0 } = frame.current ?? {};
      const { x, y } = latest.current ?? { x: width / 2, y: height / 2 };
      const next = { x: inside(x + dx, width), y: inside(y + dy, height) };
      mapHandle.current?.panBy(next.x - (x + dx), next.y - (y + dy));
      setCross(next);
    };
    const place = () => {
      const at = latest.current;
      const map = mapHandle.current;
      if (at === null || map === null) return;
      const lonLat = map.lonLatAt(at.x, at.y);
      if (!takeDrawingPlace(lonLat)) placeHere(...lonLat);
    };
    /** While points of a drawing are asked for, they are what is taken back and ended first. */
    const takeBack = () => {
      if (!usePlanDrawing.getState().isFixing || !undoSpot()) undoPlacing();
    };
    const end = () => {
      if (usePlanDrawing.getState().isShown) showDrawingPanel(false);
      else endPlacing();
    };
    const actionOf = (event: KeyboardEvent): (() => void) | null => {
      const command = event.ctrlKey || event.metaKey;
      if (command) return event.key.toLowerCase() === 'z' && !event.shiftKey ? takeBack : null;
      if (event.altKey) return null;
      const arrow = ARROWS[event.key];
      if (arrow !== undefined) {
        const step = event.shiftKey ? FINE_STEP : STEP;
        return () => move(arrow[0] * step, arrow[1] * step);
      }
      // On a button these two mean the button.
      const isOnButton = event.target instanceof Element && event.target.closest('button, a, summary, [role="button"]') !== null;
      switch (event.key) {
        case 'Enter':
          return isOnButton || !(asking.current || usePlanDrawing.getState().isFixing) ? null : place;
        case ' ':
          return isOnButton ? null : skipUnit;
        case 'n':
        case 'N':
          return skipUnit;
        case 'p':
        case 'P':
          return previousUnit;
        case 'u':
        case 'U':
          return takeBack;
        case '+':
        case '=':
          return () => mapHandle.current?.zoomIn();
        case '-':
          return () => mapHandle.current?.zoomOut();
        case 'Escape':
          return end;
        default:
          return null;
      }
    };
    const onKey = (event: KeyboardEvent) => {
      const target = event.target;
      // A dialog above the map, and whoever types, keep their keys.
      if (target instanceof Element && target.closest('input, textarea, select, [role="dialog"], [role="separator"]') !== null) return;
      const action = actionOf(event);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    const onPointer = (event: PointerEvent) => {
      if (event.movementX !== 0 || event.movementY !== 0) setCross(null);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('pointermove', onPointer);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('pointermove', onPointer);
    };
  }, [frame]);
  return cross;
}

function inside(value: number, length: number): number {
  const margin = Math.min(MARGIN, length / 4);
  return Math.max(margin, Math.min(length - margin, value));
}
