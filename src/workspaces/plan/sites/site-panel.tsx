import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import type { SiteSettings } from '../../../model/plan-settings.ts';
import { changeSettings } from '../../../state/plan-actions.ts';
import type { PlanRefusal } from '../../../state/plan-state.ts';
import { setPlanDraft } from '../frame/plan-drafts.ts';
import { RunSection } from '../frame/run-section.tsx';
import { ScenarioList } from '../frame/scenario-list.tsx';
import { StaleNotice } from '../frame/stale-notice.tsx';
import { usePlanUnits } from '../frame/use-plan-units.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { weightOf } from './site-input.ts';
import { SiteSettingsForm } from './site-settings.tsx';
import { startSites } from './start-sites.ts';
import { useSites } from './use-sites.ts';

/** Left of the map: for whom, how many sites, how near; and the search. */
export function SitePanel() {
  const messages = useMessages();
  const { frame, committees, sites: words } = usePlanWords();
  const { buildings, outside, error } = usePlanUnits(true);
  const { scenario, settings, units } = useSites();
  if (error !== null) return <ErrorMessage error={error} />;
  if (units === null) return <p className="caption plan-padded">{messages.common.loading}</p>;
  if (units.length === 0) return <EmptyState sentence={committees.noBuildings} />;
  const change = (next: SiteSettings) => (scenario === null ? setPlanDraft('sites', next) : changeSettings(scenario, next));
  const total = units.reduce((sum, unit) => sum + weightOf(unit, settings.measure), 0);
  const existing = units.filter((unit) => unit.sites.length > 0).length;
  const unplaced = units.filter((unit) => unit.lon === null).length;
  const relax = (conflict: PlanRefusal['conflicts'][number]) => {
    const next = relaxedSites(settings, conflict);
    if (next === null) return null;
    return () => {
      change(next);
      void startSites(next, units);
    };
  };
  return (
    <>
      <Section>
        <p>{words.scope(units.length, total, words.measures[settings.measure], existing)}</p>
        {scenario === null ? <p className="caption">{committees.scopeNote}</p> : <StaleNotice scenario={scenario} units={buildings} />}
        {outside === 0 || scenario !== null ? null : <p className="caption">{committees.outside(outside)}</p>}
        {unplaced === 0 ? null : <p className="caption">{frame.noPlaces(unplaced)}</p>}
        {total === 0 ? <p className="plan-warning">{words.noDemand}</p> : null}
      </Section>
      <ScenarioList />
      <Section title={frame.settings}>
        <SiteSettingsForm settings={settings} onChange={change} />
      </Section>
      <RunSection scenario={scenario} canStart={total > 0} onStart={() => void startSites(settings, units)} relax={relax} />
    </>
  );
}

/** The settings with one conflicting limit changed by the least that is needed; null where none is known. */
export function relaxedSites(settings: SiteSettings, { limit, needed }: PlanRefusal['conflicts'][number]): SiteSettings | null {
  if (needed === null) return null;
  if (limit === 'p') return { ...settings, sites: Math.ceil(needed) };
  if (limit === 'radius') return { ...settings, radius: Math.ceil(needed) };
  // Rounded down to what can be reached.
  if (limit === 'share') return { ...settings, share: Math.floor(needed * 1000) / 1000 };
  if (limit === 'capacity' || limit === 'capacity.site') return { ...settings, capacity: Math.ceil(needed) };
  return null;
}
