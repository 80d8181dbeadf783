import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import type { LayerSpec } from './layer-spec.ts';
import { mercatorX, mercatorY } from './mercator.ts';
import { allianceHubs } from './network-layers.ts';
import { anchors, placeGeometry } from './place-geometry.ts';

/** A text to be placed on the map when there is room. */
export interface LabelItem {
  readonly layerId: string;
  readonly row: number;
  /** Web Mercator, shares of the world. */
  readonly x: number;
  readonly y: number;
  readonly title: string;
  /** Second line, smaller; empty for none. */
  readonly detail: string;
  readonly level: 'district' | 'park' | 'building' | 'symbol';
  /** Greater first when two want the same room. */
  readonly weight: number;
  /** Width of what is named in shares of the world; 0 for a point. A name is left out where its place is far smaller than it. */
  readonly extent: number;
  /** Latitude of the edge at which the label stands (Web Mercator share), so that it leaves the inside free; null for the anchor itself. */
  readonly edge: number | null;
}

export interface LabelWords {
  readonly language: 'zh-CN' | 'en';
  readonly counts: (eligible: number, covered: number) => string;
}

/** Labels of the visible layers, the weightiest first. */
export function labelItems(specs: readonly LayerSpec[], words: LabelWords): LabelItem[] {
  const items: LabelItem[] = [];
  for (const spec of specs) {
    if (!spec.visible || !('labels' in spec) || !spec.labels) continue;
    if (spec.kind === 'districts' || spec.kind === 'parks' || spec.kind === 'buildings') addPlaces(items, spec, words);
    else addSymbols(items, spec, words);
  }
  return items.sort((left, right) => right.weight - left.weight);
}

function nameAt(table: ColumnTable, row: number, words: LabelWords): string {
  const column = words.language === 'en' && table.columns.name_en !== undefined ? 'name_en' : 'name_zh';
  return textAt(table, column, row) ?? textAt(table, 'name_zh', row) ?? '';
}

/** Taken width of a building without an outline, some 60 m, so that its name appears when those of its neighbours do. */
const SHAPELESS_BUILDING = 1.5e-6;

const LEVEL = { districts: 'district', parks: 'park', buildings: 'building' } as const;
const PLAN_RANK = 4e9;
const RANK = { district: 3e9, park: 2e9, building: 1e9, symbol: 0 } as const;

function addPlaces(items: LabelItem[], spec: Extract<LayerSpec, { kind: 'districts' | 'parks' | 'buildings' }>, words: LabelWords): void {
  const { table } = spec;
  const extents = new Map<number, number>();
  const edges = new Map<number, number>();
  const level = LEVEL[spec.kind];
  for (const part of placeGeometry(table).parts) {
    const width = mercatorX(part.bounds[2]) - mercatorX(part.bounds[0]);
    if (width <= (extents.get(part.row) ?? 0)) continue;
    extents.set(part.row, width);
    edges.set(part.row, mercatorY(level === 'building' ? part.bounds[1] : part.bounds[3]));
  }
  anchors(table).forEach((anchor, row) => {
    const title = nameAt(table, row, words);
    if (anchor === null || title === '') return;
    const eligible = numberAt(table, 'eligible', row) ?? 0;
    const detail = eligible > 0 ? words.counts(eligible, numberAt(table, 'covered', row) ?? 0) : '';
    const [x, y] = [mercatorX(anchor[0]), mercatorY(anchor[1])];
    items.push({
      layerId: spec.id,
      row,
      x,
      y,
      title,
      detail,
      level,
      weight: RANK[level] + eligible,
      extent: extents.get(row) ?? (level === 'building' ? SHAPELESS_BUILDING : 0),
      edge: edges.get(row) ?? null,
    });
  });
}

function addSymbols(items: LabelItem[], spec: Extract<LayerSpec, { labels: boolean }>, words: LabelWords): void {
  const { table } = spec;
  const positions = spec.kind === 'alliances' || spec.kind === 'plan-groups' ? allianceHubs(table, spec.members) : anchors(table);
  positions.forEach((position, row) => {
    const title = nameAt(table, row, words);
    if (position === null || title === '') return;
    // A plan is what is looked at: its names come before those of places.
    const isPlan = spec.kind === 'plan-groups';
    const weight = isPlan ? PLAN_RANK : numberAtOr(table, spec.kind === 'alliances' ? 'members' : 'covers', row);
    const [x, y] = [mercatorX(position[0]), mercatorY(position[1])];
    items.push({ layerId: spec.id, row, x, y, title, detail: '', level: isPlan ? 'building' : 'symbol', weight, extent: 0, edge: null });
  });
}

function numberAtOr(table: ColumnTable, name: string, row: number): number {
  return table.columns[name] === undefined ? 0 : (numberAt(table, name, row) ?? 0);
}
