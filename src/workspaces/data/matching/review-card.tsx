import { Button } from '../../../components/button.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import type { DecisionBook, Verdict } from '../../../model/match-decisions.ts';
import { MATCH_KEYS, REFERENCE_NONE, reasonsOf } from '../../../model/match-types.ts';
import { pairAt, verdictAt } from '../../../state/match-decide.ts';
import { type MatchOutcome, type RunSide, useMatching } from '../../../state/match-state.ts';
import { nameAt, placeAt, sideTitle } from './list-words.ts';
import { MarkedName } from './marked-name.tsx';
import { scoreText } from './queue-columns.tsx';

const ALTERNATIVES = 3;

export interface ReviewCardProps {
  readonly outcome: MatchOutcome;
  readonly book: DecisionBook;
  /** Entry of the result; null for none. */
  readonly at: number | null;
  readonly position: number;
  readonly total: number;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onNext: () => void;
}

/** Everything about one entry: both rows under each other, in what the names differ, what was decided. */
export function ReviewCard({ outcome, book, at, position, total, onVerdict, onNext }: ReviewCardProps) {
  const messages = useMessages();
  const words = messages.matching;
  const matcher = useMatching((state) => state.matcher);
  if (at === null) return <aside className="matching-card">{words.reviewEmpty}</aside>;
  const { rows } = outcome.result;
  const [left, right] = [rows.left[at] ?? -1, rows.right[at] ?? -1];
  const [leftName, rightName] = [nameAt(outcome.left.side, left), nameAt(outcome.right.side, right)];
  const verdict = verdictAt(outcome, book, at);
  const differences = matcher === null || leftName === null || rightName === null ? [] : matcher.differences(leftName, rightName);
  const key = MATCH_KEYS[rows.key[at] ?? 0] ?? 'NONE';
  const remarks = [
    // The key says so already.
    ...reasonsOf(rows.reasons[at] ?? 0)
      .filter((reason) => reason !== 'similar-name')
      .map((reason) => words.reasons[reason]),
    ...differences.map((difference) => words.differences[difference]),
    ...(rows.reference[at] === REFERENCE_NONE ? [] : [words.references]),
  ];
  const action = (choice: Verdict, letter: string, name: string) => (
    <Button onPress={() => onVerdict(choice)}>
      {name} <kbd>{letter}</kbd>
    </Button>
  );
  return (
    <aside className="matching-card" aria-label={words.review}>
      <p className="caption">{words.reviewPart(position + 1, total)}</p>
      <Row title={sideTitle(messages, outcome.left)} source={outcome.left} row={left} other={rightName} />
      <Row title={sideTitle(messages, outcome.right)} source={outcome.right} row={right} other={leftName} />
      <p className="matching-remarks">
        {[...(key === 'NONE' ? [] : [`${words.keys[key]} ${scoreText(rows.score[at] ?? 0)}`]), ...remarks].join(' · ')}
      </p>
      {verdict === null ? null : (
        <p className="matching-settled">
          {words.columns.verdict}
          {messages.common.colon}
          <span className="matching-verdict" data-verdict={verdict}>
            {words.verdicts[verdict]}
          </span>
        </p>
      )}
      {pairAt(rows, at) === null ? (
        <p className="caption">{words.undecidable}</p>
      ) : (
        <div className="matching-verdicts">
          {action('confirmed', 'Y', words.keyConfirm)}
          {action('rejected', 'N', words.keyReject)}
          {action('left-is-branch', 'B', words.keyLeftBranch)}
          {action('right-is-branch', '⇧B', words.keyRightBranch)}
          <Button kind="link" onPress={onNext}>
            {words.keyNext} <kbd>Enter</kbd>
          </Button>
        </div>
      )}
      <Alternatives outcome={outcome} left={left} right={right} />
    </aside>
  );
}

function Row({
  title,
  source,
  row,
  other,
}: {
  readonly title: string;
  readonly source: RunSide;
  readonly row: number;
  readonly other: string | null;
}) {
  const messages = useMessages();
  const details = row < 0 ? [] : [source.side.uscc?.[row] ?? '', placeAt(source.side, row)].filter((part) => part !== '');
  return (
    <div className="matching-row">
      <span className="caption">{title}</span>
      <p className="matching-row-name">
        <MarkedName name={nameAt(source.side, row)} other={other} />
      </p>
      <span className="caption">{row < 0 ? '' : details.length === 0 ? messages.common.emDash : details.join(' · ')}</span>
    </div>
  );
}

/** Other rows of the right list that the left one resembles. */
function Alternatives({ outcome, left, right }: { readonly outcome: MatchOutcome; readonly left: number; readonly right: number }) {
  const words = useMessages().matching;
  if (left < 0) return null;
  const { start, right: others, score } = outcome.result.alternatives;
  const found = Array.from({ length: (start[left + 1] ?? 0) - (start[left] ?? 0) }, (_value, index) => (start[left] ?? 0) + index)
    .filter((index) => others[index] !== right)
    .slice(0, ALTERNATIVES);
  if (found.length === 0) return null;
  return (
    <div className="matching-alternatives">
      <span className="caption">{words.alternatives}</span>
      <ul>
        {found.map((index) => (
          <li key={index}>
            {nameAt(outcome.right.side, others[index] ?? -1)} <span className="caption">{scoreText(score[index] ?? 0)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
