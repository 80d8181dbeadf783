import { Presentation } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { pickName } from '../../locales/format.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { startPresenting } from './full-screen.ts';
import { PICTURE_SCALES, type PictureScale, usePresent } from './present-state.ts';
import { useSavePicture } from './use-save-picture.ts';
import './present.css';

/** Before the meeting: what is shown, whether names are, and the picture for the report. */
export function PresentPanel() {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.present;
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const { hideNames, setHideNames, pictureScale, setPictureScale } = usePresent();
  const save = useSavePicture();
  return (
    <>
      <Section>
        <div className="present-actions">
          <Button kind="primary" icon={<Presentation size={16} aria-hidden="true" />} onPress={() => void startPresenting()}>
            {words.enter}
          </Button>
          <p className="caption">{words.enterHint}</p>
          <Checkbox name={words.hideNames} isChecked={hideNames} onChange={setHideNames} />
        </div>
      </Section>
      <Section title={messages.common.exportPng}>
        <div className="present-actions">
          <div className="present-row">
            <span>{words.pictureScale}</span>
            <Segmented
              label={words.pictureScale}
              options={PICTURE_SCALES.map((scale) => ({ id: String(scale), name: words.scaleTimes(scale) }))}
              value={String(pictureScale)}
              onChange={(id) => setPictureScale(Number(id) as PictureScale)}
            />
          </div>
          <Button onPress={() => save?.()} isDisabled={save === null}>
            {words.savePicture}
          </Button>
          <p className="caption">{words.pictureHint}</p>
        </div>
      </Section>
      {dataset === null ? null : (
        <Section title={messages.common.definition}>
          <p>{words.footer(pickName(language, definition.name.zh, definition.name.en), dataset.asOf)}</p>
        </Section>
      )}
    </>
  );
}
