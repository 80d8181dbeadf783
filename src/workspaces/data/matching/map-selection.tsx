import { Button } from '../../../components/button.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import type { MatchClass } from '../../../model/match-types.ts';
import { selectionOf } from '../../../model/selection.ts';
import type { MatchOutcome } from '../../../state/match-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';

/** Takes the enterprises of a class to the map, where a side of the match is the list of the open dataset. */
export function MapSelection({
  outcome,
  kind,
  queue,
}: {
  readonly outcome: MatchOutcome;
  readonly kind: MatchClass;
  readonly queue: readonly number[];
}) {
  const words = useMessages().matching;
  const dataset = useActiveDataset();
  const side = (['left', 'right'] as const).find((name) => {
    const { rows, dataset: of } = outcome[name];
    return rows !== null && of?.id === dataset?.manifest.id && of?.version === dataset?.version;
  });
  if (side === undefined || kind === (side === 'left' ? 'RIGHT_ONLY' : 'LEFT_ONLY')) return null;
  const { rows: ids } = outcome[side];
  const own = outcome.result.rows[side];
  const chosen = new Set(queue.flatMap((at) => ids?.[own[at] ?? -1] ?? []));
  if (chosen.size === 0) return null;
  const show = () =>
    useAtlas.getState().transact('selection', (draft) => {
      draft.selection = selectionOf('enterprise', [...chosen]) as typeof draft.selection;
      draft.workspace = 'explore';
    });
  return <Button onPress={show}>{words.showOnMap(chosen.size)}</Button>;
}
