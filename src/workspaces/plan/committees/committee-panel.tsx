import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import { formatCount } from '../../../locales/format.ts';
import type { CommitteeSettings } from '../../../model/plan-settings.ts';
import { changeSettings } from '../../../state/plan-actions.ts';
import type { PlanRefusal } from '../../../state/plan-state.ts';
import { setPlanDraft } from '../frame/plan-drafts.ts';
import { RunSection } from '../frame/run-section.tsx';
import { ScenarioList } from '../frame/scenario-list.tsx';
import { StaleNotice } from '../frame/stale-notice.tsx';
import { usePlanUnits } from '../frame/use-plan-units.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { groupCount } from './committee-input.ts';
import { relaxed } from './committee-relax.ts';
import { CommitteeSettingsForm } from './committee-settings.tsx';
import { knownSum } from './committee-view.ts';
import { LinkSettings } from './link-settings.tsx';
import { startCommittees, startFrontier } from './start-committees.ts';
import { useCommittees } from './use-committees.ts';

/** Left of the map: over which buildings, with which limits, which of them are neighbours; and the search. */
export function CommitteePanel() {
  const messages = useMessages();
  const { frame, committees: words } = usePlanWords();
  const { buildings, outside, error } = usePlanUnits();
  const { scenario, settings, units, input } = useCommittees();
  if (error !== null) return <ErrorMessage error={error} />;
  if (units === null) return <p className="caption plan-padded">{messages.common.loading}</p>;
  if (units.length === 0) return <EmptyState sentence={words.noBuildings} />;
  const change = (next: CommitteeSettings) => (scenario === null ? setPlanDraft('committees', next) : changeSettings(scenario, next));
  const relax = (conflict: PlanRefusal['conflicts'][number]) => {
    const next = relaxed(settings, conflict);
    if (next === null) return null;
    return () => {
      change(next);
      void startCommittees(next, units);
    };
  };
  const groups = groupCount(settings, units.length);
  const around = typeof groups === 'number' ? [groups - 1, groups, groups + 1].filter((count) => count >= 1 && count <= units.length) : [];
  const listed = units.reduce((sum, unit) => sum + unit.listed, 0);
  const unplaced = units.filter((unit) => unit.lon === null).length;
  return (
    <>
      <Section>
        <p>{words.scope(units.length, listed, formatCount(knownSum(units.map((unit) => unit.organizations))))}</p>
        {scenario === null ? <p className="caption">{words.scopeNote}</p> : <StaleNotice scenario={scenario} units={buildings} />}
        {outside === 0 || scenario !== null ? null : <p className="caption">{words.outside(outside)}</p>}
        {unplaced === 0 ? null : <p className="caption">{frame.noPlaces(unplaced)}</p>}
      </Section>
      <ScenarioList />
      <Section title={frame.settings}>
        <CommitteeSettingsForm settings={settings} units={units} onChange={change} />
      </Section>
      <RunSection
        scenario={scenario}
        canStart={input !== null && input.buildings.length > 0}
        onStart={() => void startCommittees(settings, units)}
        relax={relax}
      />
      {scenario !== null || typeof groups !== 'number' ? null : (
        <Section>
          <Button onPress={() => void startFrontier(settings, units, around)} isDisabled={input === null}>
            {words.frontier(around.join(' / '))}
          </Button>
          <p className="caption">{words.frontierNote}</p>
        </Section>
      )}
      {input === null ? null : <LinkSettings settings={settings} input={input} onChange={change} />}
    </>
  );
}
