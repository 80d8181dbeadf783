import type { Layer } from '@deck.gl/core';
import { LineLayer, PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import type { CategoricalScale } from '../scales/categorical-scale.ts';
import { GLYPH_CODE } from '../scales/glyph-shapes.ts';
import { organizationScale } from '../scales/organization-scale.ts';
import { ACCENT_COLOR, INK_COLOR, SURFACE_COLOR } from '../scales/palette.ts';
import { type Rgba, withAlpha } from '../scales/rgba.ts';
import { convexHull } from './convex-hull.ts';
import { arcPath } from './curve.ts';
import { type DrawContext, selectedRows } from './draw-context.ts';
import { ABOVE_GROUND, GlyphLayer } from './glyph-layer.ts';
import type { AllianceLayerSpec, ChainLayerSpec, OrganizationLayerSpec, ServiceSiteLayerSpec } from './layer-spec.ts';
import { anchors, positionAt } from './place-geometry.ts';
import { rememberBy } from './remember.ts';

type LonLat = readonly [number, number];
type DeckColor = [number, number, number, number];
const deckColor = (color: Rgba, alpha = color[3]): DeckColor => [...withAlpha(color, alpha)] as DeckColor;

interface Placed {
  readonly row: number;
  readonly position: LonLat;
  readonly color: Rgba;
  readonly shape: number;
}

const getPosition = (item: Placed): [number, number] => [item.position[0], item.position[1]];
const getColor = (item: Placed): DeckColor => deckColor(item.color);
const getShape = (item: Placed) => item.shape;

const placedOrganizations = rememberBy((table: ColumnTable): readonly Placed[] => {
  const placed: Placed[] = [];
  for (let row = 0; row < table.numRows; row++) {
    const position = positionAt(table, row);
    const sign = organizationScale.signOf(textAt(table, 'org_type', row));
    if (position !== null) placed.push({ row, position, color: sign.color, shape: GLYPH_CODE[sign.shape] });
  }
  return placed;
});

/** Organizations: the type is the shape, in ink. */
export function organizationLayers(spec: OrganizationLayerSpec, context: DrawContext): Layer[] {
  return symbolLayers(spec.id, placedOrganizations(spec.table), 5.5, spec.opacity, context);
}

function symbolLayers(id: string, placed: readonly Placed[], radius: number, opacity: number, context: DrawContext): Layer[] {
  const rows = selectedRows(context, id);
  const sizes = { radiusScale: context.textScale, lineWidthScale: context.textScale };
  const common = { getPosition, getFillColor: getColor, getShape, ...sizes, parameters: ABOVE_GROUND };
  const layers: Layer[] = [
    new GlyphLayer<Placed>({
      ...common,
      id: `${id}-symbols`,
      data: placed,
      getRadius: radius,
      getLineWidth: 1,
      getLineColor: [...SURFACE_COLOR],
      opacity,
    }),
  ];
  if (rows.length > 0) {
    const wanted = new Set(rows);
    const data = placed.filter((item) => wanted.has(item.row));
    layers.push(
      new GlyphLayer<Placed>({
        ...common,
        id: `${id}-selected`,
        data,
        getRadius: radius + 1.5,
        getLineWidth: 2,
        getLineColor: [...ACCENT_COLOR],
      }),
    );
  }
  return layers;
}

interface Hull {
  readonly row: number;
  readonly polygon: readonly LonLat[];
  readonly color: Rgba;
}

interface Spoke {
  readonly row: number;
  readonly from: LonLat;
  readonly to: LonLat;
  readonly color: Rgba;
}

export interface AllianceShapes {
  readonly hulls: readonly Hull[];
  readonly spokes: readonly Spoke[];
  readonly hubs: readonly Placed[];
}

/** Hub of each alliance: its own position, else the middle of its members; null without any. */
export const allianceHubs = rememberBy((table: ColumnTable, members: ColumnTable): readonly (LonLat | null)[] => {
  const groups = memberPositions(table, members);
  return groups.map((positions, row) => {
    const own = positionAt(table, row);
    if (own !== null || positions.length === 0) return own;
    const sum = positions.reduce<[number, number]>((total, [lon, lat]) => [total[0] + lon, total[1] + lat], [0, 0]);
    return [sum[0] / positions.length, sum[1] / positions.length];
  });
});

function memberPositions(table: ColumnTable, members: ColumnTable): LonLat[][] {
  const groups: LonLat[][] = Array.from({ length: table.numRows }, () => []);
  for (let row = 0; row < members.numRows; row++) {
    const position = positionAt(members, row);
    const alliance = numberAt(members, 'alliance_ix', row);
    if (position !== null && alliance !== null) groups[alliance]?.push(position);
  }
  return groups;
}

export const allianceShapes = rememberBy(
  (table: ColumnTable, members: ColumnTable, scale: CategoricalScale, column: string): AllianceShapes => {
    const hulls: Hull[] = [];
    const spokes: Spoke[] = [];
    const hubs: Placed[] = [];
    const positionsOf = memberPositions(table, members);
    allianceHubs(table, members).forEach((hub, row) => {
      if (hub === null) return;
      const color = scale.colorOf(textAt(table, column, row));
      const positions = positionsOf[row] ?? [];
      const hull = convexHull([...positions, hub]);
      if (hull.length >= 3) hulls.push({ row, polygon: hull, color });
      for (const to of positions) spokes.push({ row, from: hub, to, color });
      hubs.push({ row, position: hub, color, shape: GLYPH_CODE.pentagon });
    });
    return { hulls, spokes, hubs };
  },
);

/** Alliances: a faint hull around the members and spokes to them from the hub. */
export function allianceLayers(spec: AllianceLayerSpec, context: DrawContext): Layer[] {
  const shapes = allianceShapes(spec.table, spec.members, spec.scale, 'alliance_type');
  return [...hullLayers(spec, shapes, context), ...symbolLayers(spec.id, shapes.hubs, 6.5, spec.opacity, context)];
}

/** Faint hulls, their outlines, and spokes from the hub. */
export function hullLayers(
  spec: { readonly id: string; readonly opacity: number },
  { hulls, spokes }: AllianceShapes,
  context: DrawContext,
): Layer[] {
  return [
    new SolidPolygonLayer<Hull>({
      id: `${spec.id}-hulls`,
      data: hulls,
      getPolygon: (hull) => hull.polygon as [number, number][],
      getFillColor: (hull) => deckColor(hull.color, 34),
      opacity: spec.opacity,
    }),
    new PathLayer<Hull>({
      id: `${spec.id}-outline`,
      data: hulls,
      getPath: (hull) => [...hull.polygon, hull.polygon[0] ?? [0, 0]] as [number, number][],
      getColor: (hull) => deckColor(hull.color, 190),
      getWidth: context.textScale,
      widthUnits: 'pixels',
      jointRounded: true,
      opacity: spec.opacity,
    }),
    new LineLayer<Spoke>({
      id: `${spec.id}-spokes`,
      data: spokes,
      getSourcePosition: (spoke) => spoke.from as [number, number],
      getTargetPosition: (spoke) => spoke.to as [number, number],
      getColor: (spoke) => deckColor(spoke.color, 150),
      getWidth: 0.9 * context.textScale,
      opacity: spec.opacity,
    }),
  ];
}

interface Link {
  readonly row: number;
  readonly path: Float64Array;
  readonly end: LonLat;
  readonly color: Rgba;
}

const chainLinks = rememberBy((table: ColumnTable, scale: CategoricalScale, colorBy: string, segments: number): readonly Link[] => {
  const links: Link[] = [];
  for (let row = 0; row < table.numRows; row++) {
    const [a, b, c, d] = ['from_lon', 'from_lat', 'to_lon', 'to_lat'].map((name) => numberAt(table, name, row));
    if (a === null || a === undefined || b === null || b === undefined || c === null || c === undefined || d === null || d === undefined)
      continue;
    const color = scale.colorOf(textAt(table, colorBy === 'stage' ? 'from_stage' : 'chain_id', row));
    links.push({ row, path: arcPath([a, b], [c, d], segments), end: [c, d], color });
  }
  return links;
});

const chainNodes = rememberBy((members: ColumnTable, scale: CategoricalScale, colorBy: string): readonly Placed[] => {
  const nodes: Placed[] = [];
  for (let row = 0; row < members.numRows; row++) {
    const position = positionAt(members, row);
    const color = scale.colorOf(textAt(members, colorBy === 'stage' ? 'stage' : 'chain_id', row));
    if (position !== null) nodes.push({ row, position, color, shape: GLYPH_CODE.circle });
  }
  return nodes;
});

/** Chains: flat arcs that bend to the left of their direction; members as nodes. */
export function chainLayers(spec: ChainLayerSpec, context: DrawContext): Layer[] {
  const links = chainLinks(spec.table, spec.scale, spec.colorBy, context.usesCpu ? 14 : 24);
  const layers: Layer[] = [
    new PathLayer<Link>({
      id: `${spec.id}-links`,
      data: links,
      getPath: (link) => link.path,
      positionFormat: 'XY',
      getColor: (link) => deckColor(link.color, 205),
      getWidth: 1.6 * context.textScale,
      widthUnits: 'pixels',
      opacity: spec.opacity,
    }),
  ];
  if (spec.members !== null)
    layers.push(...symbolLayers(spec.id, chainNodes(spec.members, spec.scale, spec.colorBy), 4.5, spec.opacity, context));
  return layers;
}

interface Site extends Placed {
  readonly radiusMeters: number;
}

const serviceSites = rememberBy((table: ColumnTable): readonly Site[] => {
  const sites: Site[] = [];
  anchors(table).forEach((position, row) => {
    if (position === null) return;
    sites.push({ row, position, radiusMeters: numberAt(table, 'radius_m', row) ?? 0, color: INK_COLOR, shape: GLYPH_CODE.cross });
  });
  return sites;
});

/** Service sites: a cross, and the circle it serves in metres. */
export function serviceSiteLayers(spec: ServiceSiteLayerSpec, context: DrawContext): Layer[] {
  const sites = serviceSites(spec.table);
  return [
    new ScatterplotLayer<Site>({
      id: `${spec.id}-radius`,
      data: sites.filter((site) => site.radiusMeters > 0),
      getPosition,
      getRadius: (site) => site.radiusMeters,
      radiusUnits: 'meters',
      getFillColor: deckColor(INK_COLOR, 14),
      getLineColor: deckColor(INK_COLOR, 140),
      getLineWidth: 1,
      lineWidthUnits: 'pixels',
      stroked: true,
      opacity: spec.opacity,
    }),
    ...symbolLayers(spec.id, sites, 6, spec.opacity, context),
  ];
}
