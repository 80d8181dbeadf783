import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { textAt } from '../../model/column-table.ts';
import type { Selection } from '../../model/selection.ts';
import { selectionOf } from '../../model/selection.ts';
import { buildingDetails } from '../../queries/building-details.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { EnterpriseJudgement } from './enterprise-judgement.tsx';
import { useGaps } from './gaps-state.ts';
import { useGapsWords } from './use-gaps-words.ts';
import './gap-details.css';

const BuildingPage = lazy(() => import('./building-page/building-page.tsx').then((module) => ({ default: module.BuildingPage })));

/** What this workspace says of the selection: of an enterprise the rule, the measure and what is near; of a building its sheet. */
export function GapDetails({ selection }: { readonly selection: Selection }) {
  const [id] = selection.ids;
  const isOne = selection.ids.length === 1 && id !== undefined;
  return (
    <>
      <BackToOrigin selection={selection} />
      {isOne && selection.kind === 'enterprise' ? <EnterpriseJudgement key={id} row={id} /> : null}
      {isOne && selection.kind === 'building' ? <BuildingOpener buildingIx={id} /> : null}
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

/** «一楼一图» of the selected building. */
function BuildingOpener({ buildingIx }: { readonly buildingIx: number }) {
  const { common } = useMessages();
  const words = useGapsWords().lists;
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const [isOpen, setOpen] = useState(false);
  const { table } = useQuery(dataset === null ? null : buildingDetails(dataset.schema, definition, buildingIx), dataset?.version ?? 0);
  const id = table === null || table.numRows === 0 ? null : textAt(table, 'id', 0);
  if (id === null) return null;
  return (
    <div className="gap-opener">
      <Button onPress={() => setOpen(true)}>{words.buildingPage}</Button>
      {isOpen ? (
        <Suspense fallback={<p className="caption">{common.loading}</p>}>
          <BuildingPage buildingId={id} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
