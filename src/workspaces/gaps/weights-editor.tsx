import { useId } from 'react';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { DEFAULT_WEIGHTING, GAP_FACTORS, type GapFactor, NAMED_WEIGHTINGS, weightingFault } from '../../model/gap-priority.ts';
import { OWN_WEIGHTING, offeredWeightings, UNKNOWN_WAYS, useGapSettings } from './gap-settings.ts';
import { useGapsWords } from './use-gaps-words.ts';

const NOTHING = 'nothing';

/** Beside the list, which follows every change: a slider a factor, what unknown counts as, what to compare with. */
export function WeightsEditor() {
  const words = useGapsWords().settings;
  const { weighting, own, against, choose, adjust, save, compareWith } = useGapSettings();
  const offered = offeredWeightings(own);
  const isSaved = offered.includes(weighting);
  const nameOf = (id: string) => words.weightings[id] ?? id;
  const fault = weightingFault(weighting);
  return (
    <section className="gap-weights" aria-label={words.weightsTitle}>
      <div className="gap-weights-head">
        <h3>{words.weightsTitle}</h3>
        <Button kind="link" isDisabled={isSaved} onPress={() => choose(own ?? DEFAULT_WEIGHTING)}>
          {words.reset}
        </Button>
        <Button kind="link" isDisabled={isSaved || fault !== null} onPress={save}>
          {words.save}
        </Button>
      </div>
      {GAP_FACTORS.map((factor) => (
        <WeightSlider
          key={factor}
          factor={factor}
          value={weighting.weights[factor]}
          onChange={(value) => adjust({ weights: { ...weighting.weights, [factor]: value } })}
        />
      ))}
      {fault === 'all-zero' ? <p className="gap-weights-fault">{words.allZero}</p> : null}
      <div className="gap-weights-foot">
        <Select
          label={words.unknownFactor}
          options={UNKNOWN_WAYS.map((id) => ({ id, name: words.unknownFactors[id] }))}
          value={weighting.unknown}
          onChange={(id) => adjust({ unknown: UNKNOWN_WAYS.find((way) => way === id) ?? 'middle' })}
        />
        <Select
          label={words.compareWith}
          options={[
            { id: NOTHING, name: words.compareNone },
            ...offered.filter(({ id }) => id !== weighting.id).map(({ id }) => ({ id, name: nameOf(id) })),
          ]}
          value={against?.id ?? NOTHING}
          onChange={(id) => compareWith(offered.find((entry) => entry.id === id) ?? null)}
        />
      </div>
      <p className="caption">{words.weightsNote}</p>
    </section>
  );
}

interface WeightSliderProps {
  readonly factor: GapFactor;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function WeightSlider({ factor, value, onChange }: WeightSliderProps) {
  const id = useId();
  const words = useGapsWords().settings;
  return (
    <div className="gap-weight" title={words.factorNotes[factor]}>
      <label htmlFor={id}>{words.factors[factor]}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={value}
        aria-label={words.weightOf(words.factors[factor])}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <output htmlFor={id}>{value}</output>
    </div>
  );
}

/** For the menu that chooses a weighting. */
export function useWeightingMenu() {
  const words = useGapsWords().settings;
  const { weighting, own, choose } = useGapSettings();
  const offered = offeredWeightings(own);
  return {
    name: words.weightings[weighting.id] ?? weighting.id,
    entries: offered.map(({ id }) => ({ id, name: words.weightings[id] ?? id, note: words.weightingNotes[id] ?? '' })),
    selectedId: weighting.id === OWN_WEIGHTING && own === null ? '' : weighting.id,
    choose: (id: string) => choose(offered.find((entry) => entry.id === id) ?? NAMED_WEIGHTINGS[0]),
  };
}
