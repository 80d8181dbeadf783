import type { CoordinateCandidate } from './coordinate-candidate.ts';
import type { FieldId } from './fields.ts';
import type { ImportPlan, PlanAsk } from './import-plan.ts';
import type { PrivacyReport } from './privacy-report.ts';
import type { TableName } from './tables.ts';
import type { ReasonCode, RepairCode } from './value-codes.ts';

/**
 * What the mapping screen shows of a foreign file. Made in the worker that holds the file; personal data in
 * it are ■■■ already, and no more than PREVIEW_ROWS rows of each sheet are in it.
 */

export const PREVIEW_ROWS = 40;

export type CellPreview =
  /** Not read: no field, or a row that is no data. `text` as printed, masked. */
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'empty'; readonly text: string; readonly repair: RepairCode | null }
  /** `read` is what will be stored, as text. */
  | { readonly kind: 'value'; readonly text: string; readonly read: string; readonly repair: RepairCode | null }
  | { readonly kind: 'unreadable'; readonly text: string; readonly reason: ReasonCode }
  /** A cell of a column that must not enter. */
  | { readonly kind: 'dropped' };

export type RowRole = 'above' | 'header' | 'data' | 'skipped';

export interface RowPreview {
  /** As the author of the file counts rows. */
  readonly number: number;
  readonly role: RowRole;
  /** One a column of the sheet. */
  readonly cells: readonly CellPreview[];
}

/** Why a sheet cannot be read in as it stands. */
export type SheetProblem =
  /** A list of persons: refused whatever the plan says. */
  | { readonly code: 'roster'; readonly headers: readonly string[] }
  /** Fields without which rows of the table mean nothing. Any one of `fields` is enough. */
  | { readonly code: 'required-missing'; readonly fields: readonly FieldId[] }
  | { readonly code: 'no-rows' }
  | { readonly code: 'field-twice'; readonly field: FieldId }
  /** The coordinates' datum must be told, or the columns left out. */
  | { readonly code: 'datum-open' };

export interface CoordinatePreview {
  /** Likeliest first. */
  readonly candidates: readonly CoordinateCandidate[];
  /** A few points: as the numbers stand, and in WGS-84 under the plan's datum (null while it is open). Degrees; metres. */
  readonly points: readonly {
    readonly lon: number;
    readonly lat: number;
    readonly before: readonly [number, number] | null;
    readonly shiftMeters: number | null;
  }[];
}

export interface SheetPreview {
  readonly index: number;
  /** '' where the format has no sheets. */
  readonly name: string;
  readonly isHidden: boolean;
  /** Rows of data, and rows that are totals or remarks. */
  readonly dataRows: number;
  readonly skippedRows: number;
  readonly plan: ImportPlan;
  readonly alternatives: readonly TableName[];
  readonly asks: readonly PlanAsk[];
  readonly privacy: PrivacyReport;
  /** Columns that `privacy` would drop and that the person allowed, or tax columns asked for. */
  readonly allowed: readonly number[];
  readonly coordinates: CoordinatePreview | null;
  readonly rows: readonly RowPreview[];
  readonly problems: readonly SheetProblem[];
  /** A remembered template was applied; null: none fits. */
  readonly template: { readonly added: readonly number[]; readonly missing: readonly FieldId[] } | null;
  /** The sheet holds rows of a list that was imported before, corrected. */
  readonly correction?: {
    readonly rows: number;
    /** ISO date of the period of that list; null for none. */
    readonly period: string | null;
  };
}

export interface FilePreview {
  readonly fileName: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly notes: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
  readonly sheets: readonly SheetPreview[];
}
