import { Button } from '../../../components/button.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { listDecisions, pairKey } from '../../../model/match-decisions.ts';
import { withdrawDecision } from '../../../state/match-decide.ts';
import { type MatchOutcome, useMatching } from '../../../state/match-state.ts';

const SHOWN = 50;

/** Earlier decisions that the new data speak against: a person withdraws them, or decides anew. */
export function MatchConflicts({ outcome }: { readonly outcome: MatchOutcome }) {
  const words = useMessages().matching;
  const book = useMatching((state) => state.book);
  const made = listDecisions(outcome.book);
  const open = outcome.result.decisionConflicts.flatMap((conflict) => {
    const decision = made[conflict.decision];
    if (decision === undefined || book.decisions[pairKey(decision.left, decision.right)] === undefined) return [];
    return [{ conflict, decision }];
  });
  if (open.length === 0) return null;
  return (
    <details className="matching-conflicts" open>
      <summary>{words.conflictsTitle(open.length)}</summary>
      <ul>
        {open.slice(0, SHOWN).map(({ conflict, decision }) => (
          <li key={`${conflict.decision}:${conflict.code}`}>
            <span>
              {decision.left.name} ↔ {decision.right.name}
            </span>
            <span className="caption">
              {words.verdicts[decision.verdict]} · {words.conflicts[conflict.code]}
            </span>
            <Button kind="link" onPress={() => withdrawDecision(decision)}>
              {words.withdraw}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
