import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { pickName } from '../../locales/format.ts';
import { useAtlas } from '../../state/store.ts';
import { PLACE_DIMENSIONS, type PlaceDimension, useCompare } from './compare-state.ts';
import { placeName } from './place-name.ts';
import { usePlaces } from './use-places.ts';
import './compare.css';

/** What is compared, under which definition, and what was picked. */
export function ComparePanel() {
  const messages = useMessages();
  const language = useLanguage();
  const { definition, analysis } = useAtlas((state) => state.view);
  const transact = useAtlas((state) => state.transact);
  const { tab, dimension, setDimension, picks, toggle, clear } = useCompare();
  const { places } = usePlaces();
  const words = messages.compare;
  return (
    <>
      {tab === 'places' ? (
        <>
          <Section title={words.dimension}>
            <Segmented
              label={words.dimension}
              options={PLACE_DIMENSIONS.map((id) => ({ id, name: words.dimensions[id] }))}
              value={dimension}
              onChange={(id) => setDimension(id as PlaceDimension)}
            />
          </Section>
          <Section title={words.picked(picks.length)}>
            {picks.length === 0 ? <p className="caption">{words.pick}</p> : null}
            {picks.map((ix) => {
              const place = places?.find((candidate) => candidate.ix === ix);
              return place === undefined ? null : (
                <Checkbox key={ix} name={placeName(messages, language, place)} isChecked onChange={() => toggle(ix)} />
              );
            })}
            {picks.length === 0 ? null : <Button onPress={clear}>{messages.common.clearAll}</Button>}
          </Section>
        </>
      ) : null}
      {tab === 'published' ? (
        <Section>
          <p className="caption">{words.publishedNote}</p>
        </Section>
      ) : (
        <Section title={messages.common.analysis}>
          <Checkbox
            name={words.showAnalysis}
            isChecked={analysis}
            onChange={(isChecked) =>
              transact('analysis', (draft) => {
                draft.analysis = isChecked;
              })
            }
          />
          {analysis ? <p className="caption">{words.intervalNote}</p> : null}
        </Section>
      )}
      {tab === 'places' ? (
        <Section title={messages.common.definition}>
          <p>{pickName(language, definition.name.zh, definition.name.en)}</p>
          {definition.note === undefined ? null : <p className="caption">{pickName(language, definition.note.zh, definition.note.en)}</p>}
        </Section>
      ) : null}
    </>
  );
}
