import type { Layer } from '@deck.gl/core';
import { buildLayers } from '../layers/build-layers.ts';
import { type LabelItem, labelItems } from '../layers/label-items.ts';
import { latOfMercator, lonOfMercator, mercatorX, mercatorY } from '../layers/mercator.ts';
import { pointLayers } from '../layers/point-layer.ts';
import { BaseMap } from './base-map.ts';
import {
  cameraOfBounds,
  isSameCamera,
  lonLatOfScreen,
  panBy,
  type Size,
  screenOfMercator,
  transformBetween,
  worldPixels,
  zoomByStep,
} from './camera-math.ts';
import { findAt, findInShape } from './find-on-map.ts';
import { attachGestures } from './gestures.ts';
import { LabelCanvas } from './label-canvas.ts';
import type { Camera, LonLat, LonLatBounds, MapHandle, MapPick, MapShape, MapViewProps } from './map-types.ts';
import { pictureOf } from './picture-canvas.ts';
import { PointCanvas } from './point-canvas.ts';
import { pointStyleAt } from './point-style.ts';
import { attachPointer } from './pointer.ts';
import type { RasterClient } from './raster/raster-client.ts';
import { selectedByLayer } from './selected-by-layer.ts';
import { attachShapeTool, type ShapeTool } from './shape-tool.ts';

/** Above this many points the raster keeps to one pixel a CSS pixel, whatever the screen. */
const FINE_RASTER_POINTS = 200_000;

export interface SessionLife {
  readonly onFirstFrame: () => void;
  /** A lost context is back; this session is over and the next may begin. */
  readonly onContextBack: () => void;
}

/**
 * One life of the map: base map, layers, points, labels, gestures. Without a GPU the base map stands still
 * while a movement goes on and its last frame is moved by CSS; the points are redrawn meanwhile.
 * A lost WebGL context ends the session; the view builds another.
 */
export class MapSession implements MapHandle {
  private props: MapViewProps;
  private camera: Camera;
  private size: Size;
  private readonly baseElement = document.createElement('div');
  private readonly base: BaseMap;
  private readonly labels = new LabelCanvas();
  private readonly points: PointCanvas | null;
  private readonly shapeTool: ShapeTool;
  private readonly cleanups: (() => void)[] = [];
  /** For which the base on the screen was drawn. */
  private baseCamera: Camera;
  /** Cameras told to the owner: given back late, in the midst of a drag, they are echoes and not wishes. */
  private readonly reported = new WeakSet<Camera>();
  private readonly viewers = new Set<() => void>();
  private items: readonly LabelItem[] = [];
  private frameRequest = 0;
  /** Between the first step of a movement and its end. Never ended by a timer: on a slow machine that would redraw the base in the midst of a drag. */
  private moving = false;
  /** Something was not drawn while the owner wanted the old picture to stay. */
  private heldBack = false;
  private styleZoom = Number.NaN;
  private layersDrawn = false;
  private pointsDrawn = false;
  private pointsLoading: Promise<void> = Promise.resolve();
  private rendered = false;
  private ready = false;
  private disposed = false;

