import { useMessages } from '../../../components/locale-context.tsx';
import type { Messages } from '../../../locales/messages.ts';
import type { ExportColumn } from '../../../model/export-file.ts';
import type { DecisionBook } from '../../../model/match-decisions.ts';
import { MATCH_CLASSES, MATCH_KEYS, type MatchClass, reasonsOf } from '../../../model/match-types.ts';
import { verdictAt } from '../../../state/match-decide.ts';
import type { MatchOutcome } from '../../../state/match-state.ts';
import { ExportTable, givenRows } from '../../export-table.tsx';
import { nameAt, placeAt, sideTitle } from './list-words.ts';

/** One class as a file; which lists, when and how stands in its notes. */
export function MatchExport({
  outcome,
  kind,
  queue,
  book,
}: {
  readonly outcome: MatchOutcome;
  readonly kind: MatchClass;
  readonly queue: readonly number[];
  readonly book: DecisionBook;
}) {
  const messages = useMessages();
  const words = messages.matching;
  const title = words.exportTitle(words.classes[kind]);
  if (queue.length === 0) return null;
  return (
    <ExportTable
      done={title}
      hasPlaces={false}
      prepare={() => ({
        context: {
          title,
          dataset: words.exportLists(sideTitle(messages, outcome.left), sideTitle(messages, outcome.right), outcome.ranOn),
          definition: words.exportMethod,
          asOf: outcome.ranOn,
          filter: words.exportClass(words.classes[kind]),
          isSynthetic: outcome.left.isSynthetic || outcome.right.isSynthetic,
          isProposal: false,
        },
        table: { columns: columnsOf(messages), place: null, ...givenRows(queue.map((at) => rowOf(messages, outcome, book, at))) },
      })}
    />
  );
}

function columnsOf(messages: Messages): readonly ExportColumn[] {
  const { columns, exportColumns } = messages.matching;
  const text = (name: string, header: string, width: number): ExportColumn => ({ name, header, width, type: 'text' });
  return [
    text('class', messages.matching.title, 12),
    text('left_name', exportColumns.left, 38),
    text('left_uscc', exportColumns.leftCode, 22),
    { name: 'left_row', header: exportColumns.leftRow, width: 10, type: 'integer' },
    text('right_name', exportColumns.right, 38),
    text('right_uscc', exportColumns.rightCode, 22),
    { name: 'right_row', header: exportColumns.rightRow, width: 10, type: 'integer' },
    text('place', exportColumns.place, 30),
    text('key_used', columns.key, 16),
    { name: 'score', header: columns.score, width: 10, type: 'double' },
    text('reasons', columns.reasons, 40),
    text('verdict', columns.verdict, 14),
  ];
}

function rowOf(messages: Messages, outcome: MatchOutcome, book: DecisionBook, at: number): readonly (string | number | null)[] {
  const words = messages.matching;
  const { rows } = outcome.result;
  const [left, right] = [rows.left[at] ?? -1, rows.right[at] ?? -1];
  const [a, b] = [outcome.left.side, outcome.right.side];
  const verdict = verdictAt(outcome, book, at);
  const score = rows.score[at] ?? 0;
  return [
    words.classes[MATCH_CLASSES[rows.class[at] ?? 0] ?? 'UNSURE'],
    nameAt(a, left),
    left < 0 ? null : (a.uscc?.[left] ?? null),
    left < 0 ? null : left + 1,
    nameAt(b, right),
    right < 0 ? null : (b.uscc?.[right] ?? null),
    right < 0 ? null : right + 1,
    placeAt(a, left) || placeAt(b, right) || null,
    words.keys[MATCH_KEYS[rows.key[at] ?? 0] ?? 'NONE'],
    score === 0 ? null : Math.round(score * 1000) / 1000,
    reasonsOf(rows.reasons[at] ?? 0)
      .map((reason) => words.reasons[reason])
      .join(messages.common.listSeparator) || null,
    verdict === null ? null : words.verdicts[verdict],
  ];
}
