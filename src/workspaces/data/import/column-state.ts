import type { ColumnPlan, PersonalFinding, TaxFinding } from '../../../model/import-plan.ts';
import type { ColumnScreen } from '../../../model/privacy-report.ts';
import { askKey, openAsks, type SheetDraft } from '../../../state/import-state.ts';

/** How a column stands: read as guessed, read as a person chose, in question, not read, or kept out. */
export type ColumnState = 'read' | 'chosen' | 'ask' | 'unread' | 'personal' | 'tax';

export interface SheetColumn {
  readonly plan: ColumnPlan;
  readonly screen: ColumnScreen | null;
  readonly state: ColumnState;
  /** Why it is kept out or masked; the finding with most hits. */
  readonly finding: PersonalFinding | TaxFinding | null;
  readonly isAllowed: boolean;
}

/** The columns of a sheet as the screen shows them, in the order of the sheet. */
export function sheetColumns(draft: SheetDraft): readonly SheetColumn[] {
  const { plan, allowed, answered, preview } = draft;
  const asked = new Set(openAsks(draft).map(askKey));
  const screens = new Map(preview.privacy.columns.map((screen) => [screen.column, screen]));
  return plan.columns.map((column) => {
    const screen = screens.get(column.source) ?? null;
    const isAllowed = allowed.includes(column.source);
    const finding = mainFinding(screen);
    const isDropped = screen !== null && (screen.fate === 'refuse' || (screen.fate === 'ask' && !isAllowed));
    const key = `column:${column.source}`;
    const state: ColumnState = isDropped
      ? finding?.class === 'tax-data'
        ? 'tax'
        : 'personal'
      : asked.has(key)
        ? 'ask'
        : column.field === null
          ? 'unread'
          : answered.includes(key)
            ? 'chosen'
            : 'read';
    return { plan: column, screen, state, finding, isAllowed };
  });
}

function mainFinding(screen: ColumnScreen | null): PersonalFinding | TaxFinding | null {
  return (screen?.findings ?? []).reduce<PersonalFinding | TaxFinding | null>(
    (most, finding) => (most === null || finding.hits > most.hits ? finding : most),
    null,
  );
}

/** A, B, … Z, AA: how a spreadsheet names its column. */
export function columnLetters(source: number): string {
  const rest = Math.floor(source / 26) - 1;
  return `${rest >= 0 ? columnLetters(rest) : ''}${String.fromCharCode(65 + (source % 26))}`;
}

/** What the author of the file calls row 0. */
export function rowOffset(draft: SheetDraft): number {
  return draft.preview.rows[0]?.number ?? 1;
}
