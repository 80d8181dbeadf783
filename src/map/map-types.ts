import type { LayerKind, LayerSpec, PointSet } from '../layers/layer-spec.ts';

/** The contract between the map and whoever places it. Kept stable: extend it, do not rename. */
export type MapLayerSpec = LayerSpec;
export type MapPoints = PointSet;

export type LonLat = readonly [number, number];
/** West, south, east, north in WGS-84 degrees. */
export type LonLatBounds = readonly [number, number, number, number];

export interface Camera {
  readonly lon: number;
  readonly lat: number;
  /** MapLibre's zoom: world of 512 px at 0. */
  readonly zoom: number;
  /** Degrees clockwise from north. */
  readonly bearing: number;
  /** Degrees from straight down; always 0 without a GPU. */
  readonly pitch: number;
}

/** What lies under the pointer. */
export interface MapPick {
  readonly kind: 'enterprise' | LayerKind;
  /** Id of the layer spec; 'enterprises' for points. */
  readonly layerId: string;
  /** Row of that layer's table, or place in `points`. */
  readonly index: number;
  /** `fact.row` when kind is 'enterprise', else null. */
  readonly row: number | null;
  readonly lon: number;
  readonly lat: number;
  /** CSS pixels from the map's top left corner. */
  readonly x: number;
  readonly y: number;
}

export interface ClickModifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly control: boolean;
}

export type MapTool = 'pan' | 'rectangle' | 'lasso' | 'circle';

/** A drawn shape and what stands in it. */
export interface MapShape {
  readonly tool: Exclude<MapTool, 'pan'>;
  /** Open ring (first point not repeated), at least three points. */
  readonly polygon: readonly LonLat[];
  /** `fact.row` of the enterprises inside, ascending by place in `points`; all of `points`, drawn or not. */
  readonly rows: Int32Array;
  /** For each visible layer that has places: the table rows whose representative point is inside. */
  readonly items: readonly { readonly layerId: string; readonly indices: readonly number[] }[];
}

export interface MapHighlight {
  /** `fact.row` of selected enterprises. */
  readonly rows: ArrayLike<number>;
  /** Selected rows of layer tables. */
  readonly items: readonly { readonly layerId: string; readonly index: number }[];
}

/** A picture that lies on the map, under all layers. */
export interface MapUnderlay {
  readonly canvas: HTMLCanvasElement;
  /** Top left, top right, bottom right, bottom left. */
  readonly corners: readonly [LonLat, LonLat, LonLat, LonLat];
  readonly opacity: number;
}

/** Why there is no map; a code, the words are the caller's. */
export type MapUnavailable = 'no-webgl' | 'context-lost' | 'failed';

export interface MapHandle {
  fitBounds(
    bounds: LonLatBounds,
    options?: { readonly paddingPx?: number; readonly coveredLeftPx?: number; readonly animate?: boolean },
  ): void;
  zoomTo(camera: Partial<Camera>): void;
  zoomIn(): void;
  zoomOut(): void;
  /** North up, seen from straight above. */
  resetNorth(): void;
  /** Everything drawn, in one canvas of device pixels. Rejects when the map is not there. */
  capture(): Promise<HTMLCanvasElement>;
  /** Enterprises and places inside a polygon; what onShape gives, for a polygon of the caller's. */
  queryShape(polygon: readonly LonLat[]): Promise<Pick<MapShape, 'rows' | 'items'>>;
  /** The place at CSS pixels from the map's top left corner. */
  lonLatAt(x: number, y: number): LonLat;
  /** CSS pixels from the map's top left corner; outside the map where the place is not in view. */
  pixelOf(lonLat: LonLat): readonly [number, number];
  /** Drags the map by CSS pixels. */
  panBy(dx: number, dy: number): void;
  /** Calls back whenever places may stand at other pixels. Answers how to stop. */
  watchView(listener: () => void): () => void;
  /** Whether points are drawn by the CPU (no usable GPU). */
  readonly usesCpu: boolean;
}

/** Words that the map itself writes. */
export interface MapLabels {
  /** «24家 / 9家已覆盖». */
  readonly counts: (eligible: number, covered: number) => string;
  /** Accessible name of the map. */
  readonly mapName: string;
}

export interface MapViewProps {
  readonly camera: Camera;
  /** `settled` is false while a movement goes on. */
  readonly onCameraChange: (camera: Camera, settled: boolean) => void;
  /** Bottom first. Enterprise points lie above areas and below nothing but labels. */
  readonly layers: readonly MapLayerSpec[];
  readonly points: MapPoints | null;
  readonly underlay?: MapUnderlay | null;
  /** Draw the points, 0–1; 0 still lets a shape find them. */
  readonly pointOpacity: number;
  readonly highlight: MapHighlight;
  readonly onHover: (pick: MapPick | null) => void;
  /** Null is a click on nothing. */
  readonly onClick: (pick: MapPick | null, modifiers: ClickModifiers) => void;
  /** While given, a click names a place instead of a thing: nothing is picked, and a double click does not zoom. */
  readonly onPlace?: (lonLat: LonLat) => void;
  readonly tool: MapTool;
  readonly onShape: (shape: MapShape) => void;
  readonly language: 'zh-CN' | 'en';
  readonly labels: MapLabels;
  /** After the first frame in which `layers` and `points`, as they were given by then, were really drawn. */
  readonly onReady: () => void;
  readonly onUnavailable: (reason: MapUnavailable) => void;
  readonly onRestored: () => void;
  /** 'auto' looks at the renderer; the others are for tests and for a person's own choice. */
  readonly gpu?: 'auto' | 'on' | 'off';
  /** Scales label and symbol sizes; 1.75 on a big screen. */
  readonly textScale?: number;
  /**
   * What belongs on the map is on its way: without a GPU, where a frame costs tenths of a second, the old picture stays until it is
   * there. The camera is reported at once.
   */
  readonly holds?: boolean;
  /** Filled while the map is mounted, null otherwise. */
  readonly handleRef?: { current: MapHandle | null };
}
