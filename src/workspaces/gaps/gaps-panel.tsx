import { Button } from '../../components/button.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { filterWords, type PlaceNamer } from '../../locales/filter-words.ts';
import { pickName } from '../../locales/format.ts';
import { EMPTY_FILTER, isEmptyFilter } from '../../model/filter.ts';
import { flyToPart } from '../../state/fly-actions.ts';
import { useAtlas } from '../../state/store.ts';
import { useHeadline } from '../../state/use-headline.ts';
import { usePlaceNames } from '../../state/use-place-names.ts';
import { ChangesLine } from './changes-line.tsx';
import { ClassesSection } from './classes-section.tsx';
import { DenominatorSection } from './denominator-section.tsx';
import { PlacesSection } from './places-section.tsx';
import { RulesSection } from './rules-section.tsx';
import { useGapCounts } from './use-gap-counts.ts';
import { useGapsWords } from './use-gaps-words.ts';
import './gaps.css';

/** The first screen of «空白点»: how many, of what denominator, where and whose, why not yet, what changed. */
export function GapsPanel() {
  const { counts, error } = useGapCounts();
  return (
    <>
      <Lead unknown={counts?.unknown.enterprises ?? 0} />
      {error === null ? null : <ErrorMessage error={error} />}
      <DenominatorSection />
      <PlacesSection />
      <ClassesSection counts={counts} />
      <ChangesLine />
      <RulesSection />
    </>
  );
}

function Lead({ unknown }: { readonly unknown: number }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = useGapsWords();
  const filter = useAtlas((state) => state.view.filter);
  const transact = useAtlas((state) => state.transact);
  const { figures } = useHeadline();
  const names = usePlaceNames(filter);
  const nameOf: PlaceNamer = (place, id) => {
    const name = names.get(`${place}:${id}`);
    return name === undefined ? null : pickName(language, name.zh, name.en, id);
  };
  const { uncovered, eligible, covered } = figures ?? { uncovered: null, eligible: null, covered: null };
  return (
    <Section>
      <p className="gap-lead">
        {uncovered === null ? (
          messages.common.loading
        ) : (
          <data value={uncovered} data-metric="gaps-lead">
            {words.lead(uncovered)}
          </data>
        )}
        {eligible === null || covered === null ? null : <span className="gap-lead-note">{words.leadNote(eligible, covered)}</span>}
      </p>
      {unknown === 0 ? null : <p className="caption">{words.leadUnknown(unknown)}</p>}
      {isEmptyFilter(filter) ? null : (
        <p className="caption">
          {filterWords(messages, filter, nameOf)}{' '}
          <Button
            kind="link"
            onPress={() => {
              transact('filter', (draft) => {
                draft.filter = structuredClone(EMPTY_FILTER) as typeof draft.filter;
              });
              void flyToPart({});
            }}
          >
            {messages.gaps.emptyAction}
          </Button>
        </p>
      )}
    </Section>
  );
}
