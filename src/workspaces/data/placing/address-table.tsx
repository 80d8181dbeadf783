import { useMemo } from 'react';
import { Button } from '../../../components/button.tsx';
import type { DataColumn } from '../../../components/data-column.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { arraySource } from '../../../components/row-source.ts';
import type { Messages } from '../../../locales/messages.ts';
import { SURE_CONFIDENCE } from '../../../model/address-match.ts';
import type { BuildingLink } from '../../../model/edits.ts';
import { acceptLinks, withdrawLinks } from '../../../state/edit-actions.ts';
import { linkOf, type MatchedBuilding, type MatchedRow } from './use-address-matching.ts';

export interface AddressTableProps {
  readonly rows: readonly MatchedRow[];
  readonly buildings: readonly MatchedBuilding[];
  readonly accepted: ReadonlyMap<string, BuildingLink>;
}

/** Each address with what it may mean, to be accepted, chosen or taken back one by one. */
export function AddressTable({ rows, buildings, accepted }: AddressTableProps) {
  const messages = useMessages();
  const words = messages.placing.address;
  const source = useMemo(() => arraySource(rows), [rows]);
  const columns = useMemo(() => columnsOf(messages, buildings, accepted), [messages, buildings, accepted]);
  return (
    <DataTable
      label={words.title}
      columns={columns}
      source={source}
      rowId={(row) => row.index}
      empty={<EmptyState sentence={words.empty} />}
    />
  );
}

function columnsOf(
  messages: Messages,
  buildings: readonly MatchedBuilding[],
  accepted: ReadonlyMap<string, BuildingLink>,
): readonly DataColumn<MatchedRow>[] {
  const words = messages.placing.address;
  const byId = new Map(buildings.map((building) => [building.id, building]));
  const nameOf = (building: MatchedBuilding | undefined): string =>
    building === undefined ? messages.common.emDash : building.isPlaced ? building.name : `${building.name}(${words.notOnMap})`;
  const offered = (row: MatchedRow): BuildingLink | null => accepted.get(row.enterpriseId) ?? linkOf(row, buildings);
  return [
    { id: 'enterprise', header: words.enterprise, width: 190, cell: (row) => row.name, hint: (row) => row.name },
    { id: 'address', header: words.addressText, width: 250, cell: (row) => row.address, hint: (row) => row.address },
    {
      id: 'building',
      header: words.building,
      width: 220,
      cell: (row) => {
        const link = offered(row);
        if (link !== null) return nameOf(byId.get(link.buildingId));
        return row.match.kind === 'several' ? <Choice row={row} choices={row.match.buildings.map((at) => buildings[at])} /> : null;
      },
      hint: (row) => nameOf(byId.get(offered(row)?.buildingId ?? '')),
    },
    {
      id: 'method',
      header: words.method,
      width: 180,
      cell: (row) => {
        const link = offered(row);
        return link === null ? words.shows.ambiguous : words.methods[link.method];
      },
    },
    {
      id: 'confidence',
      header: words.confidence,
      width: 96,
      align: 'end',
      cell: (row) => {
        const link = offered(row);
        if (link === null) return messages.common.emDash;
        return (
          <span className="placing-confidence" {...(link.confidence < SURE_CONFIDENCE ? { 'data-low': '' } : {})}>
            {link.confidence.toFixed(2)}
          </span>
        );
      },
    },
    {
      id: 'action',
      header: words.action,
      width: 90,
      cell: (row) => {
        if (accepted.has(row.enterpriseId)) {
          return (
            <Button kind="quiet" label={`${words.withdraw} ${row.name}`} onPress={() => withdrawLinks([row.enterpriseId])}>
              {words.withdraw}
            </Button>
          );
        }
        const link = linkOf(row, buildings);
        if (link === null) return null;
        return (
          <Button label={`${words.accept} ${row.name}`} onPress={() => acceptLinks([link])}>
            {words.accept}
          </Button>
        );
      },
    },
  ];
}

function Choice({ row, choices }: { readonly row: MatchedRow; readonly choices: readonly (MatchedBuilding | undefined)[] }) {
  const words = useMessages().placing.address;
  return (
    <select
      aria-label={`${words.choose} ${row.name}`}
      value=""
      onChange={(event) =>
        acceptLinks([{ enterpriseId: row.enterpriseId, buildingId: event.target.value, confidence: 1, method: 'CHOSEN' }])
      }
    >
      <option value="" disabled>
        {words.choose}
      </option>
      {choices.map((building) =>
        building === undefined ? null : (
          <option key={building.id} value={building.id}>
            {[building.name, building.parkZh].filter(Boolean).join(' · ')}
          </option>
        ),
      )}
    </select>
  );
}
