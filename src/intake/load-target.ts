import type { Engine } from '../engine/engine.ts';
import type { IntakeProgress } from '../model/intake-report.ts';
import type { Postponed } from '../model/postponed.ts';
import type { TableName } from '../model/tables.ts';

/** Where loaded rows go. */
export interface LoadTarget {
  readonly engine: Engine;
  readonly schema: string;
}

export interface LoadOptions {
  /** Aborting leaves the earlier table as it was. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IntakeProgress) => void) | undefined;
  /** The file is one of ours, whose rows are checked by tests: they are not checked again at every start. */
  readonly isChecked?: boolean | undefined;
  /** Rows from this number on are checked by `checkTable` after they are shown; fewer at once. */
  readonly checksLaterFrom?: number | undefined;
  /** Columns of large lists of enterprises that are left out for now; the report says which. */
  readonly postpones?: Postponed | undefined;
  /** Asked before any row is read; throws to refuse the table. */
  readonly mayLoad?: ((table: TableName) => void) | undefined;
  /** The table the person chose; otherwise it is told by name and columns. */
  readonly table?: TableName | undefined;
}