  constructor(
    private readonly root: HTMLElement,
    props: MapViewProps,
    readonly usesCpu: boolean,
    private readonly client: RasterClient,
    private readonly life: SessionLife,
  ) {
    this.props = props;
    this.size = { width: root.clientWidth, height: root.clientHeight };
    this.camera = usesCpu ? { ...props.camera, pitch: 0 } : props.camera;
    this.baseCamera = this.camera;
    this.baseElement.className = 'map-base';
    this.points = usesCpu ? new PointCanvas(client) : null;
    root.append(this.baseElement, ...(this.points === null ? [] : [this.points.canvas]), this.labels.canvas);
    try {
      this.base = new BaseMap({
        container: this.baseElement,
        camera: this.camera,
        interactive: !usesCpu,
        pixelRatio: usesCpu ? 1 : window.devicePixelRatio,
        onMove: (camera, settled) => this.handleBaseMove(camera, settled),
        onRendered: (camera) => this.handleRendered(camera),
        onLayersDrawn: () => {
          this.layersDrawn = true;
          this.checkReady();
        },
        onLost: () => this.props.onUnavailable('context-lost'),
        onContextBack: life.onContextBack,
      });
    } catch (error) {
      root.replaceChildren();
      throw error;
    }
    this.shapeTool = attachShapeTool(root, (tool, ring) => void this.finishShape(tool, ring));
    if (usesCpu) {
      this.cleanups.push(
        attachGestures(root, {
          camera: () => this.camera,
          size: () => this.size,
          move: (camera, settled) => this.moveTo(camera, settled),
          isEnabled: () => this.props.tool === 'pan',
          zoomsOnDoubleClick: () => this.props.onPlace === undefined,
        }),
      );
    }
    this.cleanups.push(
      attachPointer(root, {
        isEnabled: () => this.props.tool === 'pan',
        pick: (x, y) => (this.props.onPlace === undefined ? this.pick(x, y) : Promise.resolve(null)),
        place: (x, y) => {
          this.props.onPlace?.(this.lonLatAt(x, y));
          return this.props.onPlace !== undefined;
        },
        onHover: (pick) => this.props.onHover(pick),
        onClick: (pick, modifiers) => this.props.onClick(pick, modifiers),
        pan: (dx, dy) => this.show(panBy(this.camera, this.size, dx, dy), true),
        zoom: (step) => this.zoomBy(step),
      }),
    );
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(root);
    this.cleanups.push(() => observer.disconnect());
    this.resize();
    this.applyData(null);
  }

  /** Takes new props; only what changed is done again. */
  update(props: MapViewProps): void {
    const before = this.props;
    this.props = props;
    this.applyData(before);
    if (this.heldBack && !this.holdsBack()) this.release();
    if (props.textScale !== before.textScale) this.resize();
    const isEcho = this.reported.has(props.camera) || isSameCamera(props.camera, this.camera);
    if (!isEcho && !isSameCamera(props.camera, before.camera)) this.show(props.camera, false);
  }

  fitBounds(bounds: LonLatBounds, options?: Parameters<MapHandle['fitBounds']>[1]): void {
    this.show(cameraOfBounds(bounds, this.size, options?.paddingPx ?? 48, options?.coveredLeftPx), options?.animate ?? false);
  }

  zoomTo(camera: Partial<Camera>): void {
    this.show({ ...this.camera, ...camera }, true);
  }

  zoomIn(): void {
    this.zoomBy(1);
  }

  zoomOut(): void {
    this.zoomBy(-1);
  }

  resetNorth(): void {
    this.show({ ...this.camera, bearing: 0, pitch: 0 }, true);
  }

  lonLatAt(x: number, y: number): LonLat {
    return this.camera.pitch === 0 ? lonLatOfScreen(this.camera, this.size, x, y) : this.base.unproject(x, y);
  }

  pixelOf([lon, lat]: LonLat): readonly [number, number] {
    return this.project(mercatorX(lon), mercatorY(lat));
  }

  panBy(dx: number, dy: number): void {
    this.show(panBy(this.camera, this.size, dx, dy), false);
  }

  watchView(listener: () => void): () => void {
    this.viewers.add(listener);
    return () => this.viewers.delete(listener);
  }

  async capture(): Promise<HTMLCanvasElement> {
    this.base.jumpTo(this.camera);
    await this.drawPoints();
    this.drawLabels();
    return pictureOf(this.size, [this.base, this.props.pointOpacity > 0 ? this.points : null, this.labels]);
  }

  async queryShape(polygon: readonly LonLat[]): Promise<Pick<MapShape, 'rows' | 'items'>> {
    await this.pointsLoading;
    return findInShape(polygon, this.props.layers, this.client);
  }

