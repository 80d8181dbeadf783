import { correctableKey } from '../../model/annotated-marker.ts';
import type { AnnotatedSheet } from '../../model/import-outcome.ts';
import type { PrivacyReport } from '../../model/privacy-report.ts';
import { CellSource } from '../convert/cell-source.ts';
import { FILLED_DOWN } from '../convert/convert-sheet.ts';
import type { ProblemLog, RowProblem } from '../convert/problem-log.ts';
import { maskCells } from '../privacy/mask-cells.ts';
import { MASK, maskText } from '../privacy/mask-text.ts';
import { type RawSheet, rowTexts } from '../raw-sheet.ts';
import { ownColumns, rowNumber } from './correction.ts';
import type { OpenSheet } from './open-sheet.ts';
import { wordlessTest } from './wordless-columns.ts';

/**
 * The rows with a problem as they stand in the file, personal parts masked, each with what is wrong and what would be right.
 * A cell that could not be read may hold anybody's name as well as one that was not asked for. What is printed once for a block of
 * rows stands in each of them, since alone they are no block; what an annotated workbook had added is left off.
 */
export function annotateSheet(
  open: OpenSheet,
  screened: RawSheet,
  privacy: PrivacyReport,
  log: ProblemLog,
  keyOfRow: (row: number) => string | null,
): AnnotatedSheet {
  const { plan } = open;
  const correction = open.correction?.table === plan.table ? open.correction : null;
  const headerOf = (column: number | null): string => (column === null ? '' : (privacy.columns[column]?.header ?? ''));
  const isWordless = wordlessTest(plan);
  const isWordlessUnread = wordlessTest(plan, false);
  const wordlessIn = (problems: readonly RowProblem[]): ((row: number, column: number, text: string) => boolean) => {
    const unread = new Set(problems.filter(({ effect }) => effect === 'emptied').map(({ column }) => column));
    const test = problems.some(({ effect }) => effect === 'refused') ? isWordlessUnread : isWordless;
    return (_, column, text) => unread.has(column) || test(column, text);
  };
  const filled = new Map(
    plan.columns.flatMap(({ field, source }) =>
      field !== null && FILLED_DOWN.has(field) ? [[source, new CellSource(screened, source, true)] as const] : [],
    ),
  );
  const printed = (row: number): string[] =>
    (rowTexts(screened, row, row + 1)[0] ?? []).map((text, column) => filled.get(column)?.text(row) ?? text);
  const own = ownColumns(plan, correction).map(({ source }) => source);
  return {
    name: open.raw.name,
    table: plan.table,
    key: correctableKey(plan.table),
    header: own.map(headerOf),
    rows: log.problemRows().map(([row, problems]) => {
      const cells = maskCells([printed(row)], row, privacy, open.allowed, wordlessIn(problems))[0] ?? [];
      const key = keyOfRow(row);
      return {
        number: rowNumber(open.raw, correction, row),
        key: key === null ? null : maskText(key) === key ? key : MASK,
        cells: own.map((source) => cells[source] ?? ''),
        problems: problems.map(({ column, rule, effect, proposal }) => ({ header: headerOf(column), rule, effect, proposal })),
      };
    }),
  };
}
