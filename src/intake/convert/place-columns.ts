import { type ArrowColumn, DoubleWriter } from '../../engine/arrow-writer.ts';
import type { ImportPlan } from '../../model/import-plan.ts';
import { isDomestic } from '../places/china-bounds.ts';
import { toWgs84 } from '../places/datum.ts';
import { turnSwappedRows } from '../places/detect-coordinates.ts';
import { readAngles, readPairs } from '../places/read-coordinates.ts';
import type { CellSource } from './cell-source.ts';
import type { ProblemSink } from './problem-log.ts';

export interface CoordinateSources {
  readonly lon: { readonly source: CellSource; readonly column: number } | null;
  readonly lat: { readonly source: CellSource; readonly column: number } | null;
  readonly pair: { readonly source: CellSource; readonly column: number } | null;
}

/** Numbers as they stand in the file, NaN where there are none; null without columns for them. */
export function readRawCoordinates(
  sources: CoordinateSources,
  rows: Uint32Array,
): { readonly x: Float64Array; readonly y: Float64Array } | null {
  const { lon, lat, pair } = sources;
  const texts = (source: CellSource): string[] => Array.from(rows, (row) => source.text(row));
  if (lon !== null && lat !== null) return { x: readAngles(texts(lon.source)).values, y: readAngles(texts(lat.source)).values };
  return pair === null ? null : readPairs(texts(pair.source));
}

/**
 * `lon` and `lat` in WGS-84 under the plan's datum. Turned axes are turned back only where there is no doubt, and said; a
 * position that is none, or lies outside the country, is left unknown, and said. Without a datum nothing is read.
 */
export function placeColumns(sources: CoordinateSources, plan: ImportPlan, rows: Uint32Array, log: ProblemSink): ArrowColumn[] {
  const raw = readRawCoordinates(sources, rows);
  const column = (sources.lon ?? sources.pair)?.column ?? null;
  if (raw === null) return [];
  const stated = (at: number): boolean => !Number.isNaN(raw.x[at]) && !Number.isNaN(raw.y[at]);
  if (plan.datum === null) {
    rows.forEach((row, at) => {
      if (stated(at)) log.add('datum-open', 'emptied', column, row);
    });
    return [];
  }
  const before = Float64Array.from(raw.x);
  turnSwappedRows(raw.x, raw.y);
  const { lon, lat } = toWgs84(raw.x, raw.y, plan.datum, plan.centralMeridian);
  const lonWriter = new DoubleWriter('lon');
  const latWriter = new DoubleWriter('lat');
  rows.forEach((row, at) => {
    const [x, y] = [lon[at] ?? Number.NaN, lat[at] ?? Number.NaN];
    const isKnown = !Number.isNaN(x) && !Number.isNaN(y);
    if (stated(at) && !isKnown) log.add('coordinate-refused', 'emptied', column, row);
    if (isKnown && before[at] !== raw.x[at]) log.add('coordinate-swapped', 'repaired', column, row);
    if (isKnown && !isDomestic(x, y)) log.add('coordinate-abroad', 'warned', column, row);
    if (isKnown) {
      lonWriter.append(x);
      latWriter.append(y);
    } else {
      lonWriter.appendNull();
      latWriter.appendNull();
    }
  });
  return [lonWriter.finish(), latWriter.finish()];
}
