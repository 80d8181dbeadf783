import type { ReactNode } from 'react';
import { useLanguage } from '../../../components/locale-context.tsx';
import { Select } from '../../../components/select.tsx';
import type { FormationMode, ModeFinding } from '../../../model/alliance-proposal.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { editScenario, renamePlannedGroup } from '../../../state/plan-actions.ts';
import { EditableName } from '../frame/scenario-list.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { chooseMode } from './alliance-edit.ts';
import {
  type AllianceSpeaker,
  allianceSpeaker,
  conditionFigures,
  gapText,
  memberName,
  modeName,
  proposedName,
  reasonTexts,
} from './alliance-text.ts';
import type { AllianceView } from './alliance-view.ts';
import { useAlliance } from './use-alliance.ts';

const MODES: readonly FormationMode[] = [1, 2, 3, 4];

/** Right of the map: what the alliance is called, how it is formed and who leads, each with its figures; and who is missing. */
export function AllianceCard({ children }: { readonly children: ReactNode }) {
  const words = usePlanWords();
  const { alliance } = words;
  const language = useLanguage();
  const { scenario, view } = useAlliance();
  const speaker = scenario === null ? null : allianceSpeaker(words, language, scenario);
  if (scenario === null || view === null || speaker === null) return children;
  const { missing } = view.findings.proposal;
  return (
    <section className="plan-card" aria-label={proposedName(speaker)}>
      <div className="plan-card-head">
        <EditableName
          key={scenario.id}
          label={alliance.name}
          value={view.group.name}
          placeholder={proposedName(speaker)}
          onCommit={(name) => void renamePlannedGroup(scenario.id, view.group.id, name)}
        />
      </div>
      {view.findings.existing.length === 0 ? null : (
        <p className="caption">{alliance.existing(view.findings.existing.join(language === 'en' ? ', ' : '、'))}</p>
      )}
      <Lead view={view} speaker={speaker} />
      <Mode scenario={scenario} view={view} speaker={speaker} />
      <h4>
        {alliance.missing}
        {missing.length === 0 ? '' : ` · ${missing.length}`}
      </h4>
      {missing.length === 0 ? <p className="caption">{alliance.noneMissing}</p> : null}
      <ul className="alliance-list">
        {missing.map((gap) => {
          const sentence = gapText(speaker, gap);
          return <li key={sentence}>{sentence}</li>;
        })}
      </ul>
      <p className="caption">{alliance.ofFound}</p>
      <p className="caption">{alliance.note}</p>
    </section>
  );
}

function Lead({ view, speaker }: { readonly view: AllianceView; readonly speaker: AllianceSpeaker }) {
  const { alliance } = speaker.words;
  const { lead } = view;
  return (
    <>
      <h4>{alliance.lead}</h4>
      {lead === null ? (
        <p className="plan-warning">{alliance.noLead}</p>
      ) : (
        <>
          <p>
            <strong>{memberName(speaker, lead.unit)}</strong> <span className="caption">{alliance.kinds[lead.unit.of]}</span>
          </p>
          <ul className="alliance-list" aria-label={alliance.leadWhy}>
            {lead.isByHand ? <li>{alliance.leadByHand}</li> : null}
            {reasonTexts(speaker, lead.reasons).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Mode(props: { readonly scenario: ScenarioOfKind<'alliance'>; readonly view: AllianceView; readonly speaker: AllianceSpeaker }) {
  const { scenario, view, speaker } = props;
  const { words } = speaker;
  const { alliance } = words;
  const { proposal } = view.findings;
  const fits = (mode: FormationMode) => proposal.modes.find((finding) => finding.mode === mode)?.fits === true;
  const noteOf = (mode: FormationMode) =>
    [...(proposal.mode === mode ? [alliance.proposedMode] : []), fits(mode) ? alliance.modeFits : alliance.modeFitsNot].join(' · ');
  return (
    <>
      <div className="alliance-mode">
        <Select
          label={alliance.mode}
          value={view.mode === null ? null : String(view.mode)}
          placeholder={modeName(words, null)}
          options={MODES.map((mode) => ({ id: String(mode), name: alliance.modes[mode], note: noteOf(mode) }))}
          onChange={(id) => {
            const mode = MODES.find((entry) => String(entry) === id);
            if (mode !== undefined)
              editScenario('plan-group', scenario.id, (before) => (before.kind === 'alliance' ? chooseMode(before, mode) : before));
          }}
        />
      </div>
      {view.mode === null ? <p className="plan-warning">{alliance.noMode}</p> : <p className="caption">{noteOf(view.mode)}</p>}
      {view.finding === null ? null : <Conditions finding={view.finding} speaker={speaker} />}
    </>
  );
}

/** Each condition with its count against its threshold. */
export function Conditions({ finding, speaker }: { readonly finding: ModeFinding; readonly speaker: AllianceSpeaker }) {
  const { alliance } = speaker.words;
  const either =
    finding.mode === 2 ? alliance.anyOfReach : finding.mode === 1 && finding.conditions.length > 2 ? alliance.anyOfSpread : null;
  return (
    <>
      <ul className="alliance-conditions" aria-label={alliance.conditions}>
        {finding.conditions.map((condition) => {
          const { found, asked } = conditionFigures(speaker, condition);
          const holds = condition.holds === null ? 'unknown' : condition.holds ? 'yes' : 'no';
          return (
            <li key={condition.code} data-holds={holds}>
              <span>{alliance.conditionNames[condition.code]}</span>
              <span className="alliance-holds">{alliance.holds[holds]}</span>
              <small>
                {found}
                {asked === '' ? '' : ` · ${asked}`}
              </small>
            </li>
          );
        })}
      </ul>
      {either === null ? null : <p className="caption">{either}</p>}
    </>
  );
}
