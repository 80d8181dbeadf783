import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Checkbox } from '../components/checkbox.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useLanguage, useMessages } from '../components/locale-context.tsx';
import { Segmented } from '../components/segmented.tsx';
import { TextField } from '../components/text-field.tsx';
import { formatCount, formatRate, pickName } from '../locales/format.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import { type DefinitionDraft, isOwnDefinition, removeDefinition, saveDefinition } from '../state/definitions.ts';
import { useAtlas } from '../state/store.ts';
import { type HeadlineFigures, useFiguresOf } from '../state/use-headline.ts';
import './definition-editor.css';

/** More than any enterprise has. */
const MOST_MEMBERS = 99_999;

/** Makes a definition set of one's own from the one in force, shows at once what it would count, and saves it under a name. */
export function DefinitionEditor({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  const language = useLanguage();
  const inForce = useAtlas((state) => state.view.definition);
  const words = messages.definitions;
  const isOwn = isOwnDefinition(inForce);
  const [draft, setDraft] = useState<DefinitionDraft>(() => draftOf(inForce, isOwn ? inForce.name.zh : ''));
  const change = (part: Partial<DefinitionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const before = useFiguresOf(inForce);
  const after = useFiguresOf({ ...inForce, ...draft, name: inForce.name });
  const isNamed = draft.name.trim() !== '';
  const isChanged = (['ownership', 'operating', 'minFullMembers', 'areaCounts'] as const).some((key) => draft[key] !== inForce[key]);
  const save = (id: string | null) => {
    saveDefinition(id, draft);
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          {isOwn ? (
            <Button
              kind="quiet"
              onPress={() => {
                removeDefinition(inForce.id);
                onClose();
              }}
            >
              {words.remove}
            </Button>
          ) : null}
          <span className="definition-spacer" />
          {isOwn ? (
            <Button onPress={() => save(inForce.id)} isDisabled={!isNamed}>
              {words.saveHere}
            </Button>
          ) : null}
          <Button kind="primary" onPress={() => save(null)} isDisabled={!isNamed || (isOwn && !isChanged)}>
            {words.saveNew}
          </Button>
        </>
      }
    >
      <div className="definition-form">
        <p className="caption">{words.from(pickName(language, inForce.name.zh, inForce.name.en))}</p>
        <TextField label={words.name} value={draft.name} placeholder={words.namePlaceholder} onChange={(name) => change({ name })} />
        <fieldset className="definition-part">
          <legend>{words.denominator}</legend>
          <Segmented
            label={words.ownership}
            options={[
              { id: 'non-public', name: words.nonPublic },
              { id: 'all', name: words.allOwnership },
            ]}
            value={draft.ownership}
            onChange={(id) => change({ ownership: id === 'all' ? 'all' : 'non-public' })}
          />
          <Segmented
            label={words.operating}
            options={[
              { id: 'operating', name: words.operatingOnly },
              { id: 'all', name: words.allListed },
            ]}
            value={draft.operating}
            onChange={(id) => change({ operating: id === 'all' ? 'all' : 'operating' })}
          />
          <div className="definition-members">
            <Checkbox
              name={words.withMembers}
              isChecked={draft.minFullMembers !== null}
              onChange={(isLimited) => change({ minFullMembers: isLimited ? 3 : null })}
            />
            {draft.minFullMembers === null ? null : (
              <TextField
                label={words.minFullMembers}
                hideLabel
                kind="number"
                min={1}
                value={String(draft.minFullMembers)}
                onChange={(text) => {
                  const count = Number(text);
                  if (Number.isSafeInteger(count) && count >= 1 && count <= MOST_MEMBERS) change({ minFullMembers: count });
                }}
              />
            )}
          </div>
        </fieldset>
        <fieldset className="definition-part">
          <legend>{words.numerator}</legend>
          <p className="caption">{words.numeratorNote}</p>
          <Checkbox name={words.areaCounts} isChecked={draft.areaCounts} onChange={(areaCounts) => change({ areaCounts })} />
        </fieldset>
        <table className="definition-figures">
          <thead>
            <tr>
              <th scope="col">{words.effect}</th>
              <th scope="col">{words.covered}</th>
              <th scope="col">{words.eligible}</th>
              <th scope="col">{words.rate}</th>
            </tr>
          </thead>
          <tbody>
            <FigureRow name={words.now} figures={before} />
            <FigureRow name={words.edited} figures={after} metric="draft" />
          </tbody>
        </table>
        <p className="caption">{words.apart}</p>
      </div>
    </Dialog>
  );
}

function FigureRow({
  name,
  figures,
  metric,
}: {
  readonly name: string;
  readonly figures: HeadlineFigures | null;
  readonly metric?: string;
}) {
  const language = useLanguage();
  const value = (figure: number | null | undefined, id: string) => (
    <td>
      <data value={figure ?? ''} {...(metric === undefined ? {} : { 'data-metric': `${metric}-${id}` })}>
        {id === 'rate' ? formatRate(figure ?? null, language) : formatCount(figure ?? null)}
      </data>
    </td>
  );
  return (
    <tr>
      <th scope="row">{name}</th>
      {value(figures?.covered, 'covered')}
      {value(figures?.eligible, 'eligible')}
      {value(figures?.rate, 'rate')}
    </tr>
  );
}

function draftOf(definition: DefinitionSet, name: string): DefinitionDraft {
  const { ownership, operating, minFullMembers, areaCounts } = definition;
  return { name, ownership, operating, minFullMembers, areaCounts };
}
