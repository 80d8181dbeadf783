import type { ControlPoint, FitKind } from '../model/control-point.ts';
import { isBounded, type PixelSize } from './plan-drawing-size.ts';

/** The plan drawing of a person's own data as the file that is kept beside its tables, and goes with them in a workspace file. */

/** Under this name a keeper holds it; no table of the model is called so. */
export const DRAWING_ENTRY = 'drawing';
export const DRAWING_FILE = 'drawing.json';
const FORMAT = 'dangjian-atlas-drawing';
const VERSION = 1;
/** More points than anybody sets by hand. */
const MAX_POINTS = 200;
/** Bytes of the picture in one text: whoever reads the file looks at one after the other. */
const BYTES_A_LINE = 1024;
const FIRST_LETTER = 97;

export interface KeptDrawing extends PixelSize {
  /** The bytes of a picture file. */
  readonly picture: Uint8Array<ArrayBuffer>;
  readonly points: readonly ControlPoint[];
  readonly kind: FitKind;
  readonly opacity: number;
}

/** `null` says that there is none; it takes the place of one that was kept. */
export function drawingFile(kept: KeptDrawing | null): File {
  const content = kept === null ? { picture: [] } : { ...kept, picture: toLines(kept.picture) };
  return new File([JSON.stringify({ format: FORMAT, version: VERSION, ...content })], DRAWING_FILE, { type: 'application/json' });
}

/** Answers null where the file says that there is none, and 'unreadable' where it is damaged or of a later version. */
export function parseDrawing(text: string): KeptDrawing | null | 'unreadable' {
  try {
    const read = JSON.parse(text) as Partial<Record<keyof KeptDrawing | 'format' | 'version', unknown>> | null;
    if (read === null || read.format !== FORMAT || read.version !== VERSION) return 'unreadable';
    const { width, height, points, kind, opacity } = read;
    const picture = fromLines(read.picture);
    if (picture === null) return 'unreadable';
    if (picture.byteLength === 0) return null;
    if (typeof width !== 'number' || typeof height !== 'number' || !isBounded({ width, height })) return 'unreadable';
    if (kind !== 'affine' && kind !== 'projective') return 'unreadable';
    if (typeof opacity !== 'number' || !(opacity >= 0 && opacity <= 1)) return 'unreadable';
    if (!Array.isArray(points) || points.length > MAX_POINTS) return 'unreadable';
    const whole = points.map((point) => controlPoint(point, { width, height }));
    const sound = whole.filter((point) => point !== null);
    return sound.length === whole.length ? { width, height, picture, points: sound, kind, opacity } : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function controlPoint(value: unknown, { width, height }: PixelSize): ControlPoint | null {
  const { pixel, lonLat } = (value ?? {}) as Partial<Record<keyof ControlPoint, unknown>>;
  const [x, y] = pair(pixel) ?? [-1, -1];
  const [lon, lat] = pair(lonLat) ?? [Number.NaN, Number.NaN];
  const isOnBoth = x >= 0 && x <= width && y >= 0 && y <= height && Math.abs(lon) <= 180 && Math.abs(lat) <= 85;
  return isOnBoth ? { pixel: [x, y], lonLat: [lon, lat] } : null;
}

function pair(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [first, second] = value as readonly unknown[];
  return typeof first === 'number' && typeof second === 'number' ? [first, second] : null;
}

/** Two letters a byte, a to p: without digits nothing of a picture looks like the number of a person or a telephone. */
function toLines(bytes: Uint8Array): readonly string[] {
  const decoder = new TextDecoder();
  const lines: string[] = [];
  for (let from = 0; from < bytes.byteLength; from += BYTES_A_LINE) {
    const part = bytes.subarray(from, from + BYTES_A_LINE);
    const letters = new Uint8Array(part.byteLength * 2);
    part.forEach((byte, index) => {
      letters[index * 2] = FIRST_LETTER + (byte >> 4);
      letters[index * 2 + 1] = FIRST_LETTER + (byte & 15);
    });
    lines.push(decoder.decode(letters));
  }
  return lines;
}

/** Null where it is no list of such lines. */
function fromLines(value: unknown): Uint8Array<ArrayBuffer> | null {
  if (!Array.isArray(value) || !value.every((line) => typeof line === 'string' && /^(?:[a-p]{2})*$/.test(line))) return null;
  const text = (value as readonly string[]).join('');
  return Uint8Array.from(
    { length: text.length / 2 },
    (_, index) => ((text.charCodeAt(index * 2) - FIRST_LETTER) << 4) | (text.charCodeAt(index * 2 + 1) - FIRST_LETTER),
  );
}
