import type { TableName } from './tables.ts';

export interface IntakeProgress {
  readonly stage: 'opening' | 'reading' | 'checking' | 'preparing';
  readonly rowsDone: number;
  /** null while the number of rows is not known. */
  readonly rowsTotal: number | null;
}

/** A code and its parameters; `locales` writes the sentence. Never a cell's value. */
export interface IntakeWarning {
  readonly code: 'values-unreadable' | 'coordinates-off-earth' | 'duplicate-keys';
  readonly params: Readonly<Record<string, string | number>>;
}

/** What became of one file. */
export interface IntakeReport {
  readonly table: TableName;
  readonly fileName: string;
  readonly format: string;
  readonly rows: number;
  readonly columnsUsed: readonly string[];
  /** Columns that were never decoded, by name. */
  readonly columnsIgnored: readonly string[];
  readonly warnings: readonly IntakeWarning[];
  /** Its rows are still being checked; what that finds joins the warnings. */
  readonly isBeingChecked?: boolean;
  /** Columns that are read once the first map is drawn; none where absent. */
  readonly postponed?: readonly string[];
}
