import { panBy, type Size, zoomAbout } from './camera-math.ts';
import type { Camera } from './map-types.ts';

/** What gestures need from the map they move. */
export interface GestureTarget {
  readonly camera: () => Camera;
  readonly size: () => Size;
  /** `settled` when the movement ends. */
  readonly move: (camera: Camera, settled: boolean) => void;
  readonly isEnabled: () => boolean;
  readonly zoomsOnDoubleClick: () => boolean;
}

const WHEEL_SETTLE_MS = 160;

/**
 * Drag, wheel, double click, right-button turn and pinch, for the map without a GPU, where the base map may
 * only be redrawn when a movement ends. Answers a function that takes the listeners away.
 */
export function attachGestures(element: HTMLElement, target: GestureTarget): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let turning = false;
  let moved = false;
  let wheelTimer = 0;

  const place = (event: MouseEvent): [number, number] => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  const onDown = (event: PointerEvent) => {
    if (!target.isEnabled() || event.button === 1) return;
    const [x, y] = place(event);
    pointers.set(event.pointerId, { x, y });
    turning = event.button === 2;
    moved = false;
  };

  const onMove = (event: PointerEvent) => {
    const last = pointers.get(event.pointerId);
    if (last === undefined) return;
    const [x, y] = place(event);
    if (!moved && Math.hypot(x - last.x, y - last.y) < 3 && pointers.size === 1) return;
    if (!moved) element.setPointerCapture(event.pointerId);
    moved = true;
    const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, pointer]) => pointer);
    const other = others[0];
    pointers.set(event.pointerId, { x, y });
    const camera = target.camera();
    const size = target.size();
    if (other !== undefined) {
      const before = Math.hypot(last.x - other.x, last.y - other.y);
      const after = Math.hypot(x - other.x, y - other.y);
      const zoomed = zoomAbout(
        camera,
        size,
        camera.zoom + Math.log2(Math.max(after, 1) / Math.max(before, 1)),
        (x + other.x) / 2,
        (y + other.y) / 2,
      );
      target.move(panBy(zoomed, size, (x - last.x) / 2, (y - last.y) / 2), false);
    } else if (turning) {
      target.move({ ...camera, bearing: wrapDegrees(camera.bearing - (x - last.x) * 0.4) }, false);
    } else {
      target.move(panBy(camera, size, x - last.x, y - last.y), false);
    }
  };

  const onUp = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId) || !moved || pointers.size > 0) return;
    target.move(target.camera(), true);
  };

  const onWheel = (event: WheelEvent) => {
    if (!target.isEnabled()) return;
    event.preventDefault();
    const [x, y] = place(event);
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 30 : event.deltaY;
    const camera = target.camera();
    target.move(zoomAbout(camera, target.size(), camera.zoom - Math.max(-1, Math.min(1, pixels / 240)), x, y), false);
    window.clearTimeout(wheelTimer);
    wheelTimer = window.setTimeout(() => target.move(target.camera(), true), WHEEL_SETTLE_MS);
  };

  const onDoubleClick = (event: MouseEvent) => {
    if (!target.isEnabled() || !target.zoomsOnDoubleClick()) return;
    const [x, y] = place(event);
    const camera = target.camera();
    target.move(zoomAbout(camera, target.size(), camera.zoom + (event.shiftKey ? -1 : 1), x, y), true);
  };

  const onContextMenu = (event: Event) => event.preventDefault();

  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerup', onUp);
  element.addEventListener('pointercancel', onUp);
  element.addEventListener('wheel', onWheel, { passive: false });
  element.addEventListener('dblclick', onDoubleClick);
  element.addEventListener('contextmenu', onContextMenu);
  return () => {
    window.clearTimeout(wheelTimer);
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('pointercancel', onUp);
    element.removeEventListener('wheel', onWheel);
    element.removeEventListener('dblclick', onDoubleClick);
    element.removeEventListener('contextmenu', onContextMenu);
  };
}

export function wrapDegrees(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}
