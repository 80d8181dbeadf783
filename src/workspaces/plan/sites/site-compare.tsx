import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import { countRow, rateRow, settingRow } from '../frame/compare-rows.ts';
import { type CompareRow, CompareTable } from '../frame/compare-table.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { useCompared } from '../frame/use-compared.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { type SiteView, siteView } from './site-view.ts';

function viewOfSites(_tools: PlanTools, scenario: ScenarioOfKind<'sites'>): SiteView {
  return siteView(scenario, scenario.groups);
}

/** Scenarios of sites side by side. Reach is counted by each scenario's own radius, which is said. */
export function SiteCompare() {
  const { frame, sites: words } = usePlanWords();
  const language = useLanguage();
  const nameOf = useScenarioName();
  const shown = useCompared('sites', viewOfSites);
  if (shown.length < 2) return <EmptyState sentence={frame.compareEmpty} />;
  const row = (id: string, name: string, of: (view: SiteView) => number | null) =>
    countRow(
      id,
      name,
      shown.map(({ view }) => of(view)),
    );
  const rows: readonly CompareRow[] = [
    row('sites', words.columns.number, (view) => view.sites.length),
    row('new', words.states.new, (view) => view.sites.filter((site) => !site.isKept).length),
    row('closed', words.states.closed, (view) => view.closed.length),
    settingRow(
      'radius',
      words.radius,
      shown.map(({ scenario }) => scenario.settings.radius),
    ),
    ...(shown[0]?.view.reach ?? []).map(({ measure }) =>
      rateRow(
        language,
        measure,
        `${words.reachedAfter} · ${words.measures[measure]}`,
        shown.map(({ view }) => {
          const found = view.reach.find((entry) => entry.measure === measure);
          return found === undefined ? undefined : { numerator: found.after, denominator: found.total };
        }),
      ),
    ),
    row('farthest', words.columns.farthest, (view) => view.farthest),
  ];
  return <CompareTable columns={shown.map(({ scenario }) => ({ id: scenario.id, name: nameOf(scenario) }))} rows={rows} />;
}
