import type { DatasetManifest } from '../model/dataset.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { IntakeReport } from '../model/intake-report.ts';
import { OWN_DATASET_ID } from './dataset-state.ts';

/** Names of files are not kept: after a reload a table's file is called after the table. */
const UNNAMED = { zh: '我的数据', en: 'My data' } as const;

/** The description of a person's own files as a dataset; titles are file names, shown as text only. */
export function ownManifest(input: {
  readonly asOf: string;
  /** ISO dates that are offered. */
  readonly snapshots: readonly string[];
  readonly reports: readonly IntakeReport[];
  readonly bounds: DatasetManifest['bounds'];
  readonly definition: DefinitionSet;
  /** Rows that say they are made up keep their mark on screen and in exports. */
  readonly isSynthetic: boolean;
}): DatasetManifest {
  const lead = input.reports.find((report) => report.table === 'enterprise') ?? input.reports[0];
  const isNamed = lead !== undefined && !/^\w+\.(?:arrow|parquet)$/.test(lead.fileName);
  return {
    id: OWN_DATASET_ID,
    title: isNamed ? { zh: lead.fileName, en: lead.fileName } : UNNAMED,
    subtitle: { zh: '', en: '' },
    asOf: input.asOf,
    snapshots: input.snapshots,
    isSynthetic: input.isSynthetic,
    definition: input.definition,
    bounds: input.bounds,
    files: input.reports.map((report) => ({ table: report.table, path: report.fileName, rows: report.rows })),
  };
}
