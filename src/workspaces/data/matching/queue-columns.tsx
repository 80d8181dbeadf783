import type { DataColumn } from '../../../components/data-column.ts';
import type { Messages } from '../../../locales/messages.ts';
import type { DecisionBook } from '../../../model/match-decisions.ts';
import { MATCH_KEYS, type MatchClass, REFERENCE_LEFT, REFERENCE_RIGHT, reasonsOf } from '../../../model/match-types.ts';
import { verdictAt } from '../../../state/match-decide.ts';
import type { MatchOutcome } from '../../../state/match-state.ts';
import { nameAt, placeAt } from './list-words.ts';
import { MarkedName } from './marked-name.tsx';

/** Columns of a queue: both names where there may be two, else the one and its place. Rows are entries of the result. */
export function queueColumns(
  messages: Messages,
  outcome: MatchOutcome,
  book: DecisionBook,
  kind: MatchClass,
): readonly DataColumn<number>[] {
  const words = messages.matching;
  const { rows } = outcome.result;
  const nameOf = (side: 'left' | 'right', at: number) => nameAt(outcome[side].side, rows[side][at] ?? -1);
  const nameColumn = (side: 'left' | 'right', width: number): DataColumn<number> => {
    const other = side === 'left' ? 'right' : 'left';
    return {
      id: side,
      header: words.columns[side],
      width,
      cell: (at) => (
        <span data-reference={rows.reference[at] === (side === 'left' ? REFERENCE_LEFT : REFERENCE_RIGHT) ? '' : undefined}>
          <MarkedName name={nameOf(side, at)} other={nameOf(other, at)} />
        </span>
      ),
      hint: (at) => nameOf(side, at) ?? undefined,
    };
  };
  const reasonWords = (at: number) =>
    reasonsOf(rows.reasons[at] ?? 0)
      .map((reason) => words.reasons[reason])
      .join(messages.common.listSeparator);
  const reasons: DataColumn<number> = { id: 'reasons', header: words.columns.reasons, width: 230, cell: reasonWords, hint: reasonWords };
  const verdict: DataColumn<number> = {
    id: 'verdict',
    header: words.columns.verdict,
    width: 104,
    cell: (at) => {
      const decided = verdictAt(outcome, book, at);
      return decided === null ? null : (
        <span className="matching-verdict" data-verdict={decided}>
          {words.verdicts[decided]}
        </span>
      );
    },
  };
  if (kind === 'LEFT_ONLY' || kind === 'RIGHT_ONLY') {
    const side = kind === 'LEFT_ONLY' ? 'left' : 'right';
    const other = side === 'left' ? 'right' : 'left';
    const { side: list } = outcome[side];
    const rowOf = (at: number) => rows[side][at] ?? -1;
    return [
      { ...nameColumn(side, 320), cell: (at) => nameOf(side, at) ?? messages.common.emDash },
      { id: 'uscc', header: messages.columns.uscc, width: 170, cell: (at) => list.uscc?.[rowOf(at)] ?? messages.common.emDash },
      {
        id: 'place',
        header: words.columns.place,
        width: 220,
        cell: (at) => placeAt(list, rowOf(at)),
        hint: (at) => placeAt(list, rowOf(at)),
      },
      { ...reasons, width: 200 },
      nameColumn(other, 220),
    ];
  }
  return [
    nameColumn('left', 240),
    nameColumn('right', 240),
    verdict,
    { id: 'score', header: words.columns.score, width: 64, align: 'end', cell: (at) => scoreText(rows.score[at] ?? 0) },
    { id: 'key', header: words.columns.key, width: 120, cell: (at) => words.keys[MATCH_KEYS[rows.key[at] ?? 0] ?? 'NONE'] },
    reasons,
  ];
}

export function scoreText(score: number): string {
  return score === 0 ? '' : score.toFixed(2);
}
