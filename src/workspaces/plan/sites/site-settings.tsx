import { Select } from '../../../components/select.tsx';
import { SITE_MEASURES, SITE_QUESTIONS, type SiteSettings } from '../../../model/plan-settings.ts';
import { NumberSetting } from '../frame/number-setting.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';

const EXISTING = ['keep', 'may-close'] as const;

/** What is asked of the sites, in plain words. */
export function SiteSettingsForm({
  settings,
  onChange,
}: {
  readonly settings: SiteSettings;
  readonly onChange: (settings: SiteSettings) => void;
}) {
  const { frame, sites: words } = usePlanWords();
  const { question } = settings;
  return (
    <div className="plan-form">
      <div className="plan-wide">
        <Select
          label={words.question}
          value={question}
          options={SITE_QUESTIONS.map((id) => ({ id, name: words.questions[id] }))}
          onChange={(id) => onChange({ ...settings, question: SITE_QUESTIONS.find((entry) => entry === id) ?? question })}
        />
      </div>
      <Select
        label={words.measure}
        value={settings.measure}
        options={SITE_MEASURES.map((id) => ({ id, name: words.measures[id] }))}
        onChange={(id) => onChange({ ...settings, measure: SITE_MEASURES.find((entry) => entry === id) ?? settings.measure })}
      />
      <Select
        label={words.existing}
        value={settings.existing}
        options={EXISTING.map((id) => ({ id, name: words.existingOf[id] }))}
        onChange={(id) => onChange({ ...settings, existing: id === 'keep' ? 'keep' : 'may-close' })}
      />
      {question === 'fewest' ? (
        <NumberSetting
          label={words.share}
          min={1}
          value={Math.floor(settings.share * 1000) / 10}
          onChange={(value) => onChange({ ...settings, share: Math.min(100, value ?? 100) / 100 })}
        />
      ) : (
        <NumberSetting
          label={words.sites}
          min={1}
          value={settings.sites}
          onChange={(value) => onChange({ ...settings, sites: value ?? 1 })}
        />
      )}
      <NumberSetting
        label={words.radius}
        min={1}
        value={settings.radius}
        onChange={(value) => onChange({ ...settings, radius: value ?? settings.radius })}
      />
      <p className="caption plan-wide">{words.radiusNote}</p>
      {question === 'least-walk' ? (
        <NumberSetting
          label={words.capacity}
          min={1}
          mayBeEmpty
          placeholder={frame.unlimited}
          value={settings.capacity}
          onChange={(capacity) => onChange({ ...settings, capacity })}
        />
      ) : null}
    </div>
  );
}
