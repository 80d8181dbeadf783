import type { GlyphStyle } from '../layers/glyph-distance.ts';
import { type PointStyle, SELECTED_RIM_COLOR, selectedPointStyle } from '../layers/point-layer.ts';
import { SURFACE_COLOR } from '../scales/palette.ts';
import { rungScale } from '../scales/rung-scale.ts';
import { rasterViewOf, type Size, transformBetween } from './camera-math.ts';
import type { Camera } from './map-types.ts';
import type { RasterClient } from './raster/raster-client.ts';

/** CSS pixels drawn beyond each edge, so that a drag uncovers points and not paper. */
const PAD = 96;

/**
 * The points without a GPU: frames of the raster worker on a 2D canvas. Between frames the last one is moved
 * by CSS, so points never lag behind the pointer.
 */
export class PointCanvas {
  readonly canvas = document.createElement('canvas');
  private readonly context = this.canvas.getContext('2d');
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

  clear(): void {
    this.context?.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.drawnFor = null;
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
