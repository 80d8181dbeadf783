import { useMessages } from '../../../components/locale-context.tsx';
import { formatCount } from '../../../locales/format.ts';
import { MATCH_KEYS, type MatchClass, type MatchCounts } from '../../../model/match-types.ts';
import type { MatchOutcome } from '../../../state/match-state.ts';
import { sideTitle } from './list-words.ts';

/** In the order in which a person reads them: both, left, right, and what is left to do. */
const ORDER: readonly MatchClass[] = ['MATCHED', 'LEFT_ONLY', 'RIGHT_ONLY', 'UNSURE'];

/** The four classes; under them the sums that must add up to each list. */
export function MatchSummary({
  outcome,
  kind,
  onKind,
}: {
  readonly outcome: MatchOutcome;
  readonly kind: MatchClass;
  readonly onKind: (kind: MatchClass) => void;
}) {
  const messages = useMessages();
  const words = messages.matching;
  const { counts } = outcome.result;
  const { matched, unsureLeft, unsureRight, leftOnly, rightOnly, leftRows, rightRows } = counts;
  const keys = MATCH_KEYS.filter((key) => counts.byKey[key] > 0).map((key) => `${words.keys[key]} ${formatCount(counts.byKey[key])}`);
  const noteOf = (option: MatchClass): string =>
    option === 'UNSURE' ? words.unsureParts(unsureLeft, unsureRight) : option === 'MATCHED' ? keys.join(' · ') : words.classNotes[option];
  return (
    <>
      <fieldset className="matching-classes" aria-label={words.title}>
        {ORDER.map((option) => (
          <button
            key={option}
            type="button"
            className="matching-class"
            data-class={option}
            aria-pressed={option === kind}
            onClick={() => onKind(option)}
          >
            <span className="matching-class-name">{words.classes[option]}</span>
            <data className="matching-class-value" data-metric={`match-${option}`} value={entriesOf(counts, outcome, option)}>
              {formatCount(entriesOf(counts, outcome, option))}
            </data>
            <span className="matching-class-note">{noteOf(option)}</span>
          </button>
        ))}
      </fieldset>
      <dl className="matching-sums">
        <div>
          <dt title={words.sumLeft}>{sideTitle(messages, outcome.left)}</dt>
          <dd data-metric="match-sum-left">{words.sums([matched, unsureLeft, leftOnly].join(' + '), leftRows)}</dd>
        </div>
        <div>
          <dt title={words.sumRight}>{sideTitle(messages, outcome.right)}</dt>
          <dd data-metric="match-sum-right">{words.sums([matched, unsureRight, rightOnly].join(' + '), rightRows)}</dd>
        </div>
      </dl>
    </>
  );
}

/** Entries of a class: an unsure pair is one, whichever of its rows it settles. */
function entriesOf(counts: MatchCounts, outcome: MatchOutcome, kind: MatchClass): number {
  switch (kind) {
    case 'MATCHED':
      return counts.matched;
    case 'LEFT_ONLY':
      return counts.leftOnly;
    case 'RIGHT_ONLY':
      return counts.rightOnly;
    case 'UNSURE':
      return outcome.result.rows.length - counts.matched - counts.leftOnly - counts.rightOnly;
  }
}
