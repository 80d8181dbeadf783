import type { Layer } from '@deck.gl/core';
import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { ColumnTable } from '../model/column-table.ts';
import { numberAt } from '../model/column-table.ts';
import { ACCENT_COLOR, MISSING_COLOR, SECONDARY_COLOR, SURFACE_COLOR } from '../scales/palette.ts';
import type { RateScale } from '../scales/rate-scale.ts';
import { type Rgba, withAlpha } from '../scales/rgba.ts';
import type { DrawContext } from './draw-context.ts';
import { GlyphLayer } from './glyph-layer.ts';
import { HatchExtension } from './hatch-extension.ts';
import type { BuildingLayerSpec, RegionLayerSpec } from './layer-spec.ts';
import { type PlacePart, type PlacePoint, placeGeometry } from './place-geometry.ts';
import { rememberBy } from './remember.ts';

const HATCH = [new HatchExtension()];
/** Height of the fullest building; others in proportion to their tenants. */
const TALLEST_METERS = 140;

interface Filled<Place> {
  readonly place: Place;
  readonly color: Rgba;
}

interface PaintedPlaces {
  readonly plain: readonly Filled<PlacePart>[];
  readonly hatched: readonly Filled<PlacePart>[];
  readonly all: readonly Filled<PlacePart>[];
  readonly points: readonly Filled<PlacePoint>[];
}

const paintPlaces = rememberBy((table: ColumnTable, scale: RateScale | null): PaintedPlaces => {
  const { parts, points } = placeGeometry(table);
  const plain: Filled<PlacePart>[] = [];
  const hatched: Filled<PlacePart>[] = [];
  const readRow = (row: number) =>
    scale === null
      ? { color: MISSING_COLOR, hatched: false }
      : scale.read(numberAt(table, 'covered', row), numberAt(table, 'eligible', row));
  for (const part of parts) {
    const reading = readRow(part.row);
    (reading.hatched ? hatched : plain).push({ place: part, color: reading.color });
  }
  return { plain, hatched, all: [...plain, ...hatched], points: points.map((place) => ({ place, color: readRow(place.row).color })) };
});

const getPolygon = (item: Filled<PlacePart>) => item.place;
const getColor = (item: Filled<unknown>) => [...item.color] as [number, number, number, number];
const pathOf = (part: PlacePart) => part.positions.subarray(0, part.holeIndices[0] ?? part.positions.length);
const getPath = (item: Filled<PlacePart>) => pathOf(item.place);
const getPoint = (item: Filled<PlacePoint>): [number, number] => [item.place.lon, item.place.lat];

/** Districts and parks: fill by rate, hatched where the denominator is small, and an outline. */
export function regionLayers(spec: RegionLayerSpec, context: DrawContext): Layer[] {
  const painted = paintPlaces(spec.table, spec.scale);
  const isDistrict = spec.kind === 'districts';
  const layers: Layer[] = [];
  if (spec.scale !== null) layers.push(...fills(spec.id, painted, spec.opacity * (isDistrict ? 0.62 : 0.78)));
  layers.push(
    new PathLayer({
      id: `${spec.id}-outline`,
      data: painted.all,
      getPath,
      positionFormat: 'XY',
      getColor: withAlpha(isDistrict ? SECONDARY_COLOR : SURFACE_COLOR, 255) as [number, number, number, number],
      getWidth: (isDistrict ? 1 : 1.25) * context.textScale,
      widthUnits: 'pixels',
      opacity: spec.opacity * (isDistrict ? 0.55 : 1),
      parameters: { depthCompare: 'always' },
    }),
  );
  // Where a park is filled on paper, a paper-coloured outline alone would vanish.
  if (!isDistrict) layers.push(thinOutline(spec.id, painted, context, spec.opacity));
  layers.push(...pointSymbols(spec.id, painted, context, spec.opacity, 7), ...selectedOutline(spec.id, spec.table, context));
  return layers;
}

/** Buildings: as high as they have tenants where the machine can, flat otherwise. */
export function buildingLayers(spec: BuildingLayerSpec, context: DrawContext): Layer[] {
  const painted = paintPlaces(spec.table, spec.scale);
  const extruded = spec.extruded && !context.usesCpu;
  if (!extruded) {
    return [
      ...fills(spec.id, painted, spec.opacity),
      thinOutline(spec.id, painted, context, spec.opacity),
      ...pointSymbols(spec.id, painted, context, spec.opacity, 5),
      ...selectedOutline(spec.id, spec.table, context),
    ];
  }
  const { table } = spec;
  let most = 1;
  for (let row = 0; row < table.numRows; row++) most = Math.max(most, numberAt(table, 'listed', row) ?? 0);
  const common = {
    getPolygon,
    positionFormat: 'XY' as const,
    extruded: true,
    getFillColor: getColor,
    getElevation: (item: Filled<PlacePart>) => ((numberAt(table, 'listed', item.place.row) ?? 0) / most) * TALLEST_METERS,
    material: { ambient: 0.72, diffuse: 0.38, shininess: 4, specularColor: [30, 30, 30] as [number, number, number] },
    opacity: spec.opacity,
  };
  return [
    new SolidPolygonLayer({ ...common, id: `${spec.id}-solid`, data: painted.plain }),
    new SolidPolygonLayer({ ...common, id: `${spec.id}-hatched`, data: painted.hatched, extensions: HATCH }),
    ...pointSymbols(spec.id, painted, context, spec.opacity, 5),
    ...selectedOutline(spec.id, spec.table, context),
  ];
}

function fills(id: string, painted: PaintedPlaces, opacity: number): Layer[] {
  const common = { getPolygon, positionFormat: 'XY' as const, extruded: false, getFillColor: getColor, opacity };
  return [
    new SolidPolygonLayer({ ...common, id: `${id}-fill`, data: painted.plain }),
    new SolidPolygonLayer({ ...common, id: `${id}-hatched`, data: painted.hatched, extensions: HATCH }),
  ];
}

function thinOutline(id: string, painted: PaintedPlaces, context: DrawContext, opacity: number): Layer {
  return new PathLayer({
    id: `${id}-hairline`,
    data: painted.all,
    getPath,
    positionFormat: 'XY',
    getColor: withAlpha(SECONDARY_COLOR, 150) as [number, number, number, number],
    getWidth: 0.75 * context.textScale,
    widthUnits: 'pixels',
    opacity,
  });
}

function pointSymbols(id: string, painted: PaintedPlaces, context: DrawContext, opacity: number, radius: number): Layer[] {
  if (painted.points.length === 0) return [];
  return [
    new GlyphLayer({
      id: `${id}-points`,
      data: painted.points,
      getPosition: getPoint,
      getFillColor: getColor,
      getShape: 1,
      getRadius: radius,
      radiusScale: context.textScale,
      getLineColor: [...SECONDARY_COLOR],
      getLineWidth: 0.75,
      opacity,
    }),
  ];
}

function selectedOutline(id: string, table: ColumnTable, context: DrawContext): Layer[] {
  const selected = context.selected.get(id);
  if (selected === undefined || selected.size === 0) return [];
  return [
    new PathLayer({
      id: `${id}-selected`,
      data: placeGeometry(table).parts.filter((part) => selected.has(part.row)),
      getPath: pathOf,
      positionFormat: 'XY',
      getColor: [...ACCENT_COLOR],
      getWidth: 2.5 * context.textScale,
      widthUnits: 'pixels',
      jointRounded: true,
    }),
  ];
}
