import { useLanguage } from '../../../components/locale-context.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { Select } from '../../../components/select.tsx';
import { pickName } from '../../../locales/format.ts';
import { ALLIANCE_BASES, type AllianceSettings, TERRITORY_LEVELS } from '../../../model/plan-settings.ts';
import { unitName } from '../frame/group-names.ts';
import { NumberSetting } from '../frame/number-setting.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import type { AllianceChoices } from './start-alliance.ts';

const SHARES = ['clearIndustryShare', 'concentratedShare', 'oneStageShare', 'linkedShare'] as const;
const WITHOUT = ['listed', 'members'] as const;

/** Along what, and from when on something is «many» or «concentrated». */
export function AllianceSettingsForm(props: {
  readonly settings: AllianceSettings;
  readonly choices: AllianceChoices;
  readonly onChange: (settings: AllianceSettings) => void;
}) {
  const { settings, choices, onChange } = props;
  const words = usePlanWords().alliance;
  const { basis } = settings;
  const shares = SHARES.filter((key) => basis === 'chain' || (key !== 'oneStageShare' && key !== 'linkedShare'));
  return (
    <div className="plan-form">
      <div className="plan-wide">
        <Segmented
          label={words.basis}
          value={basis}
          options={ALLIANCE_BASES.map((id) => ({ id, name: words.bases[id] }))}
          onChange={(id) => {
            const next = ALLIANCE_BASES.find((entry) => entry === id) ?? basis;
            const of = next === 'axis' ? (choices.axes[0] ?? null) : next === 'chain' ? (choices.chains[0]?.id ?? null) : null;
            onChange({ ...settings, basis: next, of, mode: null });
          }}
        />
      </div>
      {basis === 'line' ? <LineEnds {...props} /> : <Basis {...props} />}
      <Select
        label={words.territory}
        value={settings.territory}
        options={TERRITORY_LEVELS.map((id) => ({ id, name: words.territories[id] }))}
        onChange={(id) => onChange({ ...settings, territory: TERRITORY_LEVELS.find((entry) => entry === id) ?? settings.territory })}
      />
      <Select
        label={words.withoutLabel}
        value={settings.withoutOrganization}
        options={WITHOUT.map((id) => ({ id, name: words.without[id] }))}
        onChange={(id) => onChange({ ...settings, withoutOrganization: id === 'members' ? 'members' : 'listed' })}
      />
      <details className="plan-advanced plan-wide">
        <summary>{words.thresholds}</summary>
        <p className="caption">{words.thresholdsNote}</p>
        <div className="plan-form">
          <NumberSetting
            label={words.manyMembers}
            min={1}
            value={settings.manyMembers}
            onChange={(value) => onChange({ ...settings, manyMembers: value ?? settings.manyMembers })}
          />
          {shares.map((key) => (
            <NumberSetting
              key={key}
              label={words[key]}
              min={1}
              value={Math.round(settings[key] * 100)}
              onChange={(value) => onChange({ ...settings, [key]: Math.min(100, value ?? 100) / 100 })}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

type FormProps = Parameters<typeof AllianceSettingsForm>[0];

function Basis({ settings, choices, onChange }: FormProps) {
  const words = usePlanWords().alliance;
  const language = useLanguage();
  const isAxis = settings.basis === 'axis';
  const options = isAxis
    ? choices.axes.map((axis) => ({
        id: axis,
        name: axis,
        note: words.buildingsOnAxis(choices.buildings.filter((unit) => unit.axis === axis).length),
      }))
    : choices.chains.map(({ id, nameZh, nameEn, members, stages }) => ({
        id,
        name: pickName(language, nameZh, nameEn, id),
        note: words.chainChoice(members, stages.join('—')),
      }));
  if (options.length === 0) return <p className="caption plan-wide">{isAxis ? words.noAxes : words.noChains}</p>;
  const chain = choices.chains.find(({ id }) => id === settings.of);
  const existing = choices.existing.filter((alliance) => (isAxis ? alliance.axis : alliance.chain) === settings.of);
  return (
    <div className="plan-wide">
      <Select
        label={isAxis ? words.axis : words.chain}
        value={settings.of}
        options={options}
        onChange={(of) => onChange({ ...settings, of, mode: null })}
      />
      {isAxis || chain?.committee === null || chain === undefined ? null : <p className="caption">{words.committee(chain.committee)}</p>}
      {existing.length === 0 ? null : (
        <p className="caption">{words.existing(existing.map(({ name }) => name).join(language === 'en' ? ', ' : '、'))}</p>
      )}
    </div>
  );
}

function LineEnds({ settings, choices, onChange }: FormProps) {
  const words = usePlanWords().alliance;
  const language = useLanguage();
  const placed = choices.buildings.filter(({ lon }) => lon !== null).map((unit) => ({ id: unit.id, name: unitName(language, unit) }));
  return (
    <>
      <div className="plan-wide">
        <Select
          label={words.from}
          value={settings.from}
          options={placed}
          onChange={(from) => onChange({ ...settings, from, mode: null })}
        />
      </div>
      <div className="plan-wide">
        <Select label={words.to} value={settings.to} options={placed} onChange={(to) => onChange({ ...settings, to, mode: null })} />
      </div>
      <div className="plan-wide">
        <NumberSetting
          label={words.corridor}
          min={1}
          value={settings.corridorMeters}
          onChange={(value) => onChange({ ...settings, corridorMeters: value ?? settings.corridorMeters })}
        />
        {settings.from === settings.to ? <p className="plan-warning">{words.sameEnds}</p> : null}
      </div>
    </>
  );
}
