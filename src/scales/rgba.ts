/** Red, green, blue, alpha, each an integer 0–255: what deck.gl, the raster and the exports all take. */
export type Rgba = readonly [number, number, number, number];

/** `#RRGGBB` to a tuple. Throws RangeError on anything else. */
export function rgbaFromHex(hex: string, alpha = 255): Rgba {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (match === null) throw new RangeError(`not a colour: ${hex}`);
  return [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16), Number.parseInt(match[3] ?? '', 16), alpha];
}

export function cssColor(color: Rgba): string {
  return color[3] === 255
    ? `rgb(${color[0]} ${color[1]} ${color[2]})`
    : `rgb(${color[0]} ${color[1]} ${color[2]} / ${(color[3] / 255).toFixed(3)})`;
}

/** `#RRGGBB`, the alpha dropped: for exports that know no transparency. */
export function hexColor(color: Rgba): string {
  const hex = (channel: number) => channel.toString(16).padStart(2, '0').toUpperCase();
  return `#${hex(color[0])}${hex(color[1])}${hex(color[2])}`;
}

export function withAlpha(color: Rgba, alpha: number): Rgba {
  return [color[0], color[1], color[2], Math.max(0, Math.min(255, Math.round(alpha)))];
}

/** Linear mix in sRGB, `amount` 0 gives `from`, 1 gives `to`; enough between neighbours of one hue. */
export function mixColor(from: Rgba, to: Rgba, amount: number): Rgba {
  const at = (index: 0 | 1 | 2 | 3) => Math.round(from[index] + (to[index] - from[index]) * amount);
  return [at(0), at(1), at(2), at(3)];
}
