import { CATEGORY_COLORS } from '../../../scales/palette.ts';
import type { Rgba } from '../../../scales/rgba.ts';

/** Colour of a group by its number from 1: eight in turn, so the number beside it is what tells. */
function groupColor(number: number): Rgba {
  return CATEGORY_COLORS[(number - 1) % CATEGORY_COLORS.length] ?? [140, 135, 128, 255];
}

export function groupCss(number: number): string {
  const [red, green, blue] = groupColor(number);
  return `rgb(${red} ${green} ${blue})`;
}

/** The number of a group on its colour. */
export function GroupMark({ number }: { readonly number: number }) {
  return (
    <span className="plan-mark" style={{ background: groupCss(number) }}>
      {number}
    </span>
  );
}
