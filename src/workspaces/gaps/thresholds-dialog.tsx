import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { Select } from '../../components/select.tsx';
import {
  changedThresholds,
  DEFAULT_THRESHOLDS,
  type GapThresholds,
  THRESHOLD_INFO,
  THRESHOLD_KEYS,
  type ThresholdFault,
  type ThresholdKey,
  thresholdProblems,
  thresholdRule,
} from '../../model/gap-thresholds.ts';
import { useGapSettings } from './gap-settings.ts';
import { useGapsWords } from './use-gaps-words.ts';

const FLOATING_WAYS = ['apart', 'within'] as const;

/** Every number of the decision table with what binds it and where it is written; off where no text was found. */
export function ThresholdsDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return isOpen ? <OpenDialog onClose={onClose} /> : null;
}

function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  const words = useGapsWords().settings;
  const { thresholds, judgeBy } = useGapSettings();
  const [draft, setDraft] = useState<GapThresholds>(thresholds);
  const problems = new Map(thresholdProblems(draft).map(({ key, fault }) => [key, fault]));
  const changed = changedThresholds(draft).length;
  return (
    <Dialog
      title={words.thresholdsTitle}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          {changed === 0 ? null : <span className="gap-thresholds-changed">{words.thresholdsChanged(changed)}</span>}
          <Button isDisabled={changed === 0} onPress={() => setDraft(DEFAULT_THRESHOLDS)}>
            {words.thresholdsReset}
          </Button>
          <Button onPress={onClose}>{messages.common.cancel}</Button>
          <Button
            kind="primary"
            isDisabled={problems.size > 0}
            onPress={() => {
              judgeBy(draft);
              onClose();
            }}
          >
            {words.thresholdsApply}
          </Button>
        </>
      }
    >
      <p className="caption">{words.thresholdsLead}</p>
      <ul className="gap-thresholds">
        {THRESHOLD_KEYS.map((key) => (
          <ThresholdLine
            key={key}
            name={key}
            value={draft[key]}
            fault={problems.get(key) ?? null}
            onChange={(value) => setDraft({ ...draft, [key]: value } as GapThresholds)}
          />
        ))}
      </ul>
      <div className="gap-thresholds-floating">
        <Select
          label={words.floating}
          options={FLOATING_WAYS.map((id) => ({ id, name: words.floatingWays[id] }))}
          value={draft.floatingCounted}
          onChange={(id) => setDraft({ ...draft, floatingCounted: FLOATING_WAYS.find((way) => way === id) ?? 'apart' })}
        />
      </div>
    </Dialog>
  );
}

interface ThresholdLineProps {
  readonly name: ThresholdKey;
  readonly value: number | null;
  readonly fault: ThresholdFault | null;
  readonly onChange: (value: number | null) => void;
}

function ThresholdLine({ name, value, fault, onChange }: ThresholdLineProps) {
  const { gaps } = useMessages();
  const words = useGapsWords().settings;
  const info = THRESHOLD_INFO[name];
  const { strength } = thresholdRule(name);
  const source = info.origin === 'rule' ? gaps.rules[info.rule] : words.thresholdOrigins[info.origin];
  return (
    <li className="gap-threshold" {...(value === null ? { 'data-off': '' } : {})}>
      <span className="gap-threshold-name">{words.thresholdNames[name]}</span>
      <span className="gap-threshold-value">
        {info.optional ? (
          <Checkbox
            name={value === null ? words.thresholdOff : words.thresholdOn}
            isChecked={value !== null}
            onChange={(isOn) => onChange(isOn ? (DEFAULT_THRESHOLDS[name] ?? info.quoted ?? info.min) : null)}
          />
        ) : null}
        {value === null ? null : (
          <>
            <input
              className="field-input"
              type="number"
              aria-label={words.thresholdNames[name]}
              aria-invalid={fault !== null}
              min={info.min}
              max={info.max}
              value={Number.isNaN(value) ? '' : value}
              onChange={({ target }) => onChange(target.valueAsNumber)}
            />
            <span className="gap-threshold-unit">{words.thresholdUnits[info.unit]}</span>
          </>
        )}
      </span>
      <span className="gap-strength" data-strength={info.origin === 'rule' ? strength : 'practice'}>
        {words.strengths[info.origin === 'rule' ? strength : 'practice']}
      </span>
      <span className="gap-threshold-source">
        {fault === null ? (
          <>
            {source}
            {info.quoted === null ? null : <> {words.thresholdQuoted(info.quoted)}</>}
          </>
        ) : (
          <strong role="alert">{words.thresholdFaults[fault]}</strong>
        )}
      </span>
    </li>
  );
}
