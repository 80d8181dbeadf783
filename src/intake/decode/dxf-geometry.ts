import { type DxfEntity, groupFlags, groupNumber } from './dxf-groups.ts';

export interface DxfShape {
  readonly type: 'Point' | 'LineString' | 'Polygon';
  readonly coordinates: unknown;
}

interface Vertex {
  readonly x: number;
  readonly y: number;
  /** Tangent of a quarter of the angle of the arc to the next vertex; 0 for a straight line. */
  readonly bulge: number;
}

const CLOSED = 1;
/** Vertices of meshes and the frames of splines lie off the line that is drawn. */
const MESH = 16 | 64;
const SPLINE_FRAME = 16;
/** Angle of one chord of an arc. */
const CHORD_RADIANS = Math.PI / 18;

/** Geometry of an entity in drawing units; null for kinds that are not read. */
export function dxfShape(entity: DxfEntity): DxfShape | null {
  switch (entity.type) {
    case 'LINE':
      return { type: 'LineString', coordinates: [at(entity, 10, 20), at(entity, 11, 21)] };
    case 'POINT':
    case 'MTEXT':
      return { type: 'Point', coordinates: at(entity, 10, 20) };
    case 'TEXT':
    case 'INSERT': {
      const [x, y] = at(entity, 10, 20);
      return { type: 'Point', coordinates: [x * mirror(entity), y] };
    }
    case 'LWPOLYLINE':
      return lineOf(lightVertices(entity), entity);
    case 'POLYLINE':
      if ((groupFlags(entity, 70) & MESH) !== 0) return null;
      return lineOf(
        entity.parts.filter((part) => part.type === 'VERTEX' && (groupFlags(part, 70) & SPLINE_FRAME) === 0).map(vertexOf),
        entity,
      );
    default:
      return null;
  }
}

/** Flat entities drawn from behind have their x mirrored (arbitrary axis algorithm, for the normal 0, 0, −1). */
function mirror(entity: DxfEntity): number {
  return groupNumber(entity, 230) < 0 ? -1 : 1;
}

function at(entity: DxfEntity, xCode: number, yCode: number): [number, number] {
  return [groupNumber(entity, xCode), groupNumber(entity, yCode)];
}

function vertexOf(part: DxfEntity): Vertex {
  const [x, y] = at(part, 10, 20);
  const bulge = groupNumber(part, 42);
  return { x, y, bulge: Number.isNaN(bulge) ? 0 : bulge };
}

/** Its vertices stand one after another in the same list of groups. */
function lightVertices(entity: DxfEntity): Vertex[] {
  const vertices: { x: number; y: number; bulge: number }[] = [];
  for (const { code, value } of entity.groups) {
    const last = vertices[vertices.length - 1];
    if (code === 10) vertices.push({ x: Number(value), y: Number.NaN, bulge: 0 });
    else if (code === 20 && last !== undefined) last.y = Number(value);
    else if (code === 42 && last !== undefined) last.bulge = Number(value);
  }
  return vertices;
}

function lineOf(vertices: readonly Vertex[], entity: DxfEntity): DxfShape {
  const isClosed = (groupFlags(entity, 70) & CLOSED) !== 0;
  const sign = mirror(entity);
  const line: [number, number][] = [];
  vertices.forEach((vertex, index) => {
    line.push([vertex.x * sign, vertex.y]);
    const next = vertices[index + 1] ?? (isClosed ? vertices[0] : undefined);
    if (next !== undefined && vertex.bulge !== 0) line.push(...arcPoints(vertex, next).map(([x, y]) => [x * sign, y] as [number, number]));
  });
  const isArea = isClosed && line.length >= 3;
  return isArea ? { type: 'Polygon', coordinates: [line] } : { type: 'LineString', coordinates: line };
}

/** Points between two ends of an arc, without the ends. */
function arcPoints(from: Vertex, to: Vertex): [number, number][] {
  const angle = 4 * Math.atan(from.bulge);
  const steps = Math.ceil(Math.abs(angle) / CHORD_RADIANS);
  // From the chord's middle to the centre, a quarter turn to the left of the chord.
  const towards = (1 - from.bulge ** 2) / (4 * from.bulge);
  const centerX = (from.x + to.x) / 2 - (to.y - from.y) * towards;
  const centerY = (from.y + to.y) / 2 + (to.x - from.x) * towards;
  return Array.from({ length: Math.max(0, steps - 1) }, (_, index) => {
    const turn = (angle * (index + 1)) / steps;
    const x = from.x - centerX;
    const y = from.y - centerY;
    return [centerX + x * Math.cos(turn) - y * Math.sin(turn), centerY + x * Math.sin(turn) + y * Math.cos(turn)];
  });
}
