import type { GlyphStyle } from '../layers/glyph-distance.ts';
import { mercatorX, mercatorY } from '../layers/mercator.ts';
import { type PointStyle, SELECTED_RIM_COLOR, selectedPointStyle } from '../layers/point-layer.ts';
import { SURFACE_COLOR } from '../scales/palette.ts';
import { rungScale } from '../scales/rung-scale.ts';
import { rasterViewOf, type Size, screenOfMercator, transformBetween } from './camera-math.ts';
import type { Camera } from './map-types.ts';
import type { RasterClient } from './raster/raster-client.ts';

/** CSS pixels drawn beyond each edge, so that a drag uncovers points and not paper. */
const PAD = 160;
/** A drag may use up this much of the pad before a new frame is asked for; the rest covers the wait. */
const SPENT_PAD = 64;

/**
 * The points without a GPU: frames of the raster worker on a 2D canvas. Between frames the last one is moved
 * by CSS, so points never lag behind the pointer.
 */
export class PointCanvas {
  readonly canvas = document.createElement('canvas');
  private readonly context = this.canvas.getContext('2d', { willReadFrequently: true });
  private drawnFor: Camera | null = null;
  private size: Size = { width: 0, height: 0 };
  private pixelRatio = 1;

  constructor(private readonly client: RasterClient) {
    this.canvas.className = 'map-points';
  }

  resize(size: Size, pixelRatio: number): void {
    this.size = size;
    this.pixelRatio = pixelRatio;
    this.canvas.style.width = `${size.width + 2 * PAD}px`;
    this.canvas.style.height = `${size.height + 2 * PAD}px`;
    this.canvas.style.left = `${-PAD}px`;
    this.canvas.style.top = `${-PAD}px`;
    this.drawnFor = null;
  }

  /** Whether the last frame, moved, does not do for this camera: it was scaled or turned, or the pad runs out. */
  needsFrame(camera: Camera): boolean {
    const drawn = this.drawnFor;
    if (drawn === null || drawn.zoom !== camera.zoom || drawn.bearing !== camera.bearing) return true;
    const [left, top] = screenOfMercator(camera, this.size, mercatorX(drawn.lon), mercatorY(drawn.lat));
    return Math.abs(left - this.size.width / 2) > SPENT_PAD || Math.abs(top - this.size.height / 2) > SPENT_PAD;
  }

  /** Hidden, it costs the browser nothing to compose. */
  setVisible(visible: boolean): void {
    this.canvas.style.display = visible ? '' : 'none';
  }

  /** Moves the last frame to where this camera sees it. */
  follow(camera: Camera): void {
    if (this.drawnFor !== null) this.canvas.style.transform = transformBetween(this.drawnFor, camera, this.size);
  }

  /** Asks for a frame; answers whether it was drawn (false: a newer one was asked for). `now` is the camera when the answer comes. */
  async draw(camera: Camera, style: PointStyle, now: () => Camera): Promise<boolean> {
    const { pixelRatio } = this;
    const view = rasterViewOf(camera, this.size, PAD, pixelRatio);
    const answer = await this.client.frame({
      view,
      style: inDevicePixels(style, pixelRatio, SURFACE_COLOR),
      selectedStyle: inDevicePixels(selectedPointStyle(style), pixelRatio, SELECTED_RIM_COLOR),
      colors: rungScale.colorTable(),
    });
    if (answer === null || this.context === null) return false;
    const { stride, lines, margin, buffer } = answer;
    if (this.canvas.width !== view.width || this.canvas.height !== view.height) {
      this.canvas.width = view.width;
      this.canvas.height = view.height;
    }
    const image = new ImageData(new Uint8ClampedArray(buffer, 0, stride * lines * 4), stride, lines);
    this.context.putImageData(image, -margin, -margin);
    this.client.giveBack(buffer);
    this.drawnFor = camera;
    this.follow(now());
    return true;
  }

  /** Copies what is seen; the frame must be the current one. */
  capture(onto: CanvasRenderingContext2D): void {
    const scale = onto.canvas.width / Math.max(1, this.size.width);
    onto.drawImage(this.canvas, -PAD * scale, -PAD * scale, (this.size.width + 2 * PAD) * scale, (this.size.height + 2 * PAD) * scale);
  }
}

function inDevicePixels(style: PointStyle, pixelRatio: number, rim: readonly [number, number, number, number]): GlyphStyle {
  return { radius: style.radius * pixelRatio, rim: style.rim * pixelRatio, rimColor: [rim[0], rim[1], rim[2]], opacity: style.opacity };
}
