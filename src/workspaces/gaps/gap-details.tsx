import { Button } from '../../components/button.tsx';
import type { Selection } from '../../model/selection.ts';
import { selectionOf } from '../../model/selection.ts';
import { useAtlas } from '../../state/store.ts';
import { EnterpriseJudgement } from './enterprise-judgement.tsx';
import { useGaps } from './gaps-state.ts';
import { useGapsWords } from './use-gaps-words.ts';
import './gap-details.css';

/** What this workspace says of the selection: of an enterprise the rule, the measure and what is near. */
export function GapDetails({ selection }: { readonly selection: Selection }) {
  const [id] = selection.ids;
  const isOne = selection.ids.length === 1 && id !== undefined;
  return (
    <>
      <BackToOrigin selection={selection} />
      {isOne && selection.kind === 'enterprise' ? <EnterpriseJudgement key={id} row={id} /> : null}
    </>
  );
}

/** After a candidate was looked at on the map: the way back to the enterprise it was a candidate for. */
function BackToOrigin({ selection }: { readonly selection: Selection }) {
  const words = useGapsWords().lists;
  const origin = useGaps((state) => state.origin);
  const transact = useAtlas((state) => state.transact);
  if (origin === null || (selection.kind === 'enterprise' && selection.ids.length === 1 && selection.ids[0] === origin.row)) return null;
  if (selection.kind !== origin.shown.kind || selection.ids.join() !== origin.shown.ids.join()) return null;
  return (
    <p className="gap-back">
      <Button
        kind="link"
        onPress={() =>
          transact('selection', (draft) => {
            draft.selection = selectionOf('enterprise', [origin.row]) as typeof draft.selection;
          })
        }
      >
        {words.detailBack(origin.name)}
      </Button>
    </p>
  );
}
