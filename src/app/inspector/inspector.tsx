import { X } from 'lucide-react';
import { IconButton } from '../../components/icon-button.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Selection } from '../../model/selection.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useMapDrawn } from '../../state/use-map-drawn.ts';
import { BuildingCard } from './building-card.tsx';
import { EnterpriseCard } from './enterprise-card.tsx';
import { ListedCard } from './listed-card.tsx';
import { OrganizationCard } from './organization-card.tsx';
import { OverviewCard } from './overview-card.tsx';
import { SelectionExport } from './selection-export.tsx';
import { SelectionSummaryCard } from './selection-summary-card.tsx';
import './inspector.css';

/** Right of the map: what is selected, pinned until something else is. */
export function Inspector() {
  const messages = useMessages();
  const dataset = useActiveDataset();
  const selection = useAtlas((state) => state.view.selection);
  const transact = useAtlas((state) => state.transact);
  const isDrawn = useMapDrawn();
  const actions =
    selection === null ? null : (
      <>
        <SelectionExport selection={selection} />
        <IconButton
          size="small"
          label={messages.explore.clearSelection}
          icon={<X size={15} />}
          onPress={() =>
            transact('selection', (draft) => {
              draft.selection = null;
            })
          }
        />
      </>
    );
  return (
    <Panel
      id="atlas:inspector"
      title={selection === null ? messages.explore.overview : messages.explore.selection}
      side="right"
      size={300}
      minSize={260}
      maxSize={560}
      actions={actions}
    >
      {dataset === null ? null : selection === null ? isDrawn ? <OverviewCard /> : null : <Card selection={selection} />}
    </Panel>
  );
}

function Card({ selection }: { readonly selection: Selection }) {
  const first = selection.ids[0];
  if (first === undefined) return null;
  if (selection.ids.length === 1) {
    if (selection.kind === 'enterprise') return <EnterpriseCard row={first} />;
    if (selection.kind === 'building') return <BuildingCard buildingIx={first} />;
    if (selection.kind === 'organization') return <OrganizationCard orgIx={first} />;
  }
  switch (selection.kind) {
    case 'enterprise':
    case 'building':
    case 'park':
    case 'district':
      return <SelectionSummaryCard kind={selection.kind} ids={selection.ids} />;
    case 'alliance':
    case 'site':
    case 'chain':
    case 'organization':
      return <ListedCard kind={selection.kind} ids={selection.ids} />;
  }
}
