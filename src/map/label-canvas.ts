import type { LabelItem } from '../layers/label-items.ts';
import { INK_COLOR, SECONDARY_COLOR, SURFACE_COLOR } from '../scales/palette.ts';
import { cssColor, withAlpha } from '../scales/rgba.ts';
import { type Size, transformBetween, worldPixels } from './camera-math.ts';
import { type LabelSize, labelMiddle, type PlacedLabel, placeLabels } from './label-layout.ts';
import type { Camera } from './map-types.ts';

const FAMILY = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif';

interface LabelStyle {
  readonly titleSize: number;
  readonly titleWeight: number;
  readonly detailSize: number;
}

const STYLES: Readonly<Record<LabelItem['level'], LabelStyle>> = {
  district: { titleSize: 16, titleWeight: 600, detailSize: 12 },
  park: { titleSize: 14, titleWeight: 600, detailSize: 12 },
  building: { titleSize: 12, titleWeight: 500, detailSize: 12 },
  symbol: { titleSize: 12, titleWeight: 400, detailSize: 12 },
};

/** Labels drawn once each and kept; above this many the store starts anew. */
const MOST_KEPT = 2000;

/**
 * Map labels as text of the browser, not of a glyph atlas: sharp Chinese at every size and pixel ratio,
 * the same with and without a GPU. Each is drawn once into a small canvas and then only copied.
 */
export class LabelCanvas {
  readonly canvas = document.createElement('canvas');
  private readonly context = this.canvas.getContext('2d', { willReadFrequently: true });
  private readonly drawn = new Map<string, HTMLCanvasElement>();
  private readonly sizes = new Map<string, LabelSize>();
  private placed: readonly PlacedLabel[] = [];
  private shownFor: Camera | null = null;
  private pixelRatio = 1;
  private textScale = 1;

  constructor() {
    this.canvas.className = 'map-labels';
  }

  resize(size: Size, pixelRatio: number, textScale: number): void {
    if (this.pixelRatio !== pixelRatio || this.textScale !== textScale) {
      this.drawn.clear();
      this.sizes.clear();
    }
    this.pixelRatio = pixelRatio;
    this.textScale = textScale;
    this.canvas.width = Math.round(size.width * pixelRatio);
    this.canvas.height = Math.round(size.height * pixelRatio);
    this.canvas.style.width = `${size.width}px`;
    this.canvas.style.height = `${size.height}px`;
  }

  /** Decides which labels have room. `pixels` is the width of the world in CSS pixels. */
  layout(items: readonly LabelItem[], size: Size, pixels: number, project: (x: number, y: number) => readonly [number, number]): void {
    this.placed = placeLabels(items, size, pixels, project, (item) => this.measure(item));
  }

  /** Draws the labels of the last layout where they are now. */
  draw(size: Size, project: (x: number, y: number) => readonly [number, number]): void {
    const { context, pixelRatio } = this;
    if (context === null) return;
    this.canvas.style.display = this.placed.length === 0 ? 'none' : '';
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const label of this.placed) {
      const measured = this.measure(label.item);
      const [left, top] = labelMiddle(label.item, label.withDetail ? measured.height : measured.titleHeight, size, project);
      const image = this.imageOf(label);
      // Whole device pixels: text between pixels is blurred text.
      context.drawImage(image, Math.round(left * pixelRatio - image.width / 2), Math.round(top * pixelRatio - image.height / 2));
    }
  }

  /** Decides and draws for a camera; `project` is what it sees. */
  show(items: readonly LabelItem[], camera: Camera, size: Size, project: (x: number, y: number) => readonly [number, number]): void {
    this.layout(items, size, worldPixels(camera.zoom), project);
    this.draw(size, project);
    this.shownFor = camera;
    this.canvas.style.transform = '';
  }

  /** Moves what was shown to where this camera sees it. */
  follow(camera: Camera, size: Size): void {
    if (this.shownFor !== null) this.canvas.style.transform = transformBetween(this.shownFor, camera, size);
  }

  capture(onto: CanvasRenderingContext2D): void {
    onto.drawImage(this.canvas, 0, 0, onto.canvas.width, onto.canvas.height);
  }

  /** How many labels are on the map now. */
  get count(): number {
    return this.placed.length;
  }

  private measure(item: LabelItem): LabelSize {
    const key = `${item.level}|${item.title}|${item.detail}`;
    const known = this.sizes.get(key);
    if (known !== undefined) return known;
    const style = STYLES[item.level];
    const title = this.textWidth(item.title, style.titleSize, style.titleWeight);
    const detail = item.detail === '' ? 0 : this.textWidth(item.detail, style.detailSize, 400);
    const lines = (style.titleSize + (item.detail === '' ? 0 : style.detailSize)) * 1.3 * this.textScale;
    const size = { width: Math.max(title, detail), height: lines, titleWidth: title, titleHeight: style.titleSize * 1.3 * this.textScale };
    if (this.sizes.size > MOST_KEPT * 4) this.sizes.clear();
    this.sizes.set(key, size);
    return size;
  }

  private textWidth(text: string, size: number, weight: number): number {
    if (this.context === null) return text.length * size;
    this.context.font = `${weight} ${size * this.textScale}px ${FAMILY}`;
    return this.context.measureText(text).width;
  }

  private imageOf(label: PlacedLabel): HTMLCanvasElement {
    const { item, withDetail } = label;
    const key = `${item.level}|${item.title}|${withDetail ? item.detail : ''}`;
    const known = this.drawn.get(key);
    if (known !== undefined) return known;
    if (this.drawn.size > MOST_KEPT) this.drawn.clear();
    const image = this.paint(item, withDetail);
    this.drawn.set(key, image);
    return image;
  }

  private paint(item: LabelItem, withDetail: boolean): HTMLCanvasElement {
    const style = STYLES[item.level];
    const scale = this.textScale * this.pixelRatio;
    const measured = this.measure(item);
    const rim = 3 * scale;
    const image = document.createElement('canvas');
    image.width = Math.ceil((withDetail ? measured.width : measured.titleWidth) * this.pixelRatio + 2 * rim + 2);
    image.height = Math.ceil((withDetail ? measured.height : measured.titleHeight) * this.pixelRatio + 2 * rim);
    const context = image.getContext('2d');
    if (context === null) return image;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = rim;
    context.strokeStyle = cssColor(withAlpha(SURFACE_COLOR, 225));
    const line = (text: string, size: number, weight: number, middle: number, color: string) => {
      context.font = `${weight} ${size * scale}px ${FAMILY}`;
      context.strokeText(text, image.width / 2, middle);
      context.fillStyle = color;
      context.fillText(text, image.width / 2, middle);
    };
    const titleHeight = style.titleSize * 1.3 * scale;
    line(item.title, style.titleSize, style.titleWeight, rim + titleHeight / 2, cssColor(INK_COLOR));
    if (withDetail)
      line(item.detail, style.detailSize, 400, rim + titleHeight + (style.detailSize * 1.3 * scale) / 2, cssColor(SECONDARY_COLOR));
    return image;
  }
}
