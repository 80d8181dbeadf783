import { Button } from '../../components/button.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Section } from '../../components/section.tsx';
import { useGapsWords } from './use-gaps-words.ts';
import { useUncoveredChanges } from './use-uncovered-changes.ts';

/** What changed since the period before; nothing at all where the dataset has but one. */
export function ChangesLine() {
  const words = useGapsWords();
  const { date, counts, ask, error } = useUncoveredChanges();
  if (date === null) return null;
  if (ask !== null) {
    return (
      <Section>
        <Button kind="link" onPress={ask}>
          {words.changesAsk(date)}
        </Button>
      </Section>
    );
  }
  const added = counts === null ? 0 : counts.entered + counts.lost;
  const gone = counts === null ? 0 : counts.closed + counts.gone;
  return (
    <Section title={words.changes(date)}>
      {error === null ? null : <ErrorMessage error={error} />}
      <p className="gap-changes" aria-busy={counts === null}>
        {counts === null ? null : added + gone === 0 ? (
          words.changesNone
        ) : (
          <>
            {added === 0 ? null : <span>{words.changesAdded(added, counts.entered, counts.lost)}</span>}
            {gone === 0 ? null : <span>{words.changesGone(gone, counts.closed, counts.gone)}</span>}
          </>
        )}
      </p>
    </Section>
  );
}
