import { type ColumnTable, numberAt, numericValues } from '../model/column-table.ts';
import type { LayerSpec } from './layer-spec.ts';
import { mercatorX, mercatorY } from './mercator.ts';
import { allianceHubs } from './network-layers.ts';
import { anchors, placeGeometry } from './place-geometry.ts';
import { isInRing } from './point-in-polygon.ts';
import { rememberBy } from './remember.ts';

/** Row of the layer's table under a place, null for none. The same on the GPU and on the CPU path. */
export function hitTest(spec: LayerSpec, lon: number, lat: number, toleranceDegrees: number): number | null {
  if (!spec.visible || spec.table.numRows === 0) return null;
  switch (spec.kind) {
    case 'districts':
    case 'parks':
    case 'buildings':
      return placeAt(spec.table, lon, lat) ?? nearest(unshaped(spec.table), lon, lat, toleranceDegrees);
    case 'plan-groups':
      return null;
    case 'alliances':
      return nearest(allianceHubs(spec.table, spec.members), lon, lat, toleranceDegrees);
    case 'chains':
      return nearestLink(spec.table, lon, lat, toleranceDegrees);
    case 'rate-cells':
    case 'density-cells':
      return cellAt(spec.table, spec.level, lon, lat);
    default:
      return nearest(anchors(spec.table), lon, lat, toleranceDegrees);
  }
}

/** Rows whose anchor lies in a flat ring of lon, lat. Cells and links have no anchor and give none. */
export function rowsInRing(spec: LayerSpec, ring: ArrayLike<number>): number[] {
  if (!spec.visible || spec.kind === 'chains' || spec.kind === 'plan-groups' || spec.kind === 'rate-cells' || spec.kind === 'density-cells')
    return [];
  const positions = spec.kind === 'alliances' ? allianceHubs(spec.table, spec.members) : anchors(spec.table);
  const rows: number[] = [];
  positions.forEach((position, row) => {
    if (position !== null && isInRing(position[0], position[1], ring)) rows.push(row);
  });
  return rows;
}

const unshaped = rememberBy((table: ColumnTable): readonly (readonly [number, number] | null)[] => {
  const positions: (readonly [number, number] | null)[] = new Array(table.numRows).fill(null);
  for (const point of placeGeometry(table).points) positions[point.row] = [point.lon, point.lat];
  return positions;
});

function placeAt(table: ColumnTable, lon: number, lat: number): number | null {
  const { parts } = placeGeometry(table);
  // The last drawn lies on top.
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (part === undefined) continue;
    const [west, south, east, north] = part.bounds;
    if (lon < west || lon > east || lat < south || lat > north) continue;
    let inside = false;
    const starts = [0, ...part.holeIndices, part.positions.length];
    for (let ring = 0; ring + 1 < starts.length; ring++) {
      if (isInRing(lon, lat, part.positions.subarray(starts[ring], starts[ring + 1]))) inside = !inside;
    }
    if (inside) return part.row;
  }
  return null;
}

function nearest(positions: readonly (readonly [number, number] | null)[], lon: number, lat: number, tolerance: number): number | null {
  const squeeze = Math.cos((lat * Math.PI) / 180);
  let best: number | null = null;
  let bestDistance = tolerance * tolerance;
  positions.forEach((position, row) => {
    if (position === null) return;
    const dx = position[0] - lon;
    const dy = (position[1] - lat) / squeeze;
    const distance = dx * dx + dy * dy;
    if (distance <= bestDistance) {
      best = row;
      bestDistance = distance;
    }
  });
  return best;
}

function nearestLink(table: ColumnTable, lon: number, lat: number, tolerance: number): number | null {
  const x = mercatorX(lon);
  const y = mercatorY(lat);
  let best: number | null = null;
  let bestDistance = (tolerance / 360) ** 2;
  for (let row = 0; row < table.numRows; row++) {
    const ends = ['from_lon', 'from_lat', 'to_lon', 'to_lat'].map((name) => numberAt(table, name, row));
    const [a, b, c, d] = ends;
    if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number') continue;
    const distance = distanceToArc(x, y, [mercatorX(a), mercatorY(b)], [mercatorX(c), mercatorY(d)]);
    if (distance < bestDistance) {
      best = row;
      bestDistance = distance;
    }
  }
  return best;
}

/** Squared distance to the arc of `arcPath` with its default bend, by 16 chords. */
function distanceToArc(x: number, y: number, from: readonly [number, number], to: readonly [number, number]): number {
  const controlX = (from[0] + to[0]) / 2 + (to[1] - from[1]) * 0.16;
  const controlY = (from[1] + to[1]) / 2 - (to[0] - from[0]) * 0.16;
  let [px, py] = from;
  let best = Infinity;
  for (let step = 1; step <= 16; step++) {
    const t = step / 16;
    const qx = (1 - t) * (1 - t) * from[0] + 2 * t * (1 - t) * controlX + t * t * to[0];
    const qy = (1 - t) * (1 - t) * from[1] + 2 * t * (1 - t) * controlY + t * t * to[1];
    const length = (qx - px) ** 2 + (qy - py) ** 2;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - px) * (qx - px) + (y - py) * (qy - py)) / length));
    best = Math.min(best, (x - px - along * (qx - px)) ** 2 + (y - py - along * (qy - py)) ** 2);
    [px, py] = [qx, qy];
  }
  return best;
}

const cellRows = rememberBy((table: ColumnTable, level: number): ReadonlyMap<number, number> => {
  const cx = numericValues(table, 'cx');
  const cy = numericValues(table, 'cy');
  const rows = new Map<number, number>();
  for (let row = 0; row < table.numRows; row++) rows.set((cx[row] ?? 0) * 2 ** level + (cy[row] ?? 0), row);
  return rows;
});

function cellAt(table: ColumnTable, level: number, lon: number, lat: number): number | null {
  const side = 2 ** level;
  const key = Math.floor(mercatorX(lon) * side) * side + Math.floor(mercatorY(lat) * side);
  return cellRows(table, level).get(key) ?? null;
}
