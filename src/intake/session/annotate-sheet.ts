import type { AnnotatedSheet } from '../../model/import-outcome.ts';
import type { PrivacyReport } from '../../model/privacy-report.ts';
import type { ProblemLog, RowProblem } from '../convert/problem-log.ts';
import { maskCells } from '../privacy/mask-cells.ts';
import { type RawSheet, rowTexts } from '../raw-sheet.ts';
import type { OpenSheet } from './open-sheet.ts';
import { wordlessTest } from './wordless-columns.ts';

/**
 * The rows with a problem as they stand in the file, personal parts masked, each with what is wrong and what would be right.
 * A cell that could not be read may hold anybody's name as well as one that was not asked for.
 */
export function annotateSheet(open: OpenSheet, screened: RawSheet, privacy: PrivacyReport, log: ProblemLog): AnnotatedSheet {
  const headerOf = (column: number | null): string => (column === null ? '' : (privacy.columns[column]?.header ?? ''));
  const isWordless = wordlessTest(open.plan);
  const isWordlessUnread = wordlessTest(open.plan, false);
  const wordlessIn = (problems: readonly RowProblem[]): ((row: number, column: number, text: string) => boolean) => {
    const unread = new Set(problems.filter(({ effect }) => effect === 'emptied').map(({ column }) => column));
    const test = problems.some(({ effect }) => effect === 'refused') ? isWordlessUnread : isWordless;
    return (_, column, text) => unread.has(column) || test(column, text);
  };
  return {
    name: open.raw.name,
    header: privacy.columns.map(({ header }) => header),
    rows: log.problemRows().map(([row, problems]) => ({
      number: open.raw.firstRow + row,
      cells: maskCells(rowTexts(screened, row, row + 1), row, privacy, open.allowed, wordlessIn(problems))[0] ?? [],
      problems: problems.map(({ column, rule, effect, proposal }) => ({ header: headerOf(column), rule, effect, proposal })),
    })),
  };
}
