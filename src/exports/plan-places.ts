import type { ExportColumn, ExportSheet, ExportValue } from '../model/export-file.ts';
import { metersBetween } from '../model/plan-plane.ts';
import { type PlanView, unitName } from './plan-view.ts';

/** A plan for a geographic information system: its groups by their outlines, or its units with the group of each. */
export type PlanShape = 'outlines' | 'units';

export interface PlanTable {
  readonly columns: readonly ExportColumn[];
  readonly place: NonNullable<ExportSheet['place']>;
  readonly rows: readonly (readonly ExportValue[])[];
}

/**
 * Positions in degrees on WGS 84. An outline is the convex hull of a group's places, which is no boundary (示意,不作划界依据): with
 * fewer than three places, or places on one line, it is the middle of them, a point. Never at the public level.
 */
export function planTable(view: PlanView, shape: PlanShape): PlanTable {
  return shape === 'outlines' ? outlines(view) : units(view);
}

function column(name: string, header: string, type: ExportColumn['type'], width = 12): ExportColumn {
  return { name, header, width, type };
}

const PLACE = { lon: 'lon', lat: 'lat', geom: 'geom' } as const;

function placeColumns(): readonly ExportColumn[] {
  return [
    { ...column('lon', 'lon', 'double'), isHidden: true },
    { ...column('lat', 'lat', 'double'), isHidden: true },
    { ...column('geom', 'geom', 'text'), isHidden: true },
  ];
}

function outlines(view: PlanView): PlanTable {
  const { columns: heads, items } = view.words.books;
  return {
    columns: [
      column('scenario', items.name, 'text', 30),
      column('kind', items.kind, 'text', 20),
      column('group_no', view.words.papers.columns.number, 'integer'),
      column('group_name', heads.group, 'text', 34),
      column('units', heads.units, 'integer'),
      column('listed', heads.listed, 'integer'),
      column('eligible', heads.eligible, 'integer'),
      column('covered', heads.covered, 'integer'),
      column('uncovered', heads.uncovered, 'integer'),
      column('organizations', heads.organizations, 'integer'),
      column('members_full', heads.membersFull, 'integer'),
      column('proposal', view.messages.exportsText.proposal, 'text', 30),
      ...placeColumns(),
    ],
    place: PLACE,
    rows: view.groups.map((group, at) => {
      const places = group.units.length > 0 ? group.units : group.seat === null ? [] : [group.seat];
      const points = places.flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [[lon, lat] as const]));
      const ring = hullOf(points);
      const middle = ring === null && points.length > 0 ? meanOf(points) : [null, null];
      return [
        view.document.title,
        view.scenario.kind,
        at + 1,
        group.name,
        group.units.length,
        group.listed,
        group.eligible,
        group.covered,
        group.uncovered,
        group.organizations.sum,
        group.membersFull.sum,
        view.messages.marks.proposal,
        ...middle,
        ring === null ? null : JSON.stringify({ type: 'Polygon', coordinates: [ring] }),
      ];
    }),
  };
}

function units(view: PlanView): PlanTable {
  const { columns: heads, items, leftOverState, excludedState } = view.words.books;
  const placed = view.groups.flatMap((group, at) => group.units.map((unit, index) => ({ unit, group, at: at + 1, index, state: '' })));
  const out = (list: PlanView['leftOver'], state: string) => list.map((unit, index) => ({ unit, group: null, at: null, index, state }));
  const rows = [...placed, ...out(view.leftOver, leftOverState), ...out(view.excluded, excludedState)];
  return {
    columns: [
      column('scenario', items.name, 'text', 30),
      column('unit', heads.unit, 'text', 34),
      column('group_no', view.words.papers.columns.number, 'integer'),
      column('group_name', heads.group, 'text', 34),
      column('state', heads.state, 'text'),
      column('is_seat', heads.seat, 'boolean'),
      column('meters', heads.meters, 'integer'),
      column('uncovered', heads.uncovered, 'integer'),
      column('members_full', heads.membersFull, 'integer'),
      column('proposal', view.messages.exportsText.proposal, 'text', 30),
      ...placeColumns(),
    ],
    place: PLACE,
    rows: rows.map(({ unit, group, at, index, state }) => {
      const meters = group === null || group.seat === null ? null : metersBetween(group.seat, unit);
      return [
        view.document.title,
        unitName(view, unit, index + 1),
        at,
        group?.name ?? null,
        state === '' ? null : state,
        group?.seat?.id === unit.id,
        meters === null ? null : Math.round(meters),
        unit.kind === 'building' ? unit.uncovered : unit.kind === 'enterprise' ? Number(!unit.isCovered) : null,
        unit.kind === 'instructor' ? null : unit.membersFull,
        view.messages.marks.proposal,
        unit.lon,
        unit.lat,
        null,
      ];
    }),
  };
}

type Point = readonly [number, number];

function meanOf(points: readonly Point[]): Point {
  const sum = (axis: 0 | 1): number => points.reduce((total, point) => total + point[axis], 0) / points.length;
  return [sum(0), sum(1)];
}

/** Convex hull, closed and counter-clockwise (Andrew 1979, monotone chain); null where it has no area. */
export function hullOf(points: readonly Point[]): readonly Point[] | null {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const [lower, upper] = [halfHull(sorted), halfHull([...sorted].reverse())];
  const ring = [...lower.slice(0, -1), ...upper.slice(0, -1)];
  const [first] = ring;
  return first === undefined || ring.length < 3 ? null : [...ring, first];
}

function halfHull(points: readonly Point[]): readonly Point[] {
  const hull: Point[] = [];
  for (const point of points) {
    for (;;) {
      const [before, last] = [hull.at(-2), hull.at(-1)];
      if (before === undefined || last === undefined) break;
      const turn = (last[0] - before[0]) * (point[1] - before[1]) - (last[1] - before[1]) * (point[0] - before[0]);
      if (turn > 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}
