import type { ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { changePlannedGroup, editScenario } from '../../../state/plan-actions.ts';
import { usePlanScreen } from '../../../state/plan-state.ts';
import { GroupMark } from '../frame/group-mark.tsx';
import { unitName } from '../frame/group-names.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { closeSite, moveSite } from './site-edit.ts';
import { weightOf } from './site-input.ts';
import { useSites } from './use-sites.ts';

type SiteScenario = ScenarioOfKind<'sites'>;

/** Right of the map: the site that is open, whom it serves, and what a person can do with it. */
export function SiteCard({ children }: { readonly children: ReactNode }) {
  const { committees, sites: words } = usePlanWords();
  const language = useLanguage();
  const { scenario, view, units } = useSites();
  const groupId = usePlanScreen((state) => state.groupId);
  const site = view?.sites.find(({ group }) => group.id === groupId);
  if (scenario === null || units === null || site === undefined || site.seat === null) return children;
  const { group, seat } = site;
  const { measure } = scenario.settings;
  const taken = new Set(scenario.groups.map((entry) => entry.seat));
  const free = units.filter((unit) => unit.lon !== null && !taken.has(unit.id));
  const edit = (label: string, change: (before: SiteScenario) => SiteScenario) =>
    editScenario(label, scenario.id, (before) => (before.kind === 'sites' ? change(before) : before));
  return (
    <section className="plan-card" aria-label={unitName(language, seat)}>
      <div className="plan-card-title">
        <GroupMark number={site.number} />
        <h3>{unitName(language, seat)}</h3>
        <span className="caption">{site.isKept ? words.states.kept : words.states.new}</span>
      </div>
      <div className="plan-tools">
        <Button onPress={() => changePlannedGroup(scenario.id, group.id, { isLocked: !group.isLocked })}>
          {group.isLocked ? committees.unlock : committees.lock}
        </Button>
        <MenuButton
          label={words.moveTo}
          entries={free.map((unit) => ({ id: unit.id, name: unitName(language, unit), isDisabled: group.isLocked }))}
          onAction={(id) => edit('plan-site-move', (before) => moveSite(before, group.id, id))}
        />
        <Button isDisabled={group.isLocked} onPress={() => edit('plan-site-close', (before) => closeSite(before, group.id))}>
          {words.close}
        </Button>
      </div>
      {seat.sites.length === 0 ? null : <p className="caption">{seat.sites.join(language === 'en' ? ', ' : '、')}</p>}
      <dl className="plan-card-facts">
        <div>
          <dt>{words.columns.served}</dt>
          <dd>
            {site.served} {words.measureUnits[measure]}
          </dd>
        </div>
        <div>
          <dt>{words.columns.farthest}</dt>
          <dd>{site.farthest === null ? '—' : Math.round(site.farthest)}</dd>
        </div>
        <div>
          <dt>{words.columns.buildings}</dt>
          <dd>
            <ul>
              {site.buildings.map((building) => (
                <li key={building.id}>
                  {unitName(language, building)} · {weightOf(building, measure)} {words.measureUnits[measure]}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </section>
  );
}
