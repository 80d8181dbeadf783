import { useEffect, useMemo, useRef } from 'react';
import { BarList } from '../../components/bar-list.tsx';
import { Button } from '../../components/button.tsx';
import type { DataColumn } from '../../components/data-column.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Panel } from '../../components/panel.tsx';
import { arraySource } from '../../components/row-source.ts';
import { applyGesture } from '../../components/table-gesture.ts';
import { pickName } from '../../locales/format.ts';
import type { Messages } from '../../locales/messages.ts';
import { termOf } from '../../locales/term.ts';
import { rungOf } from '../../model/coverage.ts';
import { selectionOf } from '../../model/selection.ts';
import { coveredFromRung } from '../../queries/definition-sql.ts';
import { useAtlas } from '../../state/store.ts';
import { boundsOf, groupMembers, type Network, type NetworkMember } from './network-lists.ts';
import { type NetworkKind, useChosenNetwork, useMembers, useNetworkTab } from './use-networks.ts';
import './networks.css';

function groupName(messages: Messages, kind: NetworkKind, group: string | null): string {
  return kind === 'alliance' ? termOf(messages.terms.memberKinds, group, messages.common.unknown) : (group ?? messages.networks.unstaged);
}

function memberColumns(messages: Messages, kind: NetworkKind): readonly DataColumn<NetworkMember>[] {
  const { columns: words, networks, terms, common } = messages;
  const name = (member: NetworkMember) => member.name ?? common.emDash;
  return [
    { id: 'name', header: words.name, width: 280, cell: name, hint: name },
    {
      id: 'group',
      header: kind === 'alliance' ? words.kind : words.stage,
      width: 140,
      cell: (member) => groupName(messages, kind, member.group),
    },
    {
      id: 'role',
      header: kind === 'alliance' ? networks.role : words.position,
      width: 110,
      cell: (member) => termOf(terms.chainPositions, member.role, common.emDash),
    },
    {
      id: 'rung',
      header: words.rung,
      width: 140,
      cell: (member) => (member.rung === null ? networks.notListed : terms.rungs[rungOf(member.rung)]),
    },
  ];
}

/** Members of the chosen alliance by kind, or of the chosen chain by stage, with what stands behind each. */
export function NetworksDrawer() {
  const messages = useMessages();
  const language = useLanguage();
  const kind = useNetworkTab((state) => state.kind);
  const network = useChosenNetwork();
  const members = useMembers(kind, network);
  const words = messages.networks;
  useFlyToMembers(network, members);
  const title =
    network === null
      ? words.members
      : [
          pickName(language, network.nameZh, network.nameEn, words.unnamed),
          words.memberCount(network.members),
          ...(kind === 'chain' ? [] : [network.foundedOn === null ? words.foundedUnknown : words.foundedOn(network.foundedOn)]),
        ].join(' · ');
  return (
    <Panel id="atlas:drawer" title={title} side="bottom" size={250} minSize={120} maxSize={560}>
      {network === null ? (
        <EmptyState sentence={kind === 'alliance' ? words.chooseAlliance : words.chooseChain} />
      ) : members === null ? (
        <EmptyState sentence={messages.common.loading} />
      ) : (
        <Members kind={kind} network={network} members={members} />
      )}
    </Panel>
  );
}

/** The map goes to a network when it is chosen, not again when its figures are asked anew. */
function useFlyToMembers(network: Network | null, members: readonly NetworkMember[] | null): void {
  const shown = useRef<string | null>(null);
  const id = network?.id ?? null;
  useEffect(() => {
    if (id === null || members === null || shown.current === id) return;
    shown.current = id;
    const bounds = boundsOf(members);
    if (bounds !== null) useAtlas.getState().flyTo(bounds);
  }, [id, members]);
}

function Members({
  kind,
  network,
  members,
}: {
  readonly kind: NetworkKind;
  readonly network: Network;
  readonly members: readonly NetworkMember[];
}) {
  const messages = useMessages();
  const words = messages.networks;
  const { definition, selection } = useAtlas((state) => state.view);
  const transact = useAtlas((state) => state.transact);
  const groups = useMemo(() => groupMembers(members, coveredFromRung(definition), network.stages), [members, definition, network]);
  const source = useMemo(() => arraySource(members), [members]);
  const columns = useMemo(() => memberColumns(messages, kind), [messages, kind]);
  const selectedRows = new Set(selection?.kind === 'enterprise' ? selection.ids : []);
  const selected = new Set(members.filter((member) => member.row !== null && selectedRows.has(member.row)).map((member) => member.index));
  const listed = groups.reduce((sum, group) => sum + group.listed, 0);
  const organized = groups.reduce((sum, group) => sum + group.organized, 0);
  const missing = groups.filter((group) => group.members === 0).map((group) => groupName(messages, kind, group.group));
  const selectRows = (rows: readonly number[]) =>
    transact('selection', (draft) => {
      draft.selection = selectionOf('enterprise', rows) as typeof draft.selection;
    });
  const everyRow = members.flatMap((member) => (member.row === null ? [] : [member.row]));
  return (
    <div className="networks-drawer">
      <div className="networks-summary">
        <h3>{kind === 'alliance' ? words.membersByKind : words.membersByStage}</h3>
        <BarList
          label={words.members}
          entries={groups.map((group) => ({
            id: group.group ?? '',
            name: groupName(messages, kind, group.group),
            parts: [
              { name: messages.explore.headline.covered, value: group.organized, color: 'var(--rung-single)' },
              { name: words.listed, value: group.listed - group.organized, color: 'var(--data-missing)' },
              { name: words.members, value: group.members - group.listed, color: 'var(--data-neutral)' },
            ],
            label: group.listed === 0 ? String(group.members) : `${group.organized} / ${group.members}`,
          }))}
        />
        <p>{listed === 0 ? words.noEnterpriseMembers : words.organized(organized, listed)}</p>
        {missing.length === 0 ? null : <p>{words.missingStages(missing.join(messages.common.listSeparator))}</p>}
        {everyRow.length === 0 ? null : (
          <Button kind="link" onPress={() => selectRows(everyRow)}>
            {messages.gaps.selectOnMap}
          </Button>
        )}
      </div>
      <div className="networks-members">
        <DataTable
          label={words.members}
          columns={columns}
          source={source}
          rowId={(member) => member.index}
          selected={selected}
          onSelect={(gesture) => selectRows(applyGesture(selected, gesture).flatMap((index) => members[index]?.row ?? []))}
        />
      </div>
    </div>
  );
}
