import { Copy, Plus, Trash2 } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Section } from '../../../components/section.tsx';
import type { Scenario } from '../../../model/plan-scenario.ts';
import { copyScenario, deleteScenario, renameScenario } from '../../../state/plan-actions.ts';
import { patchPlanScreen, useActivePlans, usePlanScreen } from '../../../state/plan-state.ts';
import { useScenarioName } from './scenario-name.ts';
import { usePlanWords } from './use-plan-words.ts';

/** The scenarios of the chosen kind: open, tick to compare, copy, delete, rename. */
export function ScenarioList() {
  const words = usePlanWords().frame;
  const { kind, openId, compared, run } = usePlanScreen();
  const nameOf = useScenarioName();
  const group = useId();
  const scenarios = useActivePlans().scenarios.filter((scenario) => scenario.kind === kind);
  const open = scenarios.find((scenario) => scenario.id === openId) ?? null;
  if (scenarios.length === 0) return null;
  const toggle = (id: number, isCompared: boolean) =>
    patchPlanScreen({ compared: isCompared ? [...compared, id] : compared.filter((entry) => entry !== id) });
  return (
    <Section title={words.scenarios}>
      <ul className="plan-scenarios">
        {scenarios.map((scenario) => (
          <li key={scenario.id} {...(scenario.id === openId ? { 'data-open': '' } : {})}>
            <label className="plan-scenario">
              <input
                type="radio"
                name={group}
                checked={scenario.id === openId}
                onChange={() => patchPlanScreen({ openId: scenario.id, refusal: null })}
              />
              <span className="plan-scenario-name">{nameOf(scenario)}</span>
              <ScenarioMarks scenario={scenario} />
            </label>
            {scenarios.length < 2 ? null : (
              <input
                type="checkbox"
                aria-label={words.compareTick(nameOf(scenario))}
                title={words.compareTick(nameOf(scenario))}
                checked={compared.includes(scenario.id)}
                onChange={(event) => toggle(scenario.id, event.target.checked)}
              />
            )}
          </li>
        ))}
      </ul>
      {scenarios.length < 2 ? null : <p className="caption">{words.compareHint}</p>}
      <div className="plan-tools">
        <Button
          icon={<Plus size={14} aria-hidden="true" />}
          isDisabled={open === null}
          onPress={() => patchPlanScreen({ openId: null, refusal: null })}
        >
          {words.newScenario}
        </Button>
        {open === null ? null : (
          <>
            <IconButton
              label={words.duplicate}
              icon={<Copy size={16} />}
              isDisabled={run !== null}
              onPress={() => copyScenario(open.id, words.copyOf(nameOf(open)))}
            />
            <IconButton label={words.remove} icon={<Trash2 size={16} />} onPress={() => deleteScenario(open.id)} />
          </>
        )}
      </div>
      {open === null ? null : <NameField key={open.id} scenario={open} shown={nameOf(open)} />}
    </Section>
  );
}

function ScenarioMarks({ scenario }: { readonly scenario: Scenario }) {
  const words = usePlanWords().frame;
  if (scenario.groups.length === 0) return <span className="caption">{words.notSearched}</span>;
  return scenario.isEdited ? <span className="caption">{words.edited}</span> : null;
}

function NameField({ scenario, shown }: { readonly scenario: Scenario; readonly shown: string }) {
  const words = usePlanWords().frame;
  return (
    <EditableName
      label={words.scenarioName}
      value={scenario.name}
      placeholder={shown}
      onCommit={(name) => void renameScenario(scenario.id, name)}
    />
  );
}

/** A name that is kept when the field is left or Enter pressed; Escape puts it back. */
export function EditableName(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onCommit: (name: string) => void;
}) {
  const { label, value, placeholder, onCommit } = props;
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        className="field-input"
        value={text}
        placeholder={placeholder}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text.trim() !== value) onCommit(text);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setText(value);
        }}
      />
    </div>
  );
}
