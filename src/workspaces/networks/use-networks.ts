import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { allianceDetails, alliances } from '../../queries/alliances.ts';
import { chainMembers, chains } from '../../queries/chains.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { allianceMembersOf, alliancesOf, chainMembersOf, chainsOf, type Network, type NetworkMember } from './network-lists.ts';

export type NetworkKind = 'alliance' | 'chain';

interface NetworkTab {
  readonly kind: NetworkKind;
  /** The network looked at last: it stays in the drawer while its members are selected. */
  readonly last: { readonly schema: string; readonly kind: NetworkKind; readonly index: number } | null;
  setKind(kind: NetworkKind): void;
  remember(schema: string, kind: NetworkKind, index: number): void;
}

/** Which list is open and what was chosen in it; a way of looking, not part of the view. */
export const useNetworkTab = create<NetworkTab>((set) => ({
  kind: 'alliance',
  last: null,
  setKind: (kind) => set({ kind }),
  remember: (schema, kind, index) => set({ last: { schema, kind, index } }),
}));

/** The alliances or the chains of the open dataset; null while unknown. */
export function useNetworks(kind: NetworkKind): { readonly networks: readonly Network[] | null; readonly error: unknown } {
  const dataset = useActiveDataset();
  const query = dataset === null ? null : kind === 'alliance' ? alliances(dataset.schema) : chains(dataset.schema);
  const { table, answered, error } = useQuery(query, dataset?.version ?? 0);
  const name = answered?.name;
  const networks = useMemo(() => {
    if (table === null) return null;
    if (name === 'alliances') return kind === 'alliance' ? alliancesOf(table) : null;
    return kind === 'chain' ? chainsOf(table) : null;
  }, [table, name, kind]);
  return { networks, error };
}

/** The network of the open list that is selected or was selected last, on the map or in the list. */
export function useChosenNetwork(): Network | null {
  const { kind, last, remember } = useNetworkTab();
  const dataset = useActiveDataset();
  const { networks } = useNetworks(kind);
  const selection = useAtlas((state) => state.view.selection);
  const schema = dataset?.schema ?? null;
  const selected = selection?.kind === kind ? (selection.ids[0] ?? null) : null;
  useEffect(() => {
    if (schema !== null && selected !== null) remember(schema, kind, selected);
  }, [schema, selected, kind, remember]);
  const index = selected ?? (last !== null && last.schema === schema && last.kind === kind ? last.index : null);
  return networks?.find((network) => network.index === index) ?? null;
}

/** Members of a network; null while unknown. */
export function useMembers(kind: NetworkKind, network: Network | null): readonly NetworkMember[] | null {
  const dataset = useActiveDataset();
  const query =
    dataset === null || network === null
      ? null
      : kind === 'alliance'
        ? allianceDetails(dataset.schema, network.id)
        : chainMembers(dataset.schema);
  const { table, answered } = useQuery(query, dataset?.version ?? 0);
  const isCurrent = answered !== null && query !== null && answered.sql === query.sql;
  return useMemo(() => {
    if (table === null || network === null || !isCurrent) return null;
    return kind === 'alliance' ? allianceMembersOf(table) : chainMembersOf(table, network.id);
  }, [table, network, kind, isCurrent]);
}
