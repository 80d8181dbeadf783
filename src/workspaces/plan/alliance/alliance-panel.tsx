import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import type { AllianceSettings } from '../../../model/plan-settings.ts';
import { changeSettings } from '../../../state/plan-actions.ts';
import { setPlanDraft } from '../frame/plan-drafts.ts';
import { ScenarioList } from '../frame/scenario-list.tsx';
import { StaleNotice } from '../frame/stale-notice.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { AllianceSettingsForm } from './alliance-settings.tsx';
import { startAlliance } from './start-alliance.ts';
import { canPropose, useAlliance, useAllianceChoices, useAllianceSettings } from './use-alliance.ts';

/** Left of the map: along which axis or chain; and the proposal. */
export function AlliancePanel() {
  const messages = useMessages();
  const { frame, alliance: words } = usePlanWords();
  const { choices, error } = useAllianceChoices();
  const { scenario } = useAlliance();
  const settings = useAllianceSettings(choices);
  const [isBusy, setBusy] = useState(false);
  if (error !== null) return <ErrorMessage error={error} />;
  if (choices === null) return <p className="caption plan-padded">{messages.common.loading}</p>;
  const change = (next: AllianceSettings) => (scenario === null ? setPlanDraft('alliance', next) : changeSettings(scenario, next));
  const isProposed = scenario !== null && scenario.alliance !== undefined;
  const start = async () => {
    setBusy(true);
    await startAlliance(settings, choices);
    setBusy(false);
  };
  return (
    <>
      <Section>
        <p className="caption">{words.note}</p>
        {scenario === null ? <p className="caption">{words.scopeNote}</p> : <StaleNotice scenario={scenario} units={null} />}
      </Section>
      <ScenarioList />
      <Section title={frame.settings}>
        <AllianceSettingsForm settings={settings} choices={choices} onChange={change} />
      </Section>
      <Section>
        <div className="plan-start">
          <Button kind="primary" isDisabled={isBusy || !canPropose(settings, choices)} onPress={() => void start()}>
            {isBusy ? messages.common.loading : isProposed ? words.again : words.propose}
          </Button>
          {isProposed && scenario.excluded.length > 0 ? <p className="caption">{words.againNote}</p> : null}
        </div>
      </Section>
    </>
  );
}
