import type { FieldId } from './fields.ts';
import type { TableName } from './tables.ts';

/** How a foreign file is to be read: guessed by intake, shown and changed on the mapping screen, then carried out. */

export type { FieldId };

/** Datum of coordinates; 'gauss-kruger' and 'web-mercator' are projected metres. */
export type Datum = 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09' | 'gauss-kruger' | 'web-mercator' | 'bd09mc';

export type DateOrder = 'ymd' | 'mdy' | 'dmy';

/** Classes of personal data, after the table of data-model.md §3. */
export type PersonalClass =
  | 'id-card'
  | 'other-papers'
  | 'phone'
  | 'email'
  | 'home-address'
  | 'person-name'
  | 'sex'
  | 'ethnicity'
  | 'birth'
  | 'joined-party'
  | 'education'
  | 'bank'
  | 'biometrics';

/** Why a column must not enter. Counts only, never a value. */
export interface PersonalFinding {
  readonly class: PersonalClass;
  readonly by: 'header' | 'value';
  /** Cells that match; for a finding by header, the cells that are not empty. */
  readonly hits: number;
  /** Cells that are not empty. */
  readonly cells: number;
  /**
   * refuse: the column is dropped whatever the person says. ask: dropped unless the person says it is not personal.
   * mask: the column is kept and the hits in it are replaced.
   */
  readonly action: 'refuse' | 'ask' | 'mask';
}

/** Tax and revenue serve matching only: the column is dropped unless the person asks for it. Not personal data. */
export interface TaxFinding {
  readonly class: 'tax-data';
  readonly by: 'header';
  /** Cells that are not empty. */
  readonly hits: number;
  readonly cells: number;
  readonly action: 'ask';
}

export interface ColumnPlan {
  /** Column of the sheet, from 0. */
  readonly source: number;
  /** Header as printed, rows of a two-row header joined with '/'. */
  readonly header: string;
  /** null: not read. */
  readonly field: FieldId | null;
  /** 0–1; how sure the guess is. 1 for an exact alias and for what a person chose. */
  readonly confidence: number;
  /** Factor that the unit in the header asks for: 1, 10 000 for 万. */
  readonly unit: number;
}

export interface ImportPlan {
  readonly sheet: number;
  /** Rows of the sheet, from 0, ends excluded: the header, then the data. */
  readonly headerFirst: number;
  readonly headerLast: number;
  readonly table: TableName;
  readonly columns: readonly ColumnPlan[];
  readonly dateOrder: DateOrder;
  /** null: not told and not needed; the screen asks before coordinates are read. */
  readonly datum: Datum | null;
  /** Central meridian in degrees for 'gauss-kruger'. */
  readonly centralMeridian: number | null;
  /** Texts that mean «not known», besides the usual ones. */
  readonly nullMarks: readonly string[];
  /** Rows of the sheet that are totals or remarks, not data. */
  readonly skippedRows: readonly number[];
}

export type DoubtReason = 'wording' | 'values' | 'duplicate';

export interface FieldCandidate {
  readonly field: FieldId;
  readonly confidence: number;
}

/** What a person has to decide; the screen writes the question. */
export type PlanAsk =
  | { readonly code: 'column'; readonly source: number; readonly doubt: DoubtReason; readonly candidates: readonly FieldCandidate[] }
  | { readonly code: 'table'; readonly candidates: readonly TableName[] }
  | { readonly code: 'header-rows'; readonly confidence: number }
  | { readonly code: 'datum' };
