import { Checkbox } from '../../../components/checkbox.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { Select } from '../../../components/select.tsx';
import { pickName } from '../../../locales/format.ts';
import type { Dispatcher } from '../../../state/plan-instructors.ts';
import { NumberSetting } from '../frame/number-setting.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { INSTRUCTED_CLASSES, useInstructorScope } from './instructor-scope.ts';

const NOWHERE = '';
/** A number to begin with where somebody counts instructors: that of the published case, named below. */
const PUBLISHED_INSTRUCTORS = 18;

/** For a new scenario: which enterprises, and who the instructors are. */
export function ScopeSettings({ listed, dispatchers }: { readonly listed: number; readonly dispatchers: readonly Dispatcher[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const { instructors: words } = usePlanWords();
  const { classes, counted, from } = useInstructorScope();
  const isCounted = counted !== null || listed === 0;
  return (
    <div className="plan-form enterprise-form">
      <fieldset className="plan-bounds plan-wide">
        <legend>{words.classes}</legend>
        {INSTRUCTED_CLASSES.map((gapClass) => (
          <Checkbox
            key={gapClass}
            name={messages.terms.gapClasses[gapClass]}
            hint={messages.terms.gapClassNotes[gapClass]}
            isChecked={classes.includes(gapClass)}
            onChange={(isOn) =>
              useInstructorScope.setState({
                classes: INSTRUCTED_CLASSES.filter((entry) => (entry === gapClass ? isOn : classes.includes(entry))),
              })
            }
          />
        ))}
      </fieldset>
      {listed === 0 ? null : (
        <div className="plan-wide">
          <Select
            label={words.source}
            value={isCounted ? 'count' : 'list'}
            options={[
              { id: 'list', name: words.sources.list(listed) },
              { id: 'count', name: words.sources.count },
            ]}
            onChange={(id) => useInstructorScope.setState({ counted: id === 'count' ? (counted ?? PUBLISHED_INSTRUCTORS) : null })}
          />
        </div>
      )}
      {isCounted ? (
        <>
          <NumberSetting
            label={words.count}
            min={1}
            value={counted}
            onChange={(value) => useInstructorScope.setState({ counted: value ?? counted })}
          />
          <Select
            label={words.from}
            value={from ?? NOWHERE}
            options={[
              { id: NOWHERE, name: words.fromNone },
              ...dispatchers.map(({ id, nameZh, nameEn }) => ({ id, name: pickName(language, nameZh, nameEn, id) })),
            ]}
            onChange={(id) => useInstructorScope.setState({ from: id === NOWHERE ? null : id })}
          />
          <p className="caption plan-wide">{words.fromNote}</p>
        </>
      ) : null}
    </div>
  );
}
