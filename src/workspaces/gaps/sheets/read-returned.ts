import { LANGUAGES } from '../../../locales/messages.ts';
import { sheetWords } from '../../../locales/sheet-words.ts';
import { worklistWordsFor } from '../../../locales/worklist-words.ts';
import type { TextSheet } from '../../../model/text-sheet.ts';
import { CASE_STATES, type CaseState } from '../../../model/worklist.ts';
import { isIsoDate } from '../../../model/worklist-dates.ts';

/** A row of a returned workbook with a case number. '' is an empty cell, or a column that the sheet does not have. */
export interface ReturnedRow {
  readonly sheet: string;
  /** As its author sees it, from 1. */
  readonly number: number;
  readonly key: string;
  readonly owner: string;
  readonly state: string;
  readonly due: string;
  readonly documentNo: string;
  readonly approvedOn: string;
  readonly note: string;
}

type ReadColumn = Exclude<keyof ReturnedRow, 'sheet' | 'number'>;
const READ: readonly ReadColumn[] = ['key', 'owner', 'state', 'due', 'documentNo', 'approvedOn', 'note'];
/** A header stands near the top: a mark or a title may stand over it. */
const HEADER_WITHIN = 10;

/** Rows of all sheets whose header names the column of case numbers, in any language of the interface; null where there is no such sheet. */
export function readReturned(sheets: readonly TextSheet[]): readonly ReturnedRow[] | null {
  const found = sheets.flatMap((sheet) => {
    const header = sheet.rows.slice(0, HEADER_WITHIN).findIndex((row) => columnsOf(row).key !== undefined);
    return header < 0 ? [] : [rowsBelow(sheet, header)];
  });
  return found.length === 0 ? null : found.flat();
}

function rowsBelow({ name, rows }: TextSheet, header: number): readonly ReturnedRow[] {
  const at = columnsOf(rows[header] ?? []);
  return rows.slice(header + 1).flatMap((row, index) => {
    const cell = (column: ReadColumn): string => plain(at[column] === undefined ? '' : (row[at[column]] ?? ''));
    if (cell('key') === '') return [];
    return [
      {
        sheet: name,
        number: header + index + 2,
        key: cell('key'),
        owner: cell('owner'),
        state: cell('state'),
        due: cell('due'),
        documentNo: cell('documentNo'),
        approvedOn: cell('approvedOn'),
        note: cell('note'),
      },
    ];
  });
}

function columnsOf(row: readonly string[]): Partial<Record<ReadColumn, number>> {
  const columns: Partial<Record<ReadColumn, number>> = {};
  row.forEach((cell, index) => {
    const name = READ.find((column) => HEADERS[column].has(plain(cell)));
    if (name !== undefined && columns[name] === undefined) columns[name] = index;
  });
  return columns;
}

function headersOf(column: ReadColumn): ReadonlySet<string> {
  return new Set(LANGUAGES.map((language) => sheetWords(language).columns[column]));
}

const HEADERS: Readonly<Record<ReadColumn, ReadonlySet<string>>> = {
  key: headersOf('key'),
  owner: headersOf('owner'),
  state: headersOf('state'),
  due: headersOf('due'),
  documentNo: headersOf('documentNo'),
  approvedOn: headersOf('approvedOn'),
  note: headersOf('note'),
};

/** Without the apostrophe that kept a text from running as a formula. */
function plain(text: string): string {
  return text.replace(/^'(?=[=+\-@\t\r])/, '').trim();
}

const STATES: ReadonlyMap<string, CaseState> = new Map(
  CASE_STATES.flatMap((state) =>
    [state, ...LANGUAGES.map((language) => worklistWordsFor(language).worklist.states[state])].map((word) => [folded(word), state]),
  ),
);

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·、,.]/g, '')
    .toLowerCase();
}

/** A step by its name in any language; null for none. */
export function stateOfWord(text: string): CaseState | null {
  return STATES.get(folded(text)) ?? null;
}

/** Day 0 of spreadsheets, as an ISO date's milliseconds. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** «2026-08-01», «2026/8/1», «2026.8.1», «2026年8月1日», «20260801», a spreadsheet's day number; null for anything else. */
export function dateOfText(text: string): string | null {
  const tidy = text
    .normalize('NFKC')
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  const parts = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(tidy) ?? /^(20\d{2})(\d{2})(\d{2})$/.exec(tidy);
  if (parts !== null) {
    const iso = `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
    return isIsoDate(iso) ? iso : null;
  }
  if (!/^[3-7]\d{4}(?:\.\d+)?$/.test(tidy)) return null;
  return new Date(DAY_ZERO + Math.floor(Number(tidy)) * 86_400_000).toISOString().slice(0, 10);
}
