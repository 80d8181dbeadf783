import type { Catalog } from '../model/catalog.ts';
import type { DatasetManifest } from '../model/dataset.ts';
import type { Edits } from '../model/edits.ts';
import type { IntakeProgress, IntakeReport } from '../model/intake-report.ts';

/** A dataset that is in the database, ready to be asked. */
export interface LoadedDataset {
  readonly manifest: DatasetManifest;
  readonly schema: string;
  readonly catalog: Catalog;
  readonly reports: readonly IntakeReport[];
  /** The date its derived tables stand for. */
  readonly asOf: string;
  /** Rises whenever its tables change, so that answers of older tables are not reused. */
  readonly version: number;
  readonly isOwn: boolean;
  /** It and its edits are kept on this device beyond the tab. */
  readonly isKept: boolean;
  /** The edits that its derived tables hold. */
  readonly edits: Edits;
  /** Where its enterprises are: west, south, east, north; the manifest's bounds where none is placed. */
  readonly extent: DatasetManifest['bounds'];
  /** Enterprises in the derived tables at `asOf`. */
  readonly enterprises: number;
}

export interface LoadingJob {
  readonly title: string;
  readonly progress: IntakeProgress | null;
  /** Null where stopping half-way would leave tables that do not fit together. */
  readonly abort: (() => void) | null;
}

export interface CameraView {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly pitch: number;
  readonly bearing: number;
}

export const OWN_DATASET_ID = 'own';
/** Where a person's own tables stand in the database. */
export const OWN_SCHEMA = 'ds_own';
