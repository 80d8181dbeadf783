import { Checkbox } from '../../../components/checkbox.tsx';
import { Select } from '../../../components/select.tsx';
import type { EnterpriseUnit } from '../../../model/plan-scenario.ts';
import type { InstructorSettings } from '../../../model/plan-settings.ts';
import { NumberSetting } from '../frame/number-setting.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';

/** What an enterprise that changes its instructor weighs, in metres of way: our choice, by name. */
const CHANGES = { keep: 5000, some: 500, distance: 0 } as const;
const CHANGE_NAMES = ['keep', 'some', 'distance'] as const;
/** What an enterprise above the mean of all weighs, in metres likewise. */
const BALANCES = { even: 1000, some: 100, none: 0 } as const;
const BALANCE_NAMES = ['even', 'some', 'none'] as const;
const ONE_TO_ONE_TAG = 'LITTLE_GIANT';

/** How many each, how far, how much of today stays, how evenly, and one-to-one. */
export function InstructorSettingsForm(props: {
  readonly settings: InstructorSettings;
  readonly enterprises: readonly EnterpriseUnit[];
  readonly onChange: (settings: InstructorSettings) => void;
}) {
  const { settings, enterprises, onChange } = props;
  const { frame, instructors: words } = usePlanWords();
  const giants = enterprises.filter(({ tags }) => tags.includes(ONE_TO_ONE_TAG)).length;
  const change = CHANGE_NAMES.find((name) => CHANGES[name] <= settings.weights.change) ?? 'some';
  const balance = BALANCE_NAMES.find((name) => BALANCES[name] <= settings.weights.overload) ?? 'some';
  const weigh = (weights: Partial<InstructorSettings['weights']>) =>
    onChange({ ...settings, weights: { ...settings.weights, ...weights } });
  return (
    <div className="plan-form enterprise-form">
      <div className="enterprise-setting">
        <NumberSetting
          label={words.capacity}
          min={1}
          value={settings.capacity}
          onChange={(value) => onChange({ ...settings, capacity: value ?? settings.capacity })}
        />
        <p className="caption">{words.capacityNote}</p>
      </div>
      <div className="enterprise-setting">
        <NumberSetting
          label={words.radius}
          min={1}
          mayBeEmpty
          placeholder={frame.unlimited}
          value={settings.radius}
          onChange={(radius) => onChange({ ...settings, radius })}
        />
        <p className="caption">{words.radiusNote}</p>
      </div>
      <Select
        label={words.change}
        value={change}
        options={CHANGE_NAMES.map((id) => ({ id, name: words.changes[id] }))}
        onChange={(id) => weigh({ change: CHANGES[CHANGE_NAMES.find((name) => name === id) ?? 'some'] })}
      />
      <Select
        label={words.balance}
        value={balance}
        options={BALANCE_NAMES.map((id) => ({ id, name: words.balances[id] }))}
        onChange={(id) => weigh({ overload: BALANCES[BALANCE_NAMES.find((name) => name === id) ?? 'some'] })}
      />
      <div className="plan-wide">
        <Checkbox
          name={words.oneToOne}
          isChecked={settings.oneToOneTags.length > 0}
          onChange={(isOn) => onChange({ ...settings, oneToOneTags: isOn ? [ONE_TO_ONE_TAG] : [] })}
        />
        <p className="caption">{words.oneToOneNote(giants)}</p>
      </div>
      <p className="caption plan-wide">{words.example}</p>
    </div>
  );
}
