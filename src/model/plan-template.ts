import type { FieldId } from './fields.ts';
import type { ImportPlan } from './import-plan.ts';

/** What a person decided about one file, kept for the next file of that shape. Holds headers, never values. */
export interface PlanTemplate {
  /** The shape of the sheet by its headers. */
  readonly fingerprint: string;
  readonly table: ImportPlan['table'];
  readonly columns: readonly TemplateColumn[];
  readonly dateOrder: ImportPlan['dateOrder'];
  readonly datum: ImportPlan['datum'];
  readonly centralMeridian: number | null;
  readonly nullMarks: readonly string[];
}

export interface TemplateColumn {
  /** Normalized header. */
  readonly key: string;
  /** Which of several columns with that header, from 0. */
  readonly occurrence: number;
  readonly field: FieldId | null;
  readonly unit: number;
}
