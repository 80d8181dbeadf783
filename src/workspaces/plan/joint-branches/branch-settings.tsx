import { Checkbox } from '../../../components/checkbox.tsx';
import type { JointBranchSettings } from '../../../model/plan-settings.ts';
import { NumberSetting } from '../frame/number-setting.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';

/** Fewer full members make no branch (党章 2022, article 30): a person may ask for more, not for fewer. */
const LEAST_FULL = 3;

/** What is asked of the branches, and how much each limit binds. */
export function BranchSettingsForm(props: {
  readonly settings: JointBranchSettings;
  readonly onChange: (settings: JointBranchSettings) => void;
}) {
  const { settings, onChange } = props;
  const { branches: words } = usePlanWords();
  const setting = (key: 'minFull' | 'maxUnits' | 'maxMembers' | 'radius', min: number) => (
    <div className="enterprise-setting">
      <NumberSetting
        label={words[key]}
        min={min}
        value={settings[key]}
        onChange={(value) => onChange({ ...settings, [key]: value ?? settings[key] })}
      />
      <p className="caption">{words[`${key}Note`]}</p>
    </div>
  );
  return (
    <div className="plan-form enterprise-form">
      {setting('minFull', LEAST_FULL)}
      {setting('maxUnits', 2)}
      {setting('maxMembers', LEAST_FULL)}
      {setting('radius', 1)}
      <div className="plan-wide">
        <Checkbox
          name={words.withinPark}
          isChecked={settings.withinPark}
          onChange={(withinPark) => onChange({ ...settings, withinPark })}
        />
      </div>
      <p className="caption plan-wide">{words.source}</p>
    </div>
  );
}
