import { buildPointIndex, type PointIndex } from './point-index.ts';
import { nearestPoint, pointsInRing } from './point-query.ts';
import { rasterPoints } from './raster-core.ts';
import type { RasterAnswer, RasterRequest } from './raster-messages.ts';

let index: PointIndex | null = null;
let selected: Uint8Array | null = null;
let selectedRows = new Int32Array(0);

/** The part of a worker's scope that is used; the project's types are those of a page. */
interface Scope {
  onmessage: ((event: MessageEvent<RasterRequest>) => void) | null;
  postMessage(message: RasterAnswer, transfer: Transferable[]): void;
}
const scope = globalThis as unknown as Scope;

function markSelected(): void {
  selected = null;
  if (index === null || selectedRows.length === 0) return;
  const wanted = new Set(selectedRows);
  selected = Uint8Array.from(index.row, (row) => (wanted.has(row) ? 1 : 0));
}

function answer(request: RasterRequest): RasterAnswer {
  const { id } = request;
  switch (request.kind) {
    case 'points':
      index = request.points === null ? null : buildPointIndex(request.points);
      markSelected();
      return { kind: 'done', id };
    case 'select':
      selectedRows = request.rows as Int32Array<ArrayBuffer>;
      markSelected();
      return { kind: 'done', id };
    case 'frame': {
      const { view, style, selectedStyle, colors, reuse } = request;
      const points =
        index ?? buildPointIndex({ mx: new Int32Array(0), my: new Int32Array(0), rung: new Uint8Array(0), row: new Int32Array(0) });
      const frame = rasterPoints(points, view, { style, selectedStyle, colors, selected }, reuse ?? undefined);
      const { stride, lines, margin, drawn } = frame;
      return { kind: 'frame', id, buffer: frame.pixels.buffer, stride, lines, margin, drawn };
    }
    case 'nearest':
      return { kind: 'nearest', id, hit: index === null ? null : nearestPoint(index, request.x, request.y, request.tolerance) };
    case 'ring':
      return { kind: 'ring', id, rows: index === null ? new Int32Array(0) : pointsInRing(index, request.ring) };
  }
}

scope.onmessage = (event) => {
  const reply = answer(event.data);
  scope.postMessage(reply, reply.kind === 'frame' ? [reply.buffer] : []);
};
