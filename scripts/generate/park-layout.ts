/** Where buildings stand in a park: a street grid, filled along axes, thinning out away from them. */
import type { Box, Position } from './geometry.ts';
import { areaOf, contains, Frame, polygonText, schematicOutline } from './geometry.ts';
import type { Random } from './random.ts';

/** A run of buildings along an axis; position as a share of the park's half-size, -1…1. */
export interface Cluster {
  readonly u: number;
  readonly v: number;
  /** Whether the axis runs along the street grid's x direction, or across it. */
  readonly along: boolean;
  readonly count: number;
}

export interface BuildingShape {
  readonly cluster: number;
  readonly lon: number;
  readonly lat: number;
  readonly geom: string;
  readonly floors: number;
  readonly footprintM2: number;
  /** A point inside the footprint, at least a tenth away from its walls. */
  readonly pointInside: (random: Random) => Position;
}

export interface ParkLayout {
  readonly lon: number;
  readonly lat: number;
  readonly geom: string;
  readonly areaKm2: number;
  readonly buildings: readonly BuildingShape[];
  /** A point on each plot without a building, plots nearest to the axes first. */
  readonly freePlots: readonly ((random: Random) => Position)[];
}

export interface ParkLayoutOptions {
  readonly box: Box;
  readonly angleDegrees: number;
  /** Metres from plot to plot; buildings stay 14 m away from the edge of their plot. */
  readonly pitchMetres: number;
  readonly clusters: readonly Cluster[];
  readonly floors: readonly [number, number];
  readonly irregularity?: number;
}

interface Plot {
  readonly x: number;
  readonly y: number;
  taken: boolean;
}

const MARGIN_METRES = 14;
const BLOCKS_PER_STREET = 3;

function plotsWithin(frame: Frame, ringGrid: readonly Position[], pitch: number): Plot[] {
  const reach = Math.hypot(frame.halfWidth, frame.halfHeight);
  const street = pitch * 0.35;
  const steps = Math.ceil(reach / pitch);
  const at = (index: number): number => index * pitch + Math.floor(index / BLOCKS_PER_STREET) * street;
  const plots: Plot[] = [];
  for (let row = -steps; row <= steps; row += 1) {
    for (let column = -steps; column <= steps; column += 1) {
      const x = at(column);
      const y = at(row);
      const half = pitch * 0.55;
      const corners: Position[] = [
        [x - half, y - half],
        [x + half, y - half],
        [x + half, y + half],
        [x - half, y + half],
      ];
      if (corners.every((corner) => contains(ringGrid, corner[0], corner[1]))) plots.push({ x, y, taken: false });
    }
  }
  return plots;
}

/** Distance to a cluster's axis: short across it, long along it. */
function axisDistance(cluster: Cluster, frame: Frame, plot: Plot): number {
  const [cx, cy] = frame.toGrid(cluster.u * frame.halfWidth, cluster.v * frame.halfHeight);
  const dx = plot.x - cx;
  const dy = plot.y - cy;
  return cluster.along ? Math.hypot(dx / 3.2, dy) : Math.hypot(dx, dy / 3.2);
}

function blockOf(
  random: Random,
  frame: Frame,
  plot: Plot,
  pitch: number,
  cluster: number,
  floors: readonly [number, number],
): BuildingShape {
  const room = pitch - 2 * MARGIN_METRES;
  const width = Math.min(room, random.between(62, 92));
  const depth = Math.min(room, random.between(46, 72));
  const turned = random.chance(0.35);
  const halfX = (turned ? depth : width) / 2;
  const halfY = (turned ? width : depth) / 2;
  const x = plot.x + random.between(-1, 1) * Math.max(0, room / 2 - halfX);
  const y = plot.y + random.between(-1, 1) * Math.max(0, room / 2 - halfY);
  const ring = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([sx = 0, sy = 0]) => frame.toLonLat(x + sx * halfX, y + sy * halfY));
  const [lon, lat] = frame.toLonLat(x, y);
  const [low, high] = floors;
  // Most blocks are low; one in five is a tower.
  const tall = random.chance(0.2) ? random.next() : random.next() ** 2 * 0.6;
  return {
    cluster,
    lon,
    lat,
    geom: polygonText(ring),
    floors: Math.round(low + (high - low) * tall),
    footprintM2: Math.round(4 * halfX * halfY),
    pointInside: (inside) => frame.toLonLat(x + inside.between(-0.8, 0.8) * halfX, y + inside.between(-0.8, 0.8) * halfY),
  };
}

/** Lays out one park. Throws RangeError when the outline has too few plots for the buildings asked. */
export function layoutPark(random: Random, options: ParkLayoutOptions): ParkLayout {
  const frame = new Frame(options.box, options.angleDegrees);
  const north = new Frame(options.box, 0);
  const ring = schematicOutline(random.fork('outline'), frame.halfWidth * 0.97, frame.halfHeight * 0.97, options.irregularity ?? 0.14);
  const ringGrid = ring.map(([east, up]) => frame.toGrid(east, up));
  const plots = plotsWithin(frame, ringGrid, options.pitchMetres);
  const sites = random.fork('sites');
  const buildings: BuildingShape[] = [];
  for (const [index, cluster] of options.clusters.entries()) {
    const ranked = plots
      .filter((plot) => !plot.taken)
      .map((plot) => ({ plot, rank: (axisDistance(cluster, frame, plot) + options.pitchMetres * 0.6) * sites.between(0.5, 1.5) }))
      .sort((a, b) => a.rank - b.rank);
    if (ranked.length < cluster.count) throw new RangeError(`${ranked.length} plots for ${cluster.count} buildings`);
    const chosen = ranked.slice(0, cluster.count).map(({ plot }) => plot);
    // Numbered along the axis, so that neighbours have neighbouring numbers.
    chosen.sort((a, b) => (cluster.along ? a.x - b.x || a.y - b.y : a.y - b.y || a.x - b.x));
    for (const plot of chosen) {
      plot.taken = true;
      buildings.push(blockOf(sites, frame, plot, options.pitchMetres, index, options.floors));
    }
  }
  const nearest = (plot: Plot): number =>
    Math.min(...options.clusters.map((cluster) => axisDistance(cluster, frame, plot)), frame.halfWidth * 4);
  const freePlots = plots
    .filter((plot) => !plot.taken)
    .map((plot) => ({ plot, rank: nearest(plot) * sites.between(0.25, 1.75) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ plot }): ((inside: Random) => Position) => {
      const reach = options.pitchMetres * 0.4;
      return (inside) => frame.toLonLat(plot.x + inside.between(-reach, reach), plot.y + inside.between(-reach, reach));
    });
  const [lon, lat] = north.toLonLat(0, 0);
  return {
    lon,
    lat,
    geom: polygonText(ring.map(([east, up]) => north.toLonLat(east, up))),
    areaKm2: Math.round(areaOf(ring) / 1e4) / 100,
    buildings,
    freePlots,
  };
}
