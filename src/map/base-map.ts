import type { Layer } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { type GeoJSONSource, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { isSameCamera, MAX_ZOOM, MIN_ZOOM } from './camera-math.ts';
import { buildGraticule, type Graticule, graticuleStep, needsGraticule } from './graticule.ts';
import type { Camera, LonLat, MapUnderlay } from './map-types.ts';
import { GRATICULE_SOURCE, offlineStyle } from './offline-style.ts';
import { drawUnderlay } from './underlay.ts';

setWorkerUrl(workerUrl);

export interface BaseMapOptions {
  readonly container: HTMLElement;
  readonly camera: Camera;
  /** MapLibre's own gestures; off where the base may not be redrawn while moving. */
  readonly interactive: boolean;
  readonly pixelRatio: number;
  readonly onMove: (camera: Camera, settled: boolean) => void;
  /** After the base and the layers were drawn for a camera. */
  readonly onRendered: (camera: Camera) => void;
  /** After deck.gl drew the layers last set. */
  readonly onLayersDrawn: () => void;
  readonly onLost: () => void;
  /** The lost context is back: build a new base map. */
  readonly onContextBack: () => void;
}

/**
 * MapLibre with deck.gl over it. Throws when WebGL2 is not to be had. The only file that knows both.
 */
export class BaseMap {
  readonly map: MapLibreMap;
  private readonly overlay: MapLibreOverlay;
  private layers: readonly Layer[] = [];
  private layersPending = false;
  private loaded = false;
  private lost = false;
  private disposed = false;
  private graticule: Graticule | null = null;
  private underlay: MapUnderlay | null = null;
  private readonly watchedCanvases = new WeakSet<HTMLCanvasElement>();
  /** Set while a picture is taken: called right after deck.gl has drawn. */
  private afterDeck: (() => void) | null = null;

  constructor(private readonly options: BaseMapOptions) {
    const { camera, interactive } = options;
    this.map = new MapLibreMap({
      container: options.container,
      style: offlineStyle(),
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      bearing: camera.bearing,
      pitch: camera.pitch,
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      interactive,
      keyboard: false,
      boxZoom: false,
      attributionControl: false,
      renderWorldCopies: false,
      pixelRatio: options.pixelRatio,
      fadeDuration: 0,
      trackResize: false,
      canvasContextAttributes: { antialias: true, failIfMajorPerformanceCaveat: false },
    });
    this.overlay = new MapLibreOverlay({
      // Without a GPU one canvas instead of two: composing full-screen layers is what a frame costs there.
      interleaved: !options.interactive,
      layers: [],
      useDevicePixels: options.pixelRatio,
      onAfterRender: () => this.handleDeckDrawn(),
      // Drawing onto a lost context fails in many ways that all mean the same.
      onError: (error: Error) => {
        if (!this.isLost()) console.error(error);
      },
    });
    const canvas = this.map.getCanvas();
    canvas.tabIndex = -1;
    this.watchedCanvases.add(canvas);
    this.watchContext(canvas);
    this.map.on('load', () => this.handleLoad());
    this.map.on('move', () => options.onMove(this.camera(), false));
    this.map.on('moveend', () => {
      this.updateGraticule();
      options.onMove(this.camera(), true);
    });
    this.map.on('error', (event) => console.error(event.error));
  }

  camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat, zoom: this.map.getZoom(), bearing: this.map.getBearing(), pitch: this.map.getPitch() };
  }

  /** True when the camera really changes, so that a frame will follow. */
  jumpTo(camera: Camera): boolean {
    if (this.lost || isSameCamera(this.camera(), camera)) return false;
    this.map.jumpTo({ center: [camera.lon, camera.lat], zoom: camera.zoom, bearing: camera.bearing, pitch: camera.pitch });
    return true;
  }

  easeTo(camera: Camera): void {
    if (!this.lost)
      this.map.easeTo({ center: [camera.lon, camera.lat], zoom: camera.zoom, bearing: camera.bearing, pitch: camera.pitch, duration: 200 });
  }

  project(lon: number, lat: number): readonly [number, number] {
    const point = this.map.project([lon, lat]);
    return [point.x, point.y];
  }

  unproject(left: number, top: number): LonLat {
    const place = this.map.unproject([left, top]);
    return [place.lng, place.lat];
  }

  setLayers(layers: readonly Layer[]): void {
    this.layers = layers;
    this.layersPending = true;
    if (this.loaded && !this.lost) this.overlay.setProps({ layers: [...layers] });
  }

  setUnderlay(underlay: MapUnderlay | null): void {
    this.underlay = underlay;
    if (this.loaded && !this.lost) drawUnderlay(this.map, underlay);
  }

  setDragPan(enabled: boolean): void {
    if (!this.options.interactive) return;
    if (enabled) this.map.dragPan.enable();
    else this.map.dragPan.disable();
  }

  setDoubleClickZoom(enabled: boolean): void {
    if (!this.options.interactive) return;
    if (enabled) this.map.doubleClickZoom.enable();
    else this.map.doubleClickZoom.disable();
  }

  resize(): void {
    if (!this.lost) this.map.resize();
  }

  /** Draws the base and the layers onto a canvas while their pixels are still there. */
  capture(onto: CanvasRenderingContext2D): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.lost || !this.loaded) return reject(new Error('the map is not drawn'));
      this.map.once('render', () => {
        const draw = (canvas: HTMLCanvasElement) => onto.drawImage(canvas, 0, 0, onto.canvas.width, onto.canvas.height);
        draw(this.map.getCanvas());
        const deck = this.layers.find((layer) => layer.context?.deck !== undefined)?.context.deck;
        const deckCanvas = this.overlay.getCanvas();
        if (deck !== undefined && deckCanvas !== null) {
          this.afterDeck = () => draw(deckCanvas);
          deck.redraw('capture');
          this.afterDeck = null;
        }
        resolve();
      });
      this.map.triggerRepaint();
    });
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.map.remove();
  }

  private handleLoad(): void {
    this.map.addControl(this.overlay);
    this.loaded = true;
    this.updateGraticule();
    drawUnderlay(this.map, this.underlay);
    this.overlay.setProps({ layers: [...this.layers] });
    // Registered after the overlay's own listener, so the layers are drawn when this one runs.
    this.map.on('render', () => this.options.onRendered(this.camera()));
    this.map.triggerRepaint();
  }

  private handleDeckDrawn(): void {
    this.afterDeck?.();
    const canvas = this.overlay.getCanvas();
    if (canvas !== null && !this.watchedCanvases.has(canvas)) {
      this.watchedCanvases.add(canvas);
      this.watchContext(canvas);
    }
    if (!this.layersPending) return;
    this.layersPending = false;
    this.options.onLayersDrawn();
  }

  private isLost(): boolean {
    return this.lost || this.map.getCanvas().getContext('webgl2')?.isContextLost() === true;
  }

  private watchContext(canvas: HTMLCanvasElement): void {
    canvas.addEventListener('webglcontextlost', (event) => {
      // Without this the browser never gives the context back.
      event.preventDefault();
      if (this.lost || this.disposed) return;
      this.lost = true;
      this.options.onLost();
    });
    canvas.addEventListener('webglcontextrestored', () => {
      if (!this.disposed) this.options.onContextBack();
    });
  }

  private updateGraticule(): void {
    if (!this.loaded || this.lost) return;
    const box = this.map.getBounds();
    const bounds = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()] as const;
    const step = graticuleStep(this.map.getZoom());
    if (!needsGraticule(this.graticule, bounds, step)) return;
    this.graticule = buildGraticule(bounds, step);
    this.map.getSource<GeoJSONSource>(GRATICULE_SOURCE)?.setData(this.graticule.lines);
  }
}
