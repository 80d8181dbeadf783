import type { PointSet } from '../../layers/layer-spec.ts';
import type { PointHit } from './point-query.ts';
import type { FrameAnswer, RasterAnswer, RasterRequest } from './raster-messages.ts';

type FrameRequest = Omit<Extract<RasterRequest, { kind: 'frame' }>, 'kind' | 'id' | 'reuse'>;
type WithoutId<Request> = Request extends { readonly id: number } ? Omit<Request, 'id'> : never;

/**
 * The page's side of the raster worker. Frames: one under way, the newest waiting, older ones dropped.
 * A worker that dies is started again with the same points.
 */
export class RasterClient {
  private worker: Worker | null = null;
  private nextId = 1;
  private readonly waiting = new Map<number, (answer: RasterAnswer | null) => void>();
  private points: PointSet | null = null;
  private rows = new Int32Array(0);
  private frameUnderWay = false;
  private nextFrame: { readonly request: FrameRequest; readonly resolve: (answer: FrameAnswer | null) => void } | null = null;
  private spare: ArrayBuffer | null = null;
  private restarts = 0;
  private disposed = false;

  /** Resolves when the points can be drawn and found. The arrays are copied, not taken. */
  async setPoints(points: PointSet | null): Promise<void> {
    this.points = points;
    await this.ask({ kind: 'points', points });
  }

  /** `fact.row` of the selected points. */
  async setSelected(rows: Int32Array<ArrayBuffer>): Promise<void> {
    this.rows = rows;
    await this.ask({ kind: 'select', rows });
  }

  /** Null when a newer frame was asked for, or the worker ended. Hand the buffer back with {@link giveBack}. */
  frame(request: FrameRequest): Promise<FrameAnswer | null> {
    this.nextFrame?.resolve(null);
    return new Promise((resolve) => {
      this.nextFrame = { request, resolve };
      this.pumpFrame();
    });
  }

  giveBack(buffer: ArrayBuffer): void {
    this.spare = buffer;
  }

  async nearest(x: number, y: number, tolerance: number): Promise<PointHit | null> {
    const answer = await this.ask({ kind: 'nearest', x, y, tolerance });
    return answer?.kind === 'nearest' ? answer.hit : null;
  }

  /** `fact.row` of the points in a flat ring of Mercator units. */
  async pointsInRing(ring: Float64Array): Promise<Int32Array> {
    const answer = await this.ask({ kind: 'ring', ring });
    return answer?.kind === 'ring' ? answer.rows : new Int32Array(0);
  }

  dispose(): void {
    this.disposed = true;
    this.worker?.terminate();
    this.worker = null;
    this.settleAll();
  }

  private pumpFrame(): void {
    const next = this.nextFrame;
    if (this.frameUnderWay || next === null) return;
    this.nextFrame = null;
    this.frameUnderWay = true;
    const reuse = this.spare;
    this.spare = null;
    this.ask({ kind: 'frame', ...next.request, reuse }, reuse === null ? [] : [reuse]).then((answer) => {
      this.frameUnderWay = false;
      next.resolve(answer?.kind === 'frame' ? answer : null);
      this.pumpFrame();
    });
  }

  private ask(request: WithoutId<RasterRequest>, transfer: Transferable[] = []): Promise<RasterAnswer | null> {
    if (this.disposed) return Promise.resolve(null);
    const worker = this.worker ?? this.start();
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      worker.postMessage({ ...request, id }, transfer);
    });
  }

  private start(): Worker {
    const worker = new Worker(new URL('./raster-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = (event: MessageEvent<RasterAnswer>) => {
      const resolve = this.waiting.get(event.data.id);
      this.waiting.delete(event.data.id);
      resolve?.(event.data);
    };
    worker.onerror = () => this.restart();
    this.worker = worker;
    return worker;
  }

  private restart(): void {
    this.worker?.terminate();
    this.worker = null;
    this.settleAll();
    // Three strikes: what kills it every time must not spin for ever.
    if (++this.restarts > 3) return;
    void this.setPoints(this.points);
    void this.setSelected(this.rows);
  }

  private settleAll(): void {
    for (const resolve of this.waiting.values()) resolve(null);
    this.waiting.clear();
  }
}
