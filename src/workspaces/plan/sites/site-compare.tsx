import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { formatCount, formatPoints, formatRate, ratio } from '../../../locales/format.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { useActivePlans, usePlanScreen } from '../../../state/plan-state.ts';
import { type CompareRow, CompareTable, signed } from '../frame/compare-table.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { type SiteView, siteView } from './site-view.ts';

/** Scenarios of sites side by side. Reach is counted by each scenario's own radius, which is said. */
export function SiteCompare() {
  const { frame, sites: words } = usePlanWords();
  const language = useLanguage();
  const nameOf = useScenarioName();
  const compared = usePlanScreen((state) => state.compared);
  const shown = useActivePlans()
    .scenarios.filter(
      (scenario): scenario is ScenarioOfKind<'sites'> =>
        scenario.kind === 'sites' && compared.includes(scenario.id) && scenario.groups.length > 0,
    )
    .map((scenario) => ({ scenario, view: siteView(scenario, scenario.groups) }));
  if (shown.length < 2) return <EmptyState sentence={frame.compareEmpty} />;
  const row = (id: string, name: string, of: (view: SiteView) => number | null): CompareRow => ({
    id,
    name,
    values: shown.map(({ view }) => of(view)),
    format: formatCount,
    formatDifference: signed,
  });
  const rows: readonly CompareRow[] = [
    row('sites', words.columns.number, (view) => view.sites.length),
    row('new', words.states.new, (view) => view.sites.filter((site) => !site.isKept).length),
    row('closed', words.states.closed, (view) => view.closed.length),
    { id: 'radius', name: words.radius, values: shown.map(({ scenario }) => scenario.settings.radius), format: formatCount },
    ...(shown[0]?.view.reach ?? []).map(
      ({ measure }): CompareRow => ({
        id: measure,
        name: `${words.reachedAfter} · ${words.measures[measure]}`,
        values: shown.map(({ view }) => {
          const found = view.reach.find((entry) => entry.measure === measure);
          return found === undefined ? null : ratio(found.after, found.total);
        }),
        format: (value) => formatRate(value, language),
        formatDifference: formatPoints,
      }),
    ),
    row('farthest', words.columns.farthest, (view) => view.farthest),
  ];
  return <CompareTable columns={shown.map(({ scenario }) => ({ id: scenario.id, name: nameOf(scenario) }))} rows={rows} />;
}
