import { useMemo } from 'react';
import { Button } from '../../../components/button.tsx';
import type { DataColumn } from '../../../components/data-column.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { Panel } from '../../../components/panel.tsx';
import { arraySource } from '../../../components/row-source.ts';
import { formatCount, pickName } from '../../../locales/format.ts';
import type { Language, Messages } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import { selectionOf } from '../../../model/selection.ts';
import { useAtlas } from '../../../state/store.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { DraftExport } from './draft-export.tsx';
import { type DraftBuilding, draftFindings, type Finding } from './draft-findings.ts';
import { useDraftSettings } from './draft-state.ts';
import { type Draft, useDraft } from './use-draft.ts';
import '../plan.css';

type DraftWords = PlanWords['draft'];

function findingText(words: DraftWords, finding: Finding): string {
  const text = words.findings[finding.code];
  return typeof text === 'string' ? text : text('count' in finding ? finding.count : 0);
}

function draftColumns(words: DraftWords, messages: Messages, language: Language): readonly DataColumn<DraftBuilding>[] {
  const name = (building: DraftBuilding) => pickName(language, building.nameZh, building.nameEn, building.id ?? '');
  const count = (
    id: 'listed' | 'eligible' | 'covered' | 'uncovered' | 'unknown' | 'organizations' | 'membersFull',
    header: string,
  ): DataColumn<DraftBuilding> => ({
    id,
    header,
    width: 100,
    align: 'end',
    cell: (building) => formatCount(building[id]),
  });
  return [
    { id: 'name', header: words.buildings, width: 210, cell: name, hint: name },
    count('listed', words.tenants),
    count('eligible', words.eligible),
    count('covered', words.covered),
    count('uncovered', words.uncovered),
    count('organizations', words.organizations),
    count('membersFull', words.membersFull),
    count('unknown', messages.columns.unknown),
    {
      id: 'lead',
      header: words.leadOrganization,
      width: 220,
      cell: (building) => building.leadOrganization ?? messages.common.emDash,
      hint: (building) => building.leadOrganization ?? undefined,
    },
  ];
}

/** The draft summed up: its figures, what the rules say of them, and each of its buildings. */
export function DraftDrawer() {
  const messages = useMessages();
  const words = usePlanWords().draft;
  const { draft, error } = useDraft();
  const name = useDraftSettings((state) => state.name).trim() || words.defaultName;
  const transact = useAtlas((state) => state.transact);
  const actions =
    draft === null ? null : (
      <>
        <span className="plan-proposal">{messages.marks.proposal}</span>
        <Button
          kind="quiet"
          onPress={() =>
            transact('draft', (view) => {
              view.draftBuildings = [];
            })
          }
        >
          {messages.common.clear}
        </Button>
        <DraftExport draft={draft} name={name} />
      </>
    );
  return (
    <Panel id="atlas:drawer" title={`${words.draft} · ${name}`} side="bottom" size={250} minSize={120} maxSize={560} actions={actions}>
      {error !== null ? (
        <ErrorMessage error={error} />
      ) : draft === null ? (
        <EmptyState sentence={words.emptyDraft} />
      ) : (
        <DraftSummary draft={draft} />
      )}
    </Panel>
  );
}

function DraftSummary({ draft }: { readonly draft: Draft }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = usePlanWords().draft;
  const thresholds = useDraftSettings((state) => state.thresholds);
  const selection = useAtlas((state) => state.view.selection);
  const transact = useAtlas((state) => state.transact);
  const { buildings, total } = draft;
  const source = useMemo(() => arraySource(buildings), [buildings]);
  const columns = useMemo(() => draftColumns(words, messages, language), [words, messages, language]);
  const figures: readonly [string, string, number | null][] = [
    ['draft-buildings', words.buildings, buildings.length],
    ['draft-tenants', words.tenants, total.listed],
    ['draft-eligible', words.eligible, total.eligible],
    ['draft-covered', words.covered, total.covered],
    ['draft-organizations', words.organizations, total.organizations],
    ['draft-members', words.membersFull, total.membersFull],
  ];
  return (
    <div className="plan-drawer">
      <div className="plan-summary">
        <dl className="plan-figures">
          {figures.map(([metric, label, value]) => (
            <div key={metric}>
              <dt>{label}</dt>
              <dd>
                <data value={value ?? ''} data-metric={metric}>
                  {formatCount(value)}
                </data>
              </dd>
            </div>
          ))}
        </dl>
        <ul className="plan-findings">
          {draftFindings(buildings, total, thresholds).map((finding) => (
            <li key={finding.code}>{findingText(words, finding)}</li>
          ))}
        </ul>
      </div>
      <div className="plan-table">
        <DataTable
          label={words.perBuilding}
          columns={columns}
          source={source}
          rowId={(building) => building.ix}
          selected={new Set(selection?.kind === 'building' ? selection.ids : [])}
          onSelect={({ ids }) =>
            transact('selection', (view) => {
              view.selection = selectionOf('building', ids) as typeof view.selection;
            })
          }
        />
      </div>
    </div>
  );
}
