import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import type { JointBranchSettings } from '../../../model/plan-settings.ts';
import { changeSettings } from '../../../state/plan-actions.ts';
import { ScopeNotice } from '../enterprises/scope-notice.tsx';
import { MOST_PLANNED } from '../enterprises/use-plan-enterprises.ts';
import { setPlanDraft } from '../frame/plan-drafts.ts';
import { RunSection } from '../frame/run-section.tsx';
import { ScenarioList } from '../frame/scenario-list.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { enterprisesOf } from './branch-input.ts';
import { BranchSettingsForm } from './branch-settings.tsx';
import { startBranches } from './start-branches.ts';
import { useBranches } from './use-branches.ts';
import '../enterprises/enterprises.css';
import './joint-branches.css';

/** Left of the map: which enterprises, with which limits; and the search. */
export function BranchPanel() {
  const messages = useMessages();
  const { frame, branches: words } = usePlanWords();
  const { scenario, settings, now } = useBranches();
  if (now.error !== null) return <ErrorMessage error={now.error} />;
  const units = scenario === null ? now.units : enterprisesOf(scenario.units);
  const change = (next: JointBranchSettings) => (scenario === null ? setPlanDraft('joint-branches', next) : changeSettings(scenario, next));
  const hidden = scenario === null ? now.hidden : (scenario.scope?.hidden ?? 0);
  const unplaced = (units ?? []).filter((unit) => unit.lon === null).length;
  const isTooMany = scenario === null && now.found !== null && now.found > MOST_PLANNED;
  return (
    <>
      <Section>
        {units !== null && units.length > 0 ? (
          <p>
            {words.scope(
              units.length,
              units.reduce((sum, unit) => sum + (unit.membersFull ?? 0), 0),
              new Set(units.flatMap((unit) => unit.building.id ?? [])).size,
            )}
          </p>
        ) : null}
        {isTooMany ? <p className="plan-warning">{words.tooMany(now.found ?? 0, MOST_PLANNED)}</p> : null}
        {units === null && !isTooMany ? <p className="caption">{messages.common.loading}</p> : null}
        {units !== null && units.length === 0 ? <EmptyState sentence={words.none} /> : <p className="caption">{words.scopeOf}</p>}
        {scenario === null ? (
          <p className="caption">{words.scopeNote}</p>
        ) : (
          <ScopeNotice scenario={scenario} units={now.units} scope={now.scope} />
        )}
        {hidden === 0 ? null : <p className="caption">{words.hidden(hidden)}</p>}
        {now.unknown === 0 || scenario !== null ? null : <p className="caption">{words.unknown(now.unknown)}</p>}
        {unplaced === 0 ? null : <p className="caption">{words.unplaced(unplaced)}</p>}
      </Section>
      <ScenarioList />
      <Section title={frame.settings}>
        <BranchSettingsForm settings={settings} onChange={change} />
      </Section>
      <RunSection
        scenario={scenario}
        canStart={units !== null && units.length > 0 && (scenario !== null || now.scope !== null)}
        onStart={() => void startBranches(settings, units ?? [], now.scope)}
        relax={() => null}
      />
    </>
  );
}
