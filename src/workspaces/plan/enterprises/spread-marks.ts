/** Pixels between the middles of two marks that stand side by side. */
const STEP = 25;
/** Steps that a mark goes at most from its place. */
const REACH = 8;

/** Ways from a place, nearest first; of equals to the right, then below. */
const WAYS = Array.from({ length: (2 * REACH + 1) ** 2 }, (_, at) => ({
  dx: ((at % (2 * REACH + 1)) - REACH) * STEP,
  dy: (Math.floor(at / (2 * REACH + 1)) - REACH) * STEP,
})).sort((one, other) => Math.hypot(one.dx, one.dy) - Math.hypot(other.dx, other.dy) || other.dx - one.dx || other.dy - one.dy);

/** Marks that would lie on each other: the later goes to the nearest free place beside the earlier. In pixels; the order is kept. */
export function spreadMarks<T extends { readonly x: number; readonly y: number }>(marks: readonly T[]): readonly T[] {
  const taken: { readonly x: number; readonly y: number }[] = [];
  return marks.map((mark) => {
    const isFree = (x: number, y: number): boolean =>
      taken.every((other) => Math.abs(other.x - x) >= STEP - 1 || Math.abs(other.y - y) >= STEP - 1);
    const way = WAYS.find(({ dx, dy }) => isFree(mark.x + dx, mark.y + dy)) ?? { dx: 0, dy: 0 };
    const place = { x: mark.x + way.dx, y: mark.y + way.dy };
    taken.push(place);
    return { ...mark, ...place };
  });
}
