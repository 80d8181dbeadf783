import { useMemo, useState } from 'react';
import type { DataColumn } from '../../components/data-column.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { arraySource } from '../../components/row-source.ts';
import { Tabs } from '../../components/tabs.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatCount, pickName } from '../../locales/format.ts';
import { termOf } from '../../locales/term.ts';
import { selectionOf } from '../../model/selection.ts';
import { useAtlas } from '../../state/store.ts';
import type { Network } from './network-lists.ts';
import { type NetworkKind, useChosenNetwork, useNetworks, useNetworkTab } from './use-networks.ts';
import './networks.css';

/** The alliances and the chains of the place; the one chosen is marked on the map. */
export function NetworksPanel() {
  const messages = useMessages();
  const { kind, setKind } = useNetworkTab();
  const words = messages.networks;
  return (
    <div className="networks-panel">
      <Tabs
        label={words.title}
        selectedId={kind}
        onSelect={(id) => setKind(id === 'chain' ? 'chain' : 'alliance')}
        tabs={[
          { id: 'alliance', name: words.tabAlliances, content: <NetworkList kind="alliance" /> },
          { id: 'chain', name: words.tabChains, content: <NetworkList kind="chain" /> },
        ]}
      />
      <p className="networks-note">{words.noCoverageNote}</p>
    </div>
  );
}

function NetworkList({ kind }: { readonly kind: NetworkKind }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.networks;
  const { networks, error } = useNetworks(kind);
  const chosen = useChosenNetwork();
  const transact = useAtlas((state) => state.transact);
  const [search, setSearch] = useState('');
  const nameOf = (network: Network) => pickName(language, network.nameZh, network.nameEn, words.unnamed);
  const wanted = search.trim().toLocaleLowerCase();
  const source = useMemo(
    () =>
      arraySource(
        (networks ?? []).filter(
          (network) => wanted === '' || `${network.nameZh ?? ''} ${network.nameEn ?? ''}`.toLocaleLowerCase().includes(wanted),
        ),
      ),
    [networks, wanted],
  );
  const columns: readonly DataColumn<Network>[] = [
    {
      id: 'name',
      header: messages.columns.name,
      width: 216,
      cell: nameOf,
      hint: (network) =>
        [nameOf(network), ...(network.type === null ? [] : [termOf(messages.terms.allianceTypes, network.type, '')])].join(' · '),
    },
    { id: 'members', header: words.members, width: 72, align: 'end', cell: (network) => formatCount(network.members) },
  ];
  if (error !== null) return <ErrorMessage error={error} />;
  if (networks !== null && networks.length === 0) return <EmptyState sentence={kind === 'alliance' ? words.noAlliances : words.noChains} />;
  const label = kind === 'alliance' ? words.searchAlliances : words.searchChains;
  return (
    <div className="networks-list">
      <div className="networks-search">
        <TextField kind="search" label={label} hideLabel placeholder={label} value={search} onChange={setSearch} />
      </div>
      <div className="networks-rows">
        <DataTable
          label={kind === 'alliance' ? words.tabAlliances : words.tabChains}
          columns={columns}
          source={source}
          rowId={(network) => network.index}
          selected={new Set(chosen === null ? [] : [chosen.index])}
          onSelect={({ ids }) => {
            const [first] = ids;
            if (first === undefined) return;
            transact('selection', (draft) => {
              draft.selection = selectionOf(kind, [first]) as typeof draft.selection;
              const layer = kind === 'alliance' ? 'alliances' : 'chains';
              if (!draft.layers.includes(layer)) draft.layers.push(layer);
            });
          }}
          empty={networks === null ? undefined : <EmptyState sentence={messages.common.noMatch} />}
        />
      </div>
    </div>
  );
}
