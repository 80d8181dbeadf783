import { useEffect } from 'react';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Progress } from '../../../components/progress.tsx';
import { openMatching } from '../../../state/match-lists.ts';
import { cancelMatching } from '../../../state/match-run.ts';
import { patchMatching, useMatching } from '../../../state/match-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { ColumnChoice } from './column-choice.tsx';
import { ListSetup } from './list-setup.tsx';
import { MatchResultView } from './match-result.tsx';
import './matching.css';

/** «名单比对»: choose two lists, match, review, take the result along. */
export function MatchingPage() {
  const messages = useMessages();
  const words = messages.matching;
  const services = useAtlas((state) => state.services);
  const { opening, run, outcome, error, bookProblem } = useMatching();
  useEffect(() => {
    // What fails is told by the page itself.
    if (services !== null) void openMatching().catch(() => undefined);
  }, [services]);
  return (
    <div className="matching">
      <ListSetup />
      {error === null ? null : (
        <ErrorMessage error={error} actions={<Button onPress={() => patchMatching({ error: null })}>{messages.common.close}</Button>} />
      )}
      {bookProblem === null ? null : <p className="matching-pending">{words.bookProblems[bookProblem]}</p>}
      {opening === null ? null : <ColumnChoice opening={opening} />}
      {run === null ? null : (
        <Progress
          title={words.running}
          stage={run.progress === null ? words.stages.prepare : words.stages[run.progress.stage]}
          rowsDone={run.progress?.done ?? 0}
          rowsTotal={run.progress?.total ?? null}
          onCancel={cancelMatching}
        />
      )}
      {outcome === null ? (
        run === null && opening === null ? (
          <EmptyState sentence={words.empty} />
        ) : null
      ) : (
        <MatchResultView key={outcome.id} outcome={outcome} />
      )}
    </div>
  );
}