  dispose(): void {
    this.disposed = true;
    cancelAnimationFrame(this.frameRequest);
    for (const cleanup of this.cleanups) cleanup();
    this.shapeTool.dispose();
    this.base.dispose();
    this.root.replaceChildren();
  }

  private zoomBy(step: number): void {
    this.show(zoomByStep(this.camera, this.size, step), true);
  }

  /** Goes to a camera: eased where the machine can, at once otherwise. */
  private show(camera: Camera, animate: boolean): void {
    if (this.usesCpu) this.moveTo({ ...camera, pitch: 0 }, true);
    else if (animate) this.base.easeTo(camera);
    else this.base.jumpTo(camera);
  }

  private moveTo(camera: Camera, settled: boolean): void {
    this.camera = camera;
    this.requestFrame();
    this.report(camera, settled);
    this.moving = !settled;
    if (settled) this.settle();
  }

  private report(camera: Camera, settled: boolean): void {
    this.reported.add(camera);
    this.props.onCameraChange(camera, settled);
    for (const viewer of this.viewers) viewer();
  }

  /** Whether the old picture stays; if so, what was to be drawn is remembered. */
  private holdsBack(): boolean {
    const isHolding = this.usesCpu && this.props.holds === true;
    this.heldBack ||= isHolding;
    return isHolding;
  }

  private release(): void {
    this.heldBack = false;
    this.settle();
    this.base.setLayers(this.deckLayers());
    this.requestFrame();
  }

  private settle(): void {
    if (this.holdsBack()) return;
    this.base.jumpTo(this.camera);
    this.refreshPointStyle();
  }

  private handleBaseMove(camera: Camera, settled: boolean): void {
    // Without a GPU the base only ever follows; its own events say nothing new.
    if (this.usesCpu || this.disposed) return;
    this.camera = camera;
    if (settled) this.refreshPointStyle();
    this.report(camera, settled);
  }

  private handleRendered(camera: Camera): void {
    this.baseCamera = camera;
    if (!this.rendered) {
      this.rendered = true;
      this.life.onFirstFrame();
    }
    if (this.usesCpu) this.followBase();
    else this.drawLabels();
    this.checkReady();
  }

  private requestFrame(): void {
    if (this.frameRequest !== 0) return;
    this.frameRequest = requestAnimationFrame(() => {
      this.frameRequest = 0;
      if (this.holdsBack()) return;
      this.followBase();
      if (!this.usesCpu || !this.moving) this.drawLabels();
      if (this.points !== null && (!this.moving || this.points.needsFrame(this.camera))) void this.drawPoints();
    });
  }

  /** Moves what was drawn for an earlier camera; drawing anew would cost many times as much. */
  private followBase(): void {
    this.baseElement.style.transform = transformBetween(this.baseCamera, this.camera, this.size);
    if (!this.usesCpu) return;
    this.labels.follow(this.camera, this.size);
    this.points?.follow(this.camera);
  }

  private drawLabels(): void {
    this.labels.show(this.items, this.camera, this.size, (x, y) => this.project(x, y));
  }

  private project(x: number, y: number): readonly [number, number] {
    return this.camera.pitch === 0 ? screenOfMercator(this.camera, this.size, x, y) : this.base.project(lonOfMercator(x), latOfMercator(y));
  }

  private async drawPoints(): Promise<void> {
    if (this.points === null) return;
    const visible = this.props.points !== null && this.props.pointOpacity > 0;
    this.points.setVisible(visible);
    if (!visible) {
      this.pointsDrawn = true;
      return this.checkReady();
    }
    const drawn = await this.points.draw(this.camera, pointStyleAt(this.camera.zoom, this.props), () => this.camera);
    if (drawn && !this.disposed && !this.pointsDrawn) {
      await this.pointsLoading;
      this.pointsDrawn = true;
      this.checkReady();
    }
  }

