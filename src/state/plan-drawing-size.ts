/** A texture of this many pixels a side is drawn everywhere. */
const MAX_SIDE = 4096;
/** What a canvas may hold on a small computer: 64 MB. */
const MAX_PIXELS = 16_000_000;

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The whole pixels at which a drawing of these measures is held: at most 4096 a side and 16 million together, its shape kept as far
 * as whole pixels keep it. Where `grows`, as for lines that stay sharp, it is made as large as that; a picture is only made smaller.
 */
export function boundedSize(width: number, height: number, grows: boolean): PixelSize {
  const bound = Math.min(MAX_SIDE / Math.max(width, height), Math.sqrt(MAX_PIXELS / width / height));
  const scale = grows ? bound : Math.min(1, bound);
  const whole = (side: number): number => Math.min(MAX_SIDE, Math.max(1, Math.floor(side * scale)));
  return { width: whole(width), height: whole(height) };
}

/** Whether a canvas of this size may be a drawing. */
export function isBounded({ width, height }: PixelSize): boolean {
  const isSide = (side: number): boolean => Number.isInteger(side) && side >= 1 && side <= MAX_SIDE;
  return isSide(width) && isSide(height) && width * height <= MAX_PIXELS;
}
