import type { GapClass, Rung } from '../model/coverage.ts';
import { isGap, type PageTenant } from './building-page-content.ts';
import { type FloorBand, floorBands, mergeFloors } from './building-page-floors.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One tenant, or several that look alike and would each be too small to read. */
export interface PlacedCell extends Box {
  readonly rung: Rung;
  readonly gapClass: GapClass;
  readonly tenants: readonly [PageTenant, ...PageTenant[]];
}

export interface PlacedBand extends Box {
  readonly band: FloorBand;
  /** Left part of the box, where the floor is named. */
  readonly labelWidth: number;
  readonly cells: readonly PlacedCell[];
}

export interface FloorStack {
  readonly bands: readonly PlacedBand[];
  /** How the tower is cut: boxes from the lowest storeys to the highest, each standing on its own ground. */
  readonly towers: readonly Box[];
  /** Height of a line of cells, by which texts in them are sized. */
  readonly cellHeight: number;
  readonly isGrouped: boolean;
}

interface Tier {
  readonly width: number;
  readonly height: number;
  readonly group: 'none' | 'settled' | 'all';
}

/** From what a page would like to what it can bear. 'settled' groups those for whom nothing is proposed. */
const TIERS: readonly Tier[] = [
  { width: 172, height: 44, group: 'none' },
  { width: 136, height: 40, group: 'none' },
  { width: 108, height: 36, group: 'none' },
  { width: 104, height: 23, group: 'none' },
  { width: 78, height: 19, group: 'none' },
  { width: 104, height: 23, group: 'settled' },
  { width: 62, height: 16, group: 'none' },
  { width: 78, height: 19, group: 'settled' },
  { width: 62, height: 16, group: 'settled' },
  { width: 96, height: 20, group: 'all' },
  { width: 72, height: 14, group: 'all' },
];
const TOWERS = [1, 2, 3] as const;
const BETWEEN_TOWERS = 28;
const LABEL = 58;
const GAP = 4;
const PAD = 3;
/** A run of storeys without tenants is lower than one with some. */
const EMPTY = { least: 14, share: 0.42 } as const;
const UNKNOWN_MARGIN = 14;
const LARGEST = { width: 300, height: 96 } as const;
/** A tower is at least as broad as this many cells of a storey, so that a list of one does not make a chimney. */
const NARROWEST = 3;

/** Lays the tenants of a building out in a box: no two cells overlap, and every tenant is in exactly one. */
export function layOutStack(tenants: readonly PageTenant[], storeys: number | null, box: Box): FloorStack {
  const bands = floorBands(tenants, storeys);
  for (let merged = 1; merged <= 256; merged *= 2) {
    const storeysShown = merged === 1 ? bands : mergeFloors(bands, merged);
    for (const tier of TIERS) {
      // Several towers make cells larger only where storeys are many.
      for (const towers of TOWERS) {
        if (towers > 1 && storeysShown.length < towers * 12) continue;
        const plan = planOf(storeysShown, tier, towers, box);
        if (plan !== null) return place(plan, tier, box);
      }
    }
  }
  throw new RangeError('the box holds no cell');
}

interface Plan {
  readonly towers: readonly (readonly Line[])[];
  readonly unknown: Line | null;
  readonly perRow: number;
  readonly perUnknownRow: number;
  readonly towerWidth: number;
}

interface Line {
  readonly band: FloorBand;
  readonly cells: readonly Omit<PlacedCell, keyof Box>[];
  readonly rows: number;
}

function planOf(bands: readonly FloorBand[], tier: Tier, towers: number, box: Box): Plan | null {
  const towerWidth = (box.width - (towers - 1) * BETWEEN_TOWERS) / towers;
  const perRow = Math.floor((towerWidth - LABEL - PAD + GAP) / (tier.width + GAP));
  const perUnknownRow = Math.floor((box.width - LABEL - PAD + GAP) / (tier.width + GAP));
  if (perRow < 1) return null;
  const lines = bands.map((band): Line => {
    const cells = cellsOf(band.tenants, tier.group);
    const across = band.kind === 'unknown' ? perUnknownRow : perRow;
    return { band, cells, rows: Math.max(1, Math.ceil(cells.length / across)) };
  });
  const unknown = lines.find(({ band }) => band.kind === 'unknown') ?? null;
  const storeys = lines.filter(({ band }) => band.kind !== 'unknown');
  const unknownHeight = unknown === null ? 0 : heightOf(unknown, tier.height) + (storeys.length === 0 ? 0 : UNKNOWN_MARGIN);
  const available = box.height - unknownHeight;
  const split = splitTowers(storeys, towers, tier.height);
  const isTooHigh = split.some((tower) => sumOf(tower.map((line) => heightOf(line, tier.height))) > available);
  return available < 0 || isTooHigh ? null : { towers: split, unknown, perRow, perUnknownRow, towerWidth };
}

function heightOf({ band, rows }: Line, cellHeight: number): number {
  return band.kind === 'empty' ? Math.max(EMPTY.least, Math.round(cellHeight * EMPTY.share)) : rows * (cellHeight + GAP) - GAP + 2 * PAD;
}

