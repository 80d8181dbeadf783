import type { PersonalFinding, TaxFinding } from './import-plan.ts';

/** What the privacy screen says about a sheet: counts, positions and names of columns, never a cell's value. */

/**
 * Digits that have the shape of personal data and, judged by their whole column, are something else: order numbers,
 * registration numbers, damaged credit codes. They are kept on import; a preview hides them all the same.
 */
export type LookAlike = 'phone-bare' | 'landline-bare' | 'id-or-registration' | 'id-as-number' | 'bank';

/** keep: nothing found. mask: kept, hits replaced by ■■■. ask: dropped unless the person says otherwise. refuse: dropped. */
export type ColumnFate = 'keep' | 'mask' | 'ask' | 'refuse';

export interface ColumnScreen {
  /** Column of the sheet, from 0. */
  readonly column: number;
  /** Header with personal data in it replaced. */
  readonly header: string;
  readonly fate: ColumnFate;
  readonly findings: readonly (PersonalFinding | TaxFinding)[];
  readonly spared: readonly LookAlike[];
}

export interface PrivacyReport {
  /** Rows of the sheet, from 0, end excluded. */
  readonly headerFirst: number;
  readonly headerLast: number;
  /** Every column of the sheet, in order. */
  readonly columns: readonly ColumnScreen[];
  /** Columns whose fate is 'refuse' or 'ask'. */
  readonly dropped: readonly number[];
  /** Columns whose fate is 'mask'. */
  readonly masked: readonly number[];
  /** One row per person: the whole file is to be refused with AtlasError 'file-roster'. */
  readonly isRoster: boolean;
  /** Headers of the columns that make it a roster (their number from 1 where there is none), personal data in them replaced; [] for none. */
  readonly rosterHeaders: readonly string[];
}
