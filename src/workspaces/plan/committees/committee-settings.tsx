import { Select } from '../../../components/select.tsx';
import type { BuildingUnit } from '../../../model/plan-scenario.ts';
import { type CommitteeCount, type CommitteeSettings, PUBLISHED_BUILDINGS_PER_COMMITTEE } from '../../../model/plan-settings.ts';
import { NumberSetting } from '../frame/number-setting.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { groupCount } from './committee-input.ts';

const COUNTS = ['ratio', 'number', 'fewest'] as const;
const BORDERS = ['community', 'subdistrict', 'none'] as const;
const BALANCES = ['0.1', '0.25', '0.5', 'none'] as const;
const BOUNDS = ['enterprises', 'members', 'organizations'] as const;

export interface CommitteeSettingsProps {
  readonly settings: CommitteeSettings;
  readonly units: readonly BuildingUnit[];
  readonly onChange: (settings: CommitteeSettings) => void;
}

/** What is asked of the groups, in plain words. */
export function CommitteeSettingsForm({ settings, units, onChange }: CommitteeSettingsProps) {
  const { frame, committees: words } = usePlanWords();
  const { count } = settings;
  const groups = groupCount(settings, units.length);
  const limits = BOUNDS.filter((name) => settings[name].min !== null || settings[name].max !== null).length;
  return (
    <div className="plan-form">
      <Select
        label={words.count}
        value={count.by}
        options={COUNTS.map((id) => ({ id, name: words.countBy[id] }))}
        onChange={(id) => onChange({ ...settings, count: countOf(id, groups) })}
      />
      {count.by === 'ratio' ? (
        <NumberSetting
          label={words.ratio}
          min={1}
          value={count.buildings}
          onChange={(value) => onChange({ ...settings, count: { by: 'ratio', buildings: value ?? 1 } })}
        />
      ) : null}
      {count.by === 'number' ? (
        <NumberSetting
          label={words.number}
          min={1}
          value={count.groups}
          onChange={(value) => onChange({ ...settings, count: { by: 'number', groups: value ?? 1 } })}
        />
      ) : null}
      {count.by === 'ratio' && groups !== 'fewest' ? (
        <p className="caption plan-wide">
          {words.gives(groups)} · {words.ratioNote}
        </p>
      ) : null}
      <Select
        label={words.within}
        value={settings.within}
        options={BORDERS.map((id) => ({ id, name: words.withinOf[id] }))}
        onChange={(id) => onChange({ ...settings, within: BORDERS.find((entry) => entry === id) ?? 'none' })}
      />
      <Select
        label={words.balance}
        value={BALANCES.find((id) => id === String(settings.balance ?? 'none')) ?? 'none'}
        options={BALANCES.map((id) => ({ id, name: words.balanceOf[id] }))}
        onChange={(id) => onChange({ ...settings, balance: id === 'none' ? null : Number(id) })}
      />
      <p className="caption plan-wide">{words.withinNote}</p>
      <details className="plan-wide plan-advanced" {...(limits > 0 ? { open: true } : {})}>
        <summary>{words.more}</summary>
        {BOUNDS.map((name) => (
          <fieldset key={name} className="plan-bounds">
            <legend>{words.bounds[name]}</legend>
            <NumberSetting
              label={words.least}
              value={settings[name].min}
              mayBeEmpty
              placeholder={frame.unlimited}
              onChange={(min) => onChange({ ...settings, [name]: { ...settings[name], min } })}
            />
            <NumberSetting
              label={words.most}
              value={settings[name].max}
              mayBeEmpty
              placeholder={frame.unlimited}
              onChange={(max) => onChange({ ...settings, [name]: { ...settings[name], max } })}
            />
          </fieldset>
        ))}
      </details>
    </div>
  );
}

/** The number stays what it was when the way of saying it changes. */
function countOf(by: string, groups: number | 'fewest'): CommitteeCount {
  if (by === 'fewest') return { by };
  if (by === 'number') return { by, groups: groups === 'fewest' ? 1 : groups };
  return { by: 'ratio', buildings: PUBLISHED_BUILDINGS_PER_COMMITTEE };
}
