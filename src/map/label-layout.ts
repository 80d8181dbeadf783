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

/** Symbols have their label under the sign. */
const SYMBOL_OFFSET = 8;
const VIEW_EDGE = 12;
/** Places narrower than this on the screen go without a name. */
const LEAST_BUILDING_PIXELS = 26;
const LEAST_PARK_PIXELS = 16;

type Project = (x: number, y: number) => readonly [number, number];
type Extent = { readonly width: number; readonly height: number };

/** Where the middle of a label of some height is: parks above their outline, districts inside it, buildings below it. */
export function labelMiddle(item: LabelItem, height: number, size: Extent, project: Project): readonly [number, number] {
  const anchor = project(item.x, item.y);
  if (item.level === 'symbol') return [anchor[0], anchor[1] + SYMBOL_OFFSET + height / 2];
  if (item.edge === null) return item.level === 'building' ? [anchor[0], anchor[1] + SYMBOL_OFFSET + height / 2] : anchor;
  const [left, top] = project(item.x, item.edge);
  if (item.level === 'building') return [left, top + height / 2 + 2];
  const middle = item.level === 'park' ? top - height / 2 - 2 : top + height / 2 + 8;
  // The edge is out of view while the place is in it: the name stays at the top of the view.
  const highest = height / 2 + VIEW_EDGE;
  return middle < highest && anchor[1] > highest && anchor[1] < size.height ? [left, highest] : [left, middle];
}

/**
 * Greedy placement, the weightiest first: a label that would overlap loses its second line, and if that does
 * not help, is left out. `pixels` is the width of the world in CSS pixels.
 */
export function placeLabels(
  items: readonly LabelItem[],
  size: Extent,
  pixels: number,
  project: Project,
  measure: (item: LabelItem) => LabelSize,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const grid = new Map<number, Box[]>();
  for (const item of items) {
    const [anchorLeft, anchorTop] = project(item.x, item.y);
    const reach = (item.extent * pixels) / 2 + 60;
    if (anchorLeft < -reach || anchorLeft > size.width + reach || anchorTop < -reach || anchorTop > size.height + reach) continue;
    const measured = measure(item);
    if (!isWorthNaming(item, item.extent * pixels, measured)) continue;
    const box = (width: number, height: number) => {
      const [left, top] = labelMiddle(item, height, size, project);
      return boxAround(left, top, width, height);
    };
    const full = box(measured.width, measured.height);
    const short = box(measured.titleWidth, measured.titleHeight);
    if (item.detail !== '' && isFree(grid, full)) {
      occupy(grid, full);
      placed.push({ item, withDetail: true });
    } else if (isFree(grid, short)) {
      occupy(grid, short);
      placed.push({ item, withDetail: false });
    }
  }
  return placed;
}

/** A name far wider than its place says nothing about where it is. Districts and parks are kept: they carry the view. */
function isWorthNaming(item: LabelItem, extentPixels: number, measured: LabelSize): boolean {
  if (item.level !== 'building' || item.extent === 0)
    return extentPixels >= LEAST_PARK_PIXELS || item.level !== 'park' || item.extent === 0;
  return extentPixels >= Math.max(LEAST_BUILDING_PIXELS, measured.titleWidth * 0.35);
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
