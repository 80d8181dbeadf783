import type { LabelItem } from '../layers/label-items.ts';

/** Measured size of a label in CSS pixels, with and without its second line. */
export interface LabelSize {
  readonly width: number;
  readonly height: number;
  readonly titleWidth: number;
  readonly titleHeight: number;
}

export interface PlacedLabel {
  readonly item: LabelItem;
  /** Middle of the label. */
  readonly left: number;
  readonly top: number;
  readonly withDetail: boolean;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 4;
const CELL = 96;

/** Symbols stand under their sign, everything else in its middle. */
const SYMBOL_OFFSET = 14;

/**
 * Greedy placement, the weightiest first: a label that would overlap loses its second line, and if that does
 * not help, is left out. `pixels` is the width of the world in CSS pixels.
 */
export function placeLabels(
  items: readonly LabelItem[],
  size: { readonly width: number; readonly height: number },
  pixels: number,
  project: (x: number, y: number) => readonly [number, number],
  measure: (item: LabelItem) => LabelSize,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const grid = new Map<number, Box[]>();
  for (const item of items) {
    const [left, anchorTop] = project(item.x, item.y);
    if (left < -120 || left > size.width + 120 || anchorTop < -40 || anchorTop > size.height + 40) continue;
    const measured = measure(item);
    // A name much wider than its place says nothing about where it is; districts are kept, they carry the view.
    if (item.level !== 'district' && item.extent > 0 && item.extent * pixels < measured.titleWidth * 0.55) continue;
    const top = item.level === 'symbol' ? anchorTop + SYMBOL_OFFSET : anchorTop;
    const full = boxAround(left, top, measured.width, measured.height);
    const short = boxAround(left, top, measured.titleWidth, measured.titleHeight);
    const roomy = item.detail !== '' && (item.level !== 'building' || item.extent === 0 || item.extent * pixels > measured.width * 0.8);
    if (roomy && isFree(grid, full)) {
      occupy(grid, full);
      placed.push({ item, left, top, withDetail: true });
    } else if (isFree(grid, short)) {
      occupy(grid, short);
      placed.push({ item, left, top, withDetail: false });
    }
  }
  return placed;
}

function boxAround(left: number, top: number, width: number, height: number): Box {
  return {
    left: left - width / 2 - GAP,
    right: left + width / 2 + GAP,
    top: top - height / 2 - GAP / 2,
    bottom: top + height / 2 + GAP / 2,
  };
}

function* cellsOf(box: Box): Generator<number> {
  for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++) {
    for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++) yield (x + 512) * 4096 + (y + 512);
  }
}

function isFree(grid: ReadonlyMap<number, readonly Box[]>, box: Box): boolean {
  for (const cell of cellsOf(box)) {
    for (const other of grid.get(cell) ?? []) {
      if (box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top) return false;
    }
  }
  return true;
}

function occupy(grid: Map<number, Box[]>, box: Box): void {
  for (const cell of cellsOf(box)) {
    const boxes = grid.get(cell);
    if (boxes === undefined) grid.set(cell, [box]);
    else boxes.push(box);
  }
}
