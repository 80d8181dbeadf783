import { type Rgba, rgbaFromHex } from './rgba.ts';

/** Diverging, low to high, blue through paper to red: seven classes about a reference. */
export const RATE_COLORS: readonly [Rgba, Rgba, Rgba, Rgba, Rgba, Rgba, Rgba] = [
  rgbaFromHex('#1F4E79'),
  rgbaFromHex('#6F9CC4'),
  rgbaFromHex('#C9D9E6'),
  rgbaFromHex('#F2EDE6'),
  rgbaFromHex('#EBBFAE'),
  rgbaFromHex('#CF6B57'),
  rgbaFromHex('#8F1D17'),
];

/** One hue, few to many uncovered enterprises. */
export const DENSITY_COLORS: readonly [Rgba, Rgba] = [rgbaFromHex('#EEF3F7'), rgbaFromHex('#0B3557')];

/** Eight hues of about equal lightness (CIE L* 50–53), told apart by colour-blind readers as far as eight can be. */
export const CATEGORY_COLORS: readonly Rgba[] = [
  rgbaFromHex('#3B7EA8'),
  rgbaFromHex('#B8693B'),
  rgbaFromHex('#5E8A4A'),
  rgbaFromHex('#9A6AA8'),
  rgbaFromHex('#9C7B22'),
  rgbaFromHex('#2F8C86'),
  rgbaFromHex('#B85C7C'),
  rgbaFromHex('#6C77B8'),
];

/** «其他»: everything after the eighth category. */
export const OTHER_COLOR: Rgba = rgbaFromHex('#8C8780');

/** «无数据»: never white, so that missing is seen as missing. */
export const MISSING_COLOR: Rgba = rgbaFromHex('#D8D3CB');

export const SURFACE_COLOR: Rgba = rgbaFromHex('#FAF8F5');
export const INK_COLOR: Rgba = rgbaFromHex('#1F2328');
export const SECONDARY_COLOR: Rgba = rgbaFromHex('#5B6470');
export const HAIRLINE_COLOR: Rgba = rgbaFromHex('#E6E1DA');
export const ACCENT_COLOR: Rgba = rgbaFromHex('#B3261E');
