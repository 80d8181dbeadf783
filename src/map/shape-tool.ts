import type { MapTool } from './map-types.ts';

type DrawingTool = Exclude<MapTool, 'pan'>;
type Pixel = readonly [number, number];

const SVG = 'http://www.w3.org/2000/svg';
const CIRCLE_POINTS = 64;
/** A shape smaller than this was a slip of the hand. */
const LEAST_PIXELS = 5;

/** Ring of a drawn shape in CSS pixels, from the place where the pointer went down to where it is. */
export function shapeRing(tool: DrawingTool, path: readonly Pixel[]): Pixel[] {
  const start = path[0];
  const end = path[path.length - 1];
  if (start === undefined || end === undefined) return [];
  if (tool === 'lasso') return [...path];
  if (tool === 'rectangle') return [start, [end[0], start[1]], end, [start[0], end[1]]];
  const radius = Math.hypot(end[0] - start[0], end[1] - start[1]);
  return Array.from({ length: CIRCLE_POINTS }, (_, index) => {
    const angle = (index / CIRCLE_POINTS) * 2 * Math.PI;
    return [start[0] + radius * Math.cos(angle), start[1] + radius * Math.sin(angle)] as const;
  });
}

export interface ShapeTool {
  readonly setTool: (tool: MapTool) => void;
  readonly dispose: () => void;
}

/** Lets a person draw a shape over the map; `onRing` gets its ring in CSS pixels. Escape abandons it. */
export function attachShapeTool(root: HTMLElement, onRing: (tool: DrawingTool, ring: readonly Pixel[]) => void): ShapeTool {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'map-shape');
  svg.setAttribute('aria-hidden', 'true');
  const outline = document.createElementNS(SVG, 'path');
  svg.append(outline);
  root.append(svg);
  let tool: MapTool = 'pan';
  let path: Pixel[] = [];

  const redraw = () => {
    const ring = tool === 'pan' ? [] : shapeRing(tool, path);
    outline.setAttribute('d', ring.length < 2 ? '' : `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`);
  };
  const clear = () => {
    path = [];
    redraw();
  };
  const place = (event: PointerEvent): Pixel => {
    const box = root.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  svg.addEventListener('pointerdown', (event) => {
    if (tool === 'pan' || event.button !== 0) return;
    svg.setPointerCapture(event.pointerId);
    path = [place(event)];
  });
  svg.addEventListener('pointermove', (event) => {
    const last = path[path.length - 1];
    if (last === undefined) return;
    const next = place(event);
    if (tool === 'lasso' && Math.hypot(next[0] - last[0], next[1] - last[1]) < 3) return;
    path = tool === 'lasso' ? [...path, next] : [path[0] ?? next, next];
    redraw();
  });
  svg.addEventListener('pointerup', () => {
    if (tool === 'pan' || path.length === 0) return;
    const ring = shapeRing(tool, path);
    clear();
    const spans = [0, 1].map(
      (axis) => Math.max(...ring.map((point) => point[axis] ?? 0)) - Math.min(...ring.map((point) => point[axis] ?? 0)),
    );
    if (ring.length >= 3 && Math.max(...spans) >= LEAST_PIXELS) onRing(tool, ring);
  });
  svg.addEventListener('pointercancel', clear);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') clear();
  };
  window.addEventListener('keydown', onKey);

  return {
    setTool(next) {
      tool = next;
      svg.classList.toggle('is-active', next !== 'pan');
      clear();
    },
    dispose() {
      window.removeEventListener('keydown', onKey);
      svg.remove();
    },
  };
}
