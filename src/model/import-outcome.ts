import type { PersonalClass } from './import-plan.ts';
import type { TableName } from './tables.ts';
import type { ReasonCode, RepairCode } from './value-codes.ts';

/** What became of a foreign file: counts, row numbers and headers; never a cell's value. */

/** Rules of whole rows. */
export type RowRule =
  | 'name-missing'
  | 'row-repeats'
  /** A row of an annotated workbook whose key is hidden: which row it corrects cannot be told. */
  | 'key-hidden'
  /** The row stays; its credit code fails a check. */
  | 'uscc-check'
  | 'uscc-repeats'
  | 'coordinate-swapped'
  | 'coordinate-abroad'
  | 'coordinate-refused'
  | 'datum-open'
  | 'sole-trader-hidden'
  | 'name-not-linked'
  | 'name-linked-nearly'
  | 'text-masked';

export interface RuleCount {
  readonly rule: RowRule | RepairCode | ReasonCode;
  /** refused: the row is left out. emptied: the cell is left unknown. repaired: read after a change. warned: taken as it is. */
  readonly effect: 'refused' | 'emptied' | 'repaired' | 'warned';
  /** Header of the column; '' for a rule of the row. */
  readonly header: string;
  readonly count: number;
  /** The first MAX_LISTED_ROWS row numbers, as the author of the file counts. */
  readonly rows: readonly number[];
}

export const MAX_LISTED_ROWS = 500;

/** A total printed in the file beside the sum of what was read. */
export interface TotalCheck {
  readonly header: string;
  readonly row: number;
  readonly stated: number;
  readonly counted: number;
}

export interface SheetOutcome {
  readonly sheet: number;
  readonly name: string;
  readonly table: TableName;
  readonly rowsIn: number;
  readonly rowsKept: number;
  readonly rowsRefused: number;
  /** Totals, remarks, empty rows: not data. */
  readonly rowsSkipped: number;
  readonly rules: readonly RuleCount[];
  readonly totals: readonly TotalCheck[];
  /** Columns that were not read because they are personal, or tax data. */
  readonly dropped: readonly { readonly header: string; readonly class: PersonalClass | 'tax-data'; readonly cells: number }[];
  /** Columns without a field. */
  readonly unread: readonly string[];
}

/** One table that a file gave; derived ones follow from a list (its parties' organizations, its titles). */
export interface ImportedTable {
  readonly table: TableName;
  readonly rows: number;
  readonly isDerived: boolean;
}

export interface ImportOutcome {
  readonly fileName: string;
  readonly format: string;
  readonly sheets: readonly SheetOutcome[];
  readonly tables: readonly ImportedTable[];
}

/** A sheet of the annotated workbook: original cells (personal ones masked) with the problem and the proposed repair of each row. */
export interface AnnotatedSheet {
  readonly name: string;
  readonly table: TableName;
  /** Column by which rows of the table are told apart; null for relations, of which single rows cannot be corrected. */
  readonly key: string | null;
  readonly header: readonly string[];
  readonly rows: readonly {
    /** As the author of the original file counts. */
    readonly number: number;
    /** Under which it was loaded, ■■■ where that is personal; null: refused. */
    readonly key: string | null;
    readonly cells: readonly string[];
    readonly problems: readonly {
      readonly header: string;
      readonly rule: RuleCount['rule'];
      readonly effect: RuleCount['effect'];
      readonly proposal: string | null;
    }[];
  }[];
}
