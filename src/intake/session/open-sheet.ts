import type { FieldId } from '../../model/fields.ts';
import { fieldOfTable } from '../../model/fields.ts';
import type { ImportPlan, PlanAsk } from '../../model/import-plan.ts';
import type { PlanTemplate } from '../../model/plan-template.ts';
import type { PrivacyReport } from '../../model/privacy-report.ts';
import type { TableName } from '../../model/tables.ts';
import { guessPlan, type PlanContext } from '../headers/guess-plan.ts';
import { applyTemplate, findTemplate } from '../headers/plan-template.ts';
import { judgeSheet, type SheetEvidence, scanSheet } from '../privacy/screen-sheet.ts';
import type { RawSheet } from '../raw-sheet.ts';
import { ownColumns, type SheetCorrection, withoutRemarks } from './correction.ts';

/** A sheet as the worker holds it: how it would be read, and what the privacy screen counted. */
export interface OpenSheet {
  readonly index: number;
  readonly raw: RawSheet;
  readonly plan: ImportPlan;
  readonly alternatives: readonly TableName[];
  readonly asks: readonly PlanAsk[];
  readonly evidence: SheetEvidence;
  readonly allowed: ReadonlySet<number>;
  readonly template: { readonly added: readonly number[]; readonly missing: readonly FieldId[] } | null;
  /** Rows that came back in an annotated workbook; null for a list of its own. */
  readonly correction: SheetCorrection | null;
}

/** Reads every cell once for the privacy screen and guesses the plan; a remembered template has the last word. */
export function openSheet(
  raw: RawSheet,
  index: number,
  fileName: string,
  templates: readonly PlanTemplate[],
  correction: SheetCorrection | null = null,
): OpenSheet {
  const told =
    correction === null ? {} : { table: correction.table, headerFirst: correction.headerRow, headerLast: correction.headerRow + 1 };
  const guess = guessPlan(raw, { fileName, sheet: index, ...told });
  const listed = { ...guess.plan, columns: ownColumns(guess.plan, correction) };
  const template = findTemplate(correction === null ? templates : templates.filter(({ table }) => table === correction.table), listed);
  const start = template === null || correction !== null ? guess : guessPlan(raw, { fileName, sheet: index, table: template.table });
  const applied = template === null ? null : applyTemplate({ ...start.plan, columns: ownColumns(start.plan, correction) }, template);
  const plan = withoutRemarks(applied === null ? start.plan : inPlace(start.plan, applied.plan), correction);
  return {
    index,
    raw,
    plan,
    alternatives: start.alternatives,
    asks: start.asks.filter((ask) => isOpen(ask, plan)),
    evidence: scan(raw, plan),
    allowed: new Set(),
    template: applied === null ? null : { added: applied.added, missing: applied.missing },
    correction,
  };
}

/** All columns of a sheet, those that a template knows as it has them. */
function inPlace(all: ImportPlan, applied: ImportPlan): ImportPlan {
  const known = new Map(applied.columns.map((column) => [column.source, column]));
  return { ...applied, columns: all.columns.map((column) => known.get(column.source) ?? column) };
}

/** The sheet guessed anew around what a person chose: the table, the header rows. */
export function guessAnew(sheet: OpenSheet, fileName: string, chosen: Omit<PlanContext, 'fileName' | 'sheet'>): OpenSheet {
  const guess = guessPlan(sheet.raw, { fileName, sheet: sheet.index, ...chosen });
  const plan = withoutRemarks(guess.plan, sheet.correction);
  const isSameHeader = guess.plan.headerFirst === sheet.plan.headerFirst && guess.plan.headerLast === sheet.plan.headerLast;
  return {
    ...sheet,
    plan,
    alternatives: guess.alternatives,
    asks: plan === guess.plan ? guess.asks : guess.asks.filter((ask) => isOpen(ask, plan)),
    evidence: isSameHeader ? sheet.evidence : scan(sheet.raw, guess.plan),
    template: null,
  };
}

/** The sheet under a plan that a person edited. */
export function withPlan(sheet: OpenSheet, edited: ImportPlan, allowed: readonly number[]): OpenSheet {
  const plan = withoutRemarks(edited, sheet.correction);
  return { ...sheet, plan, allowed: new Set(allowed), asks: sheet.asks.filter((ask) => isOpen(ask, plan)) };
}

function scan(raw: RawSheet, plan: ImportPlan): SheetEvidence {
  return scanSheet(raw, { first: plan.headerFirst, last: plan.headerLast, names: plan.columns.map(({ header }) => header) });
}

function isOpen(ask: PlanAsk, plan: ImportPlan): boolean {
  if (ask.code === 'datum') return plan.datum === null;
  if (ask.code !== 'column') return true;
  const column = plan.columns.find(({ source }) => source === ask.source);
  return column === undefined || (column.field === null && column.confidence < 1);
}

/** What the screen says under the present mapping: free text is masked where other columns would be dropped. */
export function privacyOf(sheet: OpenSheet): PrivacyReport {
  const freeText = sheet.plan.columns.filter(({ field }) => field !== null && fieldOfTable(sheet.plan.table, field)?.kind === 'free-text');
  return judgeSheet(sheet.evidence, new Set(freeText.map(({ source }) => source)));
}
