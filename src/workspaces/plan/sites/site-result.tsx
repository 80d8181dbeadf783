import { Lock } from 'lucide-react';
import { useMemo } from 'react';
import type { DataColumn } from '../../../components/data-column.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { arraySource } from '../../../components/row-source.ts';
import { formatCount } from '../../../locales/format.ts';
import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { patchPlanScreen, usePlanScreen } from '../../../state/plan-state.ts';
import { GroupMark } from '../frame/group-mark.tsx';
import { unitName } from '../frame/group-names.ts';
import { selectBuildings } from '../frame/select-buildings.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { outOfReachText } from './site-text.ts';
import type { SiteGroupView, SiteView } from './site-view.ts';

/** The sites as a table: kept, new; whom each serves. Those given up are named below. */
export function SiteResult(props: { readonly scenario: ScenarioOfKind<'sites'>; readonly view: SiteView; readonly headline: string }) {
  const { scenario, view, headline } = props;
  const words = usePlanWords();
  const language = useLanguage();
  const groupId = usePlanScreen((state) => state.groupId);
  const source = useMemo(() => arraySource(view.sites), [view]);
  const unit = words.sites.measureUnits[scenario.settings.measure];
  const columns = useMemo(() => columnsOf(words, language, unit), [words, language, unit]);
  return (
    <div className="plan-result">
      <div className="plan-headline">
        <p>{headline}</p>
        {view.outOfReach === 0 ? null : <p className="plan-broken">{outOfReachText(words, scenario, view)}</p>}
      </div>
      <div className="plan-table">
        <DataTable
          label={words.frame.tabs.result}
          columns={columns}
          source={source}
          rowId={({ group }) => group.id}
          selected={new Set(groupId === null ? [] : [groupId])}
          onSelect={({ ids }) => {
            patchPlanScreen({ groupId: ids.at(-1) ?? null });
            selectBuildings([]);
          }}
        />
      </div>
      {view.closed.length === 0 ? null : (
        <p className="plan-left">
          <strong>
            {words.sites.closedTitle} · {view.closed.length}
          </strong>{' '}
          {view.closed.map((building) => unitName(language, building)).join(language === 'en' ? ', ' : '、')}
        </p>
      )}
    </div>
  );
}

function columnsOf({ sites: words, committees }: PlanWords, language: Language, unit: string): readonly DataColumn<SiteGroupView>[] {
  const name = ({ seat, group }: SiteGroupView) => (seat === null ? (group.seat ?? '—') : unitName(language, seat));
  const count = (
    id: 'served' | 'buildings' | 'farthest' | 'mean',
    header: string,
    of: (site: SiteGroupView) => number | null,
  ): DataColumn<SiteGroupView> => ({
    id,
    header,
    width: 100,
    align: 'end',
    cell: (site) => formatCount(of(site)),
  });
  return [
    {
      id: 'number',
      header: words.columns.number,
      width: 64,
      cell: ({ number, group }) => (
        <>
          <GroupMark number={number} />
          {group.isLocked ? <Lock size={12} aria-label={committees.locked} /> : null}
        </>
      ),
    },
    { id: 'name', header: words.columns.name, width: 200, cell: name, hint: name },
    { id: 'state', header: words.columns.state, width: 90, cell: ({ isKept }) => (isKept ? words.states.kept : words.states.new) },
    count('served', `${words.columns.served} (${unit})`, (site) => site.served),
    count('buildings', words.columns.buildings, (site) => site.buildings.length),
    count('farthest', words.columns.farthest, (site) => site.farthest),
    count('mean', words.columns.mean, (site) => site.mean),
  ];
}