  private applyData(before: MapViewProps | null): void {
    const { props } = this;
    const pointsChanged = before === null || props.points !== before.points;
    const highlightChanged = before === null || props.highlight !== before.highlight;
    if (pointsChanged) {
      this.pointsDrawn = false;
      this.pointsLoading = this.client.setPoints(props.points);
      this.resizePoints();
    }
    if (highlightChanged) void this.client.setSelected(Int32Array.from(props.highlight.rows));
    const layersChanged =
      before === null || props.layers !== before.layers || props.language !== before.language || props.labels !== before.labels;
    const lookChanged = before === null || props.pointOpacity !== before.pointOpacity || props.textScale !== before.textScale;
    if (layersChanged) this.items = labelItems(props.layers, { language: props.language, counts: props.labels.counts });
    if (layersChanged || pointsChanged || highlightChanged || lookChanged) {
      this.layersDrawn = false;
      if (!this.holdsBack()) this.base.setLayers(this.deckLayers());
      this.requestFrame();
    }
    if (before === null || props.tool !== before.tool) {
      this.shapeTool.setTool(props.tool);
      this.base.setDragPan(props.tool === 'pan');
    }
    if (props.underlay !== before?.underlay) this.base.setUnderlay(props.underlay ?? null);
    if (before === null || (props.onPlace === undefined) !== (before.onPlace === undefined)) {
      this.base.setDoubleClickZoom(props.onPlace === undefined);
      this.root.classList.toggle('is-placing', props.onPlace !== undefined);
    }
    if (before === null || props.labels !== before.labels) this.root.setAttribute('aria-label', props.labels.mapName);
  }

  private deckLayers(): Layer[] {
    const { props } = this;
    const context = { usesCpu: this.usesCpu, textScale: props.textScale ?? 1, selected: selectedByLayer(props.highlight) };
    const layers = props.layers.flatMap((spec) => buildLayers(spec, context));
    this.styleZoom = this.camera.zoom;
    if (!this.usesCpu && props.points !== null && props.pointOpacity > 0) {
      layers.push(...pointLayers(props.points, pointStyleAt(this.camera.zoom, this.props), new Set(Array.from(props.highlight.rows))));
    }
    return layers;
  }

  /** Symbols grow with the zoom; on the GPU that is a new uniform. */
  private refreshPointStyle(): void {
    if (!this.usesCpu && Math.abs(this.camera.zoom - this.styleZoom) > 0.05) this.base.setLayers(this.deckLayers());
  }

  private checkReady(): void {
    const hasData = this.props.points !== null || this.props.layers.some((layer) => layer.visible && layer.table.numRows > 0);
    if (this.ready || this.disposed || !hasData || !this.layersDrawn || (this.points !== null && !this.pointsDrawn)) return;
    this.ready = true;
    this.props.onReady();
  }

  private async pick(x: number, y: number): Promise<MapPick | null> {
    const [lon, lat] = this.lonLatAt(x, y);
    const points =
      this.props.pointOpacity > 0 && this.props.points !== null
        ? { radius: pointStyleAt(this.camera.zoom, this.props).radius, client: this.client }
        : null;
    return findAt({ lon, lat, x, y }, worldPixels(this.camera.zoom), this.props.layers, points);
  }

  private async finishShape(tool: MapShape['tool'], ring: readonly (readonly [number, number])[]): Promise<void> {
    const polygon = ring.map(([x, y]) => this.lonLatAt(x, y));
    const found = await this.queryShape(polygon);
    if (!this.disposed) this.props.onShape({ tool, polygon, ...found });
  }

  private resize(): void {
    this.size = { width: this.root.clientWidth, height: this.root.clientHeight };
    this.labels.resize(this.size, window.devicePixelRatio, this.props.textScale ?? 1);
    this.resizePoints();
    this.base.resize();
    this.requestFrame();
    for (const viewer of this.viewers) viewer();
  }

  private resizePoints(): void {
    const fine = (this.props.points?.mx.length ?? 0) <= FINE_RASTER_POINTS;
    this.points?.resize(this.size, fine ? window.devicePixelRatio : 1);
  }
}
