import { useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import type { MatchClass } from '../../../model/match-types.ts';
import { pendingDecisions } from '../../../state/match-decide.ts';
import { chooseList } from '../../../state/match-lists.ts';
import { runMatching } from '../../../state/match-run.ts';
import { type MatchOutcome, useMatching } from '../../../state/match-state.ts';
import { canServeUnions, takeForUnions } from '../../../state/union-list.ts';
import { MatchConflicts } from './match-conflicts.tsx';
import { MatchSummary } from './match-summary.tsx';
import { queueOf } from './queue.ts';
import { QueueView } from './queue-view.tsx';

/** Up to so many rows in both lists a match takes less than a second or two: it follows the decisions by itself. */
const QUICK_ROWS = 20_000;

/** What a match found: the four classes with their sums, and the queue of the one that is chosen. */
export function MatchResultView({ outcome }: { readonly outcome: MatchOutcome }) {
  const words = useMessages().matching;
  const { book, run, lists } = useMatching();
  const [kind, setKind] = useState<MatchClass>(lastKind);
  const queue = useMemo(() => queueOf(outcome.result.rows, kind), [outcome, kind]);
  const pending = pendingDecisions(outcome, book);
  const { counts, decisionsWithoutRows } = outcome.result;
  const choose = (chosen: MatchClass) => {
    lastKind = chosen;
    setKind(chosen);
    if (pending > 0 && counts.leftRows + counts.rightRows <= QUICK_ROWS) void runMatching();
  };
  const [tax, unions] = [lists.filter(({ isExample }) => isExample)[1], lists.filter(({ isExample }) => isExample)[2]];
  const isFirstOfExample = outcome.right.ref.kind === 'file' && outcome.right.ref.id === tax?.id && unions !== undefined;
  const goOn = async () => {
    if (tax === undefined || unions === undefined) return;
    chooseList('left', { kind: 'file', id: tax.id });
    chooseList('right', { kind: 'file', id: unions.id });
    await runMatching();
  };
  const notes = [
    ...(counts.invalidUsccLeft + counts.invalidUsccRight === 0
      ? []
      : [words.invalidCodes(counts.invalidUsccLeft, counts.invalidUsccRight)]),
    ...outcome.ignored.map((column) => words.ignored[column]),
    ...(decisionsWithoutRows === 0 ? [] : [words.withoutRows(decisionsWithoutRows)]),
  ];
  return (
    <div className="matching-result" aria-busy={run !== null}>
      <MatchSummary outcome={outcome} kind={kind} onKind={choose} />
      {notes.map((note) => (
        <p key={note} className="caption">
          {note}
        </p>
      ))}
      <div className="matching-actions">
        {pending === 0 ? null : (
          <>
            <Button onPress={() => void runMatching()} isDisabled={run !== null}>
              {words.rerun}
            </Button>
            <span className="matching-pending">{words.rerunHint(pending)}</span>
          </>
        )}
        {canServeUnions(outcome) && run === null ? (
          <>
            <Button onPress={() => takeForUnions(outcome)}>{words.forUnions}</Button>
            <span className="caption">{words.forUnionsHint}</span>
          </>
        ) : null}
        {isFirstOfExample && run === null ? (
          <Button kind="link" onPress={() => void goOn()}>
            {words.exampleNext}
          </Button>
        ) : null}
      </div>
      <MatchConflicts outcome={outcome} />
      <QueueView outcome={outcome} kind={kind} queue={queue} />
    </div>
  );
}

/** A new run shows the class that was looked at. */
let lastKind: MatchClass = 'UNSURE';
