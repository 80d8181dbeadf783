import { lazy, Suspense, useState } from 'react';
import { useLanguage, useMessages } from '../components/locale-context.tsx';
import { pickName } from '../locales/format.ts';
import { definitionChoices, useOwnDefinitions } from '../state/definitions.ts';
import { useAtlas } from '../state/store.ts';
import { useActiveDataset } from '../state/use-active.ts';

const DefinitionEditor = lazy(() => import('./definition-editor.tsx').then(({ DefinitionEditor: editor }) => ({ default: editor })));

/** No definition set is called so: ids of a person's own begin with `own-`. */
const EDIT = '…edit';

/** The definition set (口径) in force, and the way to make one of one's own. */
export function DefinitionSelect() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const transact = useAtlas((state) => state.transact);
  const own = useOwnDefinitions((state) => state.definitions);
  const [isEditing, setEditing] = useState(false);
  if (dataset === null) return null;
  const choices = definitionChoices([dataset.manifest.definition], own, definition);
  return (
    <>
      <label
        className="top-bar-field"
        title={definition.note === undefined ? undefined : pickName(language, definition.note.zh, definition.note.en)}
      >
        <span>{messages.app.definitionLabel}</span>
        <select
          className="top-bar-select top-bar-definition"
          aria-label={messages.app.chooseDefinition}
          value={definition.id}
          onChange={(event) => {
            if (event.target.value === EDIT) {
              setEditing(true);
              return;
            }
            const chosen = choices.find((entry) => entry.id === event.target.value);
            if (chosen !== undefined) {
              transact('definition', (draft) => {
                draft.definition = chosen;
              });
            }
          }}
        >
          {choices.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {pickName(language, entry.name.zh, entry.name.en)}
            </option>
          ))}
          <option value={EDIT}>{messages.app.editDefinitions}</option>
        </select>
      </label>
      {isEditing ? (
        <Suspense fallback={null}>
          <DefinitionEditor onClose={() => setEditing(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
