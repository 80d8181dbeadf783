import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Selection } from '../../model/selection.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useMapDrawn } from '../../state/use-map-drawn.ts';
import type { Workspace } from '../../state/workspace.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { BuildingCard } from './building-card.tsx';
import { EnterpriseCard } from './enterprise-card.tsx';
import { ListedCard } from './listed-card.tsx';
import { OrganizationCard } from './organization-card.tsx';
import { OverviewCard } from './overview-card.tsx';
import { SelectionExport } from './selection-export.tsx';
import { SelectionSummaryCard } from './selection-summary-card.tsx';
import './inspector.css';

/** Right of the map: what is selected, pinned until something else is. */
export function Inspector({ Details, Overview }: { readonly Details: Workspace['Details']; readonly Overview: Workspace['Overview'] }) {
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
      {dataset === null ? null : selection === null ? (
        <Unselected Overview={Overview}>{isDrawn ? <OverviewCard /> : null}</Unselected>
      ) : (
        <Card selection={selection} Details={Details} />
      )}
    </Panel>
  );
}

function Unselected({ Overview, children }: { readonly Overview: Workspace['Overview']; readonly children: ReactNode }) {
  if (Overview === undefined) return children;
  return (
    <ErrorBoundary>
      <Overview>{children}</Overview>
    </ErrorBoundary>
  );
}

function Card({ selection, Details }: { readonly selection: Selection; readonly Details: Workspace['Details'] }) {
  const details =
    Details === undefined ? null : (
      <ErrorBoundary>
        <Details selection={selection} />
      </ErrorBoundary>
    );
  const first = selection.ids[0];
  if (first === undefined) return null;
  if (selection.ids.length === 1) {
    if (selection.kind === 'enterprise') return <EnterpriseCard row={first}>{details}</EnterpriseCard>;
    if (selection.kind === 'building') return <BuildingCard buildingIx={first}>{details}</BuildingCard>;
  }
  return (
    <>
      {details}
      <OtherCard selection={selection} first={first} />
    </>
  );
}

function OtherCard({ selection, first }: { readonly selection: Selection; readonly first: number }): ReactNode {
  if (selection.kind === 'organization' && selection.ids.length === 1) return <OrganizationCard orgIx={first} />;
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