/** Cuts the storeys, given top to bottom, into towers of like height, the lowest storeys first. */
function splitTowers(lines: readonly Line[], towers: number, cellHeight: number): readonly (readonly Line[])[] {
  if (towers === 1) return lines.length === 0 ? [] : [lines];
  const share = sumOf(lines.map((line) => heightOf(line, cellHeight))) / towers;
  const split: Line[][] = [];
  let height = 0;
  for (const line of [...lines].reverse()) {
    const tall = heightOf(line, cellHeight);
    const isFull = split.length < towers && height + tall / 2 > share * split.length;
    if (split.length === 0 || isFull) split.push([]);
    split[split.length - 1]?.unshift(line);
    height += tall;
  }
  return split;
}

function place(plan: Plan, tier: Tier, box: Box): FloorStack {
  const { towers, unknown, perRow, towerWidth } = plan;
  const cellHeight = grownHeight(plan, tier, box.height);
  const across = Math.min(perRow, Math.max(NARROWEST, ...towers.flat().map(({ cells }) => cells.length)));
  const cellWidth = Math.min(LARGEST.width, (towerWidth - LABEL - PAD + GAP) / across - GAP);
  const width = LABEL + across * (cellWidth + GAP) - GAP + PAD;
  const left = box.x + (box.width - towers.length * width - (towers.length - 1) * BETWEEN_TOWERS) / 2;
  const bands: PlacedBand[] = [];
  const boxes: Box[] = [];
  const unknownHeight = unknown === null ? 0 : heightOf(unknown, cellHeight);
  const ground = box.y + box.height - (unknown === null || towers.length === 0 ? unknownHeight : unknownHeight + UNKNOWN_MARGIN);
  towers.forEach((lines, tower) => {
    const x = left + tower * (width + BETWEEN_TOWERS);
    const height = sumOf(lines.map((line) => heightOf(line, cellHeight)));
    boxes.push({ x, y: ground - height, width, height });
    let y = ground - height;
    for (const line of lines) {
      bands.push(placeLine(line, { x, y, width }, cellWidth, cellHeight, perRow));
      y += heightOf(line, cellHeight);
    }
  });
  if (unknown !== null) {
    const at = { x: box.x, y: box.y + box.height - unknownHeight, width: box.width };
    const each = Math.min(LARGEST.width, (box.width - LABEL - PAD + GAP) / plan.perUnknownRow - GAP);
    bands.push(placeLine(unknown, at, each, cellHeight, plan.perUnknownRow));
  }
  return { bands, towers: boxes, cellHeight, isGrouped: bands.some(({ cells }) => cells.some((cell) => cell.tenants.length > 1)) };
}

/** Cells grow into the height that is left, up to what still looks like a window. */
function grownHeight({ towers, unknown }: Plan, tier: Tier, height: number): number {
  const most = tier.group === 'none' ? LARGEST.height : Math.min(LARGEST.height, tier.height * 1.6);
  const ofUnknown = (cell: number): number => (unknown === null ? 0 : heightOf(unknown, cell) + (towers.length === 0 ? 0 : UNKNOWN_MARGIN));
  const tallest = (cell: number): number => Math.max(0, ...towers.map((lines) => sumOf(lines.map((line) => heightOf(line, cell)))));
  let cell = tier.height;
  while (cell + 1 <= most && tallest(cell + 1) + ofUnknown(cell + 1) <= height) cell += 1;
  return cell;
}

function placeLine(
  { band, cells, rows }: Line,
  at: Pick<Box, 'x' | 'y' | 'width'>,
  cellWidth: number,
  cellHeight: number,
  perRow: number,
): PlacedBand {
  const placed = cells.map((cell, index) => ({
    ...cell,
    x: at.x + LABEL + (index % perRow) * (cellWidth + GAP),
    y: at.y + PAD + Math.floor(index / perRow) * (cellHeight + GAP),
    width: cellWidth,
    height: cellHeight,
  }));
  return { ...at, band, labelWidth: LABEL, height: heightOf({ band, cells, rows }, cellHeight), cells: placed };
}

/** Tenants of a storey as cells: alone, or those alike together where they are two or more. */
function cellsOf(tenants: readonly PageTenant[], group: Tier['group']): readonly Omit<PlacedCell, keyof Box>[] {
  const alone = group === 'none' ? tenants : group === 'settled' ? tenants.filter(isGap) : [];
  const groups = new Map<string, [PageTenant, ...PageTenant[]]>();
  for (const tenant of group === 'none' ? [] : tenants) {
    if (group === 'settled' && isGap(tenant)) continue;
    const key = `${tenant.gapClass}:${tenant.rung}`;
    const alike = groups.get(key);
    if (alike === undefined) groups.set(key, [tenant]);
    else alike.push(tenant);
  }
  return [...alone.map((tenant): [PageTenant] => [tenant]), ...groups.values()].map((alike) => ({
    rung: alike[0].rung,
    gapClass: alike[0].gapClass,
    tenants: alike,
  }));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
