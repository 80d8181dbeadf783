import type { ClickModifiers, MapPick } from './map-types.ts';

export interface PointerTarget {
  readonly isEnabled: () => boolean;
  readonly pick: (x: number, y: number) => Promise<MapPick | null>;
  readonly onHover: (pick: MapPick | null) => void;
  /** Takes a click as a place; false where clicks are for things. */
  readonly place: (x: number, y: number) => boolean;
  readonly onClick: (pick: MapPick | null, modifiers: ClickModifiers) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly zoom: (step: number) => void;
}

const KEY_PAN_PIXELS = 80;
/** A pointer that went further than this has dragged, not clicked. */
const CLICK_PIXELS = 4;

/** Hover, click and keys of the map. Hovering asks one question at a time, always about the newest place. */
export function attachPointer(element: HTMLElement, target: PointerTarget): () => void {
  let asking = false;
  let wanted: readonly [number, number] | null = null;
  let hovered = false;
  let down: readonly [number, number] | null = null;

  const place = (event: MouseEvent): readonly [number, number] => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  const tell = (pick: MapPick | null) => {
    if (pick === null && !hovered) return;
    hovered = pick !== null;
    element.classList.toggle('is-over', hovered);
    target.onHover(pick);
  };

  const ask = async () => {
    if (asking) return;
    asking = true;
    while (wanted !== null) {
      const [x, y] = wanted;
      wanted = null;
      const pick = await target.pick(x, y);
      if (wanted === null && !left) tell(pick);
    }
    asking = false;
  };

  let left = false;
  const onMove = (event: PointerEvent) => {
    if (!target.isEnabled() || event.buttons !== 0 || event.pointerType === 'touch') return;
    left = false;
    wanted = place(event);
    void ask();
  };
  const onLeave = () => {
    left = true;
    wanted = null;
    tell(null);
  };
  const onDown = (event: PointerEvent) => {
    down = event.button === 0 && target.isEnabled() ? place(event) : null;
  };
  const onUp = async (event: PointerEvent) => {
    const start = down;
    down = null;
    if (start === null) return;
    const [x, y] = place(event);
    if (Math.hypot(x - start[0], y - start[1]) > CLICK_PIXELS) return;
    if (target.place(x, y)) return;
    const modifiers = { shift: event.shiftKey, alt: event.altKey, control: event.ctrlKey || event.metaKey };
    target.onClick(await target.pick(x, y), modifiers);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = KEYS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (step.zoom !== 0) target.zoom(step.zoom);
    else target.pan(step.dx * KEY_PAN_PIXELS, step.dy * KEY_PAN_PIXELS);
  };

  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerleave', onLeave);
  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointerup', onUp);
  element.addEventListener('keydown', onKey);
  return () => {
    left = true;
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerleave', onLeave);
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('keydown', onKey);
  };
}

const KEYS: Readonly<Record<string, { readonly dx: number; readonly dy: number; readonly zoom: number }>> = {
  ArrowLeft: { dx: 1, dy: 0, zoom: 0 },
  ArrowRight: { dx: -1, dy: 0, zoom: 0 },
  ArrowUp: { dx: 0, dy: 1, zoom: 0 },
  ArrowDown: { dx: 0, dy: -1, zoom: 0 },
  '+': { dx: 0, dy: 0, zoom: 0.5 },
  '=': { dx: 0, dy: 0, zoom: 0.5 },
  '-': { dx: 0, dy: 0, zoom: -0.5 },
};
