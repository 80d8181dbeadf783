import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useLanguage, useMessages } from '../components/locale-context.tsx';
import { formatDate } from '../locales/format.ts';
import { askAsOf } from '../state/dataset-actions.ts';
import { useActiveDataset } from '../state/use-active.ts';
import './as-of-select.css';

const OTHER = 'other';

/** The date that everything on the screen stands for: the dataset's periods, and for a person's own data any other day. */
export function AsOfSelect() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const [asked, setAsked] = useState<string | null>(null);
  if (dataset === null) return null;
  const words = messages.periods;
  const dates = [...new Set([...dataset.manifest.snapshots, dataset.asOf])].sort().reverse();
  const ask = () => {
    if (asked !== null && asked !== '') void askAsOf(asked);
    setAsked(null);
  };
  return (
    <>
      <label className="top-bar-field top-bar-fixed">
        <span>{messages.app.asOfLabel}</span>
        <select
          className="top-bar-select"
          aria-label={messages.app.chooseDate}
          value={dataset.asOf}
          onChange={({ target }) => {
            if (target.value === OTHER) setAsked(dataset.asOf);
            else void askAsOf(target.value);
          }}
        >
          {dates.map((date) => (
            <option key={date} value={date}>
              {language === 'en' ? formatDate(date, language) : date}
            </option>
          ))}
          {dataset.isOwn ? <option value={OTHER}>{words.otherDate}</option> : null}
        </select>
      </label>
      <Dialog
        title={words.otherDateTitle}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        actions={
          <>
            <Button onPress={() => setAsked(null)}>{messages.common.cancel}</Button>
            <Button kind="primary" isDisabled={asked === null || asked === ''} onPress={ask}>
              {words.otherDateAsk}
            </Button>
          </>
        }
      >
        <form
          className="as-of-form"
          onSubmit={(event) => {
            event.preventDefault();
            ask();
          }}
        >
          <p className="caption">{words.otherDateLead}</p>
          <label className="field">
            <span className="field-label">{words.otherDateField}</span>
            <input className="field-input" type="date" value={asked ?? ''} onChange={({ target }) => setAsked(target.value)} />
          </label>
        </form>
      </Dialog>
    </>
  );
}
