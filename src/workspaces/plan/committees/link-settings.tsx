import { Button } from '../../../components/button.tsx';
import { Checkbox } from '../../../components/checkbox.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import { Select } from '../../../components/select.tsx';
import { type CommitteeSettings, samePair, type UnitPair } from '../../../model/plan-settings.ts';
import { patchPlanScreen, usePlanScreen } from '../../../state/plan-state.ts';
import { unitName } from '../frame/group-names.ts';
import { NumberSetting } from '../frame/number-setting.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import type { CommitteeInput } from './committee-input.ts';
import { useChosenUnits } from './use-chosen-units.ts';

const MODES = ['none', 'cut'] as const;

/** Which buildings are neighbours, and what a person says of pairs. */
export function LinkSettings(props: {
  readonly settings: CommitteeSettings;
  readonly input: CommitteeInput;
  readonly onChange: (settings: CommitteeSettings) => void;
}) {
  const { settings, input, onChange } = props;
  const words = usePlanWords().committees;
  const { linkMode, showsLinks } = usePlanScreen();
  const { cut, joined, together, apart } = settings;
  const byHand = cut.length + joined.length + together.length + apart.length;
  return (
    <Section title={words.neighbours}>
      <div className="plan-form">
        <p className="caption plan-wide">{words.neighboursNote}</p>
        <NumberSetting
          label={words.linkMeters}
          min={1}
          value={settings.linkMeters}
          onChange={(value) => onChange({ ...settings, linkMeters: value ?? settings.linkMeters })}
        />
        <Select
          label={words.linkMode}
          value={linkMode}
          options={MODES.map((id) => ({ id, name: words.linkModes[id] }))}
          onChange={(id) => patchPlanScreen({ linkMode: id === 'cut' ? 'cut' : 'none', ...(id === 'cut' ? { showsLinks: true } : {}) })}
        />
        <div className="plan-wide">
          <Checkbox name={words.showLinks} isChecked={showsLinks} onChange={(shows) => patchPlanScreen({ showsLinks: shows })} />
        </div>
        {input.links.componentCount > 1 ? <p className="plan-warning plan-wide">{words.pieces(input.links.componentCount)}</p> : null}
        <PairTools settings={settings} onChange={onChange} />
        {byHand === 0 ? null : (
          <div className="plan-wide plan-by-hand">
            {cut.length + joined.length === 0 ? null : <p className="caption">{words.handLinks(cut.length, joined.length)}</p>}
            {together.length + apart.length === 0 ? null : <p className="caption">{words.handPairs(together.length, apart.length)}</p>}
            <Button kind="link" onPress={() => onChange({ ...settings, cut: [], joined: [], together: [], apart: [] })}>
              {words.resetLinks}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}

/** What is said of two chosen buildings. */
function PairTools({
  settings,
  onChange,
}: {
  readonly settings: CommitteeSettings;
  readonly onChange: (settings: CommitteeSettings) => void;
}) {
  const words = usePlanWords().committees;
  const language = useLanguage();
  const [first, second, third] = useChosenUnits();
  if (first === undefined || second === undefined || third !== undefined) return <p className="caption plan-wide">{words.choosePair}</p>;
  const pair: UnitPair = [first.id, second.id];
  const has = (pairs: readonly UnitPair[]) => pairs.some((entry) => samePair(entry, pair));
  const put = (key: 'cut' | 'joined' | 'together' | 'apart' | null) => {
    const clean = (pairs: readonly UnitPair[]) => pairs.filter((entry) => !samePair(entry, pair));
    const isLink = key === 'cut' || key === 'joined';
    const next = {
      cut: isLink || key === null ? clean(settings.cut) : settings.cut,
      joined: isLink || key === null ? clean(settings.joined) : settings.joined,
      together: isLink ? settings.together : clean(settings.together),
      apart: isLink ? settings.apart : clean(settings.apart),
    };
    onChange({ ...settings, ...next, ...(key === null ? {} : { [key]: [...next[key], pair] }) });
  };
  const isSaid = has(settings.cut) || has(settings.joined) || has(settings.together) || has(settings.apart);
  return (
    <div className="plan-wide plan-pair">
      <p className="caption">{words.chosenPair(unitName(language, first), unitName(language, second))}</p>
      <div className="plan-tools">
        <Button onPress={() => put('joined')}>{words.joinPair}</Button>
        <Button onPress={() => put('cut')}>{words.cutPair}</Button>
        <Button onPress={() => put('together')}>{words.togetherPair}</Button>
        <Button onPress={() => put('apart')}>{words.apartPair}</Button>
        {isSaid ? (
          <Button kind="quiet" onPress={() => put(null)}>
            {words.forgetPair}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
