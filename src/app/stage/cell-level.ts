/** Pixels of the world at zoom 0. */
const WORLD_PX = 512;

/** Cells are at least this wide on screen, and less than twice as wide. */
const MIN_CELL_PX = 32;

/**
 * The level whose cells (world / 2^level) suit a zoom: coarse enough that denominators are not tiny,
 * fine enough to show structure. The range is what INT32 Mercator units can be shifted to.
 */
export function cellLevelFor(zoom: number): number {
  const level = Math.floor(zoom) + Math.log2(WORLD_PX / MIN_CELL_PX);
  return Math.min(22, Math.max(5, level));
}

/** Width of a cell on the ground in metres at a latitude in degrees. */
export function cellMeters(level: number, latitude: number): number {
  return (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / 2 ** level;
}
