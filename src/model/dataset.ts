import type { DefinitionSet } from './definition-set.ts';
import type { TableName } from './tables.ts';

/** One file of a bundled dataset, at `data/<path>`. Arrow IPC stream for small tables, Parquet for large ones. */
export interface DatasetFile {
  readonly table: TableName;
  readonly path: string;
  readonly rows: number;
}

/** A place: its own date, its own definition set. Stored as `data/<id>/dataset.json`. */
export interface DatasetManifest {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly subtitle: { readonly zh: string; readonly en: string };
  /** ISO date the figures stand for (数据截至). */
  readonly asOf: string;
  /** ISO dates that can be asked, ascending, the last one `asOf`. */
  readonly snapshots: readonly string[];
  readonly isSynthetic: boolean;
  readonly definition: DefinitionSet;
  /** Parks by id that are filtered for when the dataset opens, where its figures speak of them alone. */
  readonly startParks?: readonly string[];
  /** West, south, east, north in WGS-84 degrees. */
  readonly bounds: readonly [number, number, number, number];
  readonly files: readonly DatasetFile[];
}

/** `data/index.json`: the bundled datasets in the order in which they are offered; the first opens. */
export interface DatasetIndex {
  readonly datasets: readonly DatasetManifest[];
}
