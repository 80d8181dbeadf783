import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { PLACEHOLDERS, unknownPlaces } from '../../../exports/task-sheet.ts';
import { keepsBeyondTab } from '../../../state/export-ledger.ts';
import { useAtlas } from '../../../state/store.ts';
import { useTaskTemplate } from './task-template.ts';
import { useSheetWords } from './use-sheet-words.ts';
import './sheets.css';

/** The text of task sheets, plain, with places that are filled in. */
export function TemplateDialog({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  const words = useSheetWords();
  const { text: kept, keep } = useTaskTemplate();
  const [text, setText] = useState(kept ?? words.templateDefault);
  const [said, setSaid] = useState('');
  const unknown = unknownPlaces(text);

  const save = async () => {
    const { services } = useAtlas.getState();
    const spans = services === null ? [] : (await services.loadTextScreen()).findPersonal(text);
    // From the end, so that places before it stay where they are.
    const clean = [...spans]
      .sort((a, b) => b.start - a.start)
      .reduce((so, { start, end }) => `${so.slice(0, start)}■■■${so.slice(end)}`, text);
    setText(clean);
    keep(clean === words.templateDefault ? null : clean);
    setSaid(spans.length > 0 ? words.templatePersonal : keepsBeyondTab() ? words.templateKept : words.templateSession);
  };

  return (
    <Dialog
      title={words.templateTitle}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          <Button
            onPress={() => {
              keep(null);
              setText(words.templateDefault);
              setSaid('');
            }}
          >
            {words.templateReset}
          </Button>
          <Button onPress={onClose}>{messages.common.close}</Button>
          <Button kind="primary" onPress={() => void save()}>
            {words.templateKeep}
          </Button>
        </>
      }
    >
      <div className="sheets-form">
        <p>
          {words.templateLead} {PLACEHOLDERS.map((name) => `{${name}}`).join(' ')}
        </p>
        <textarea
          className="field-input sheets-template"
          aria-label={words.templateText}
          rows={16}
          maxLength={4000}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setSaid('');
          }}
        />
        <p role="status" className="caption">
          {unknown.length > 0 ? words.templateUnknown(unknown.map((name) => `{${name}}`).join(' ')) : said}
        </p>
      </div>
    </Dialog>
  );
}
