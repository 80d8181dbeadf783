import { useMemo } from 'react';
import type { DataColumn } from '../../../components/data-column.ts';
import { useLanguage } from '../../../components/locale-context.tsx';
import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { groupColumns } from '../frame/group-columns.tsx';
import { unitName } from '../frame/group-names.ts';
import { GroupsTable } from '../frame/groups-table.tsx';
import { selectBuildings } from '../frame/select-buildings.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { outOfReachText } from './site-text.ts';
import type { SiteGroupView, SiteView } from './site-view.ts';

/** The sites as a table: kept, new; whom each serves. Those given up are named below. */
export function SiteResult(props: { readonly scenario: ScenarioOfKind<'sites'>; readonly view: SiteView; readonly headline: string }) {
  const { scenario, view, headline } = props;
  const words = usePlanWords();
  const language = useLanguage();
  const unit = words.sites.measureUnits[scenario.settings.measure];
  const columns = useMemo(() => columnsOf(words, language, unit), [words, language, unit]);
  return (
    <div className="plan-result">
      <div className="plan-headline">
        <p>{headline}</p>
        {view.outOfReach === 0 ? null : <p className="plan-broken">{outOfReachText(words, scenario, view)}</p>}
      </div>
      <GroupsTable columns={columns} groups={view.sites} onOpen={() => selectBuildings([])} />
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
  const headers = { ...words.columns, served: `${words.columns.served} (${unit})` };
  const { number, text, count } = groupColumns<SiteGroupView, keyof typeof headers>(headers);
  return [
    number('number', committees.locked),
    text('name', 200, name),
    text('state', 90, ({ isKept }) => (isKept ? words.states.kept : words.states.new)),
    count('served', 100, (site) => site.served),
    count('buildings', 100, (site) => site.buildings.length),
    count('farthest', 100, (site) => site.farthest),
    count('mean', 100, (site) => site.mean),
  ];
}
