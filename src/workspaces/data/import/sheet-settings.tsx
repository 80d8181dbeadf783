import { useEffect, useState } from 'react';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { fieldTitle, noteSentence, tableTitle } from '../../../locales/import-words.ts';
import type { DateOrder } from '../../../model/import-plan.ts';
import type { FilePreview } from '../../../model/import-preview.ts';
import { TABLE_NAMES, type TableName } from '../../../model/tables.ts';
import { decodeAs, setDateOrder, setNullMarks, setTable } from '../../../state/import-edit.ts';
import type { ImportRun, SheetDraft } from '../../../state/import-state.ts';
import { DatumSetting } from './datum-setting.tsx';
import { HeaderRowsSetting } from './header-rows-setting.tsx';
import { SETTING_IDS } from './setting-ids.ts';
import './sheet-settings.css';

const DATE_ORDERS: readonly DateOrder[] = ['ymd', 'mdy', 'dmy'];

/** How the file and the shown sheet are read: everything that is not about a single column. */
export function SheetSettings({ run }: { readonly run: ImportRun }) {
  const messages = useMessages();
  const sheet = run.sheets[run.shown];
  if (run.file === null) return null;
  return (
    <div className="import-settings">
      <Section title={messages.imports.file}>
        <FileFacts file={run.file} fileName={run.fileName} />
      </Section>
      {sheet === undefined ? null : (
        <Section title={messages.imports.settings}>
          <PlanSettings key={sheet.preview.index} draft={sheet} />
        </Section>
      )}
    </div>
  );
}

function FileFacts({ file, fileName }: { readonly file: FilePreview; readonly fileName: string }) {
  const messages = useMessages();
  const words = messages.imports;
  const encodings: Readonly<Record<string, string>> = words.encodings;
  const delimiters: Readonly<Record<string, string>> = words.delimiters;
  return (
    <div className="import-fields">
      <p className="import-file-name">{fileName}</p>
      <p className="caption">{`${words.format} ${file.format}`}</p>
      {file.encoding === null ? null : (
        <Select
          label={words.encoding}
          value={file.encoding}
          options={optionsWith(encodings, file.encoding)}
          onChange={(encoding) => void decodeAs({ encoding, ...(file.delimiter === null ? {} : { delimiter: file.delimiter }) })}
        />
      )}
      {file.delimiter === null ? null : (
        <Select
          label={words.delimiter}
          value={file.delimiter}
          options={optionsWith(delimiters, file.delimiter).filter(({ id }) => id !== 'other')}
          onChange={(delimiter) => void decodeAs({ delimiter, ...(file.encoding === null ? {} : { encoding: file.encoding }) })}
        />
      )}
      {file.notes.length === 0 ? null : (
        <div className="import-file-notes">
          <p className="field-label">{words.notesTitle}</p>
          <ul>
            {file.notes.map((note) => (
              <li key={JSON.stringify(note)}>{noteSentence(messages, note)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function optionsWith(names: Readonly<Record<string, string>>, current: string) {
  const options = Object.entries(names).map(([id, name]) => ({ id, name }));
  return options.some(({ id }) => id === current) ? options : [...options, { id: current, name: current }];
}

function PlanSettings({ draft }: { readonly draft: SheetDraft }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.imports;
  const { plan, preview } = draft;
  const likely = preview.alternatives.filter((table) => table !== plan.table);
  const rest = TABLE_NAMES.filter((table) => table !== plan.table && !likely.includes(table));
  const option = (table: TableName) => ({ id: table, name: tableTitle(language, table) });
  const tables = [option(plan.table), ...likely.map((table) => ({ ...option(table), note: words.tableLikely })), ...rest.map(option)];
  return (
    <div className="import-fields">
      {preview.template === null ? null : (
        <p className="import-template">
          {[
            words.templateApplied,
            ...(preview.template.added.length > 0 ? [words.templateAdded(preview.template.added.length)] : []),
            ...(preview.template.missing.length > 0
              ? [
                  words.templateMissing(
                    preview.template.missing.map((field) => fieldTitle(language, plan.table, field)).join(messages.common.listSeparator),
                  ),
                ]
              : []),
          ].join(' · ')}
        </p>
      )}
      <div id={SETTING_IDS.table}>
        <Select
          label={words.table}
          value={plan.table}
          options={tables}
          onChange={(id) => {
            const table = TABLE_NAMES.find((name) => name === id);
            if (table !== undefined && table !== plan.table) setTable(table);
          }}
        />
      </div>
      <HeaderRowsSetting draft={draft} />
      <Select
        label={words.dateOrder}
        value={plan.dateOrder}
        options={DATE_ORDERS.map((order) => ({ id: order, name: messages.importCodes.dateOrders[order] }))}
        onChange={(id) => {
          const order = DATE_ORDERS.find((entry) => entry === id);
          if (order !== undefined) setDateOrder(order);
        }}
      />
      <DatumSetting draft={draft} />
      <NullMarks marks={plan.nullMarks} />
    </div>
  );
}

/** Taken when the field is left or with Enter: each change reads the sheet again. */
function NullMarks({ marks }: { readonly marks: readonly string[] }) {
  const messages = useMessages();
  const words = messages.imports;
  const printed = marks.join(messages.common.listSeparator);
  const [text, setText] = useState(printed);
  useEffect(() => setText(printed), [printed]);
  const take = () => {
    const next = text.split(/[、,,;;]+/u).flatMap((mark) => (mark.trim() === '' ? [] : [mark.trim()]));
    if (next.join('\n') !== marks.join('\n')) setNullMarks(next);
  };
  return (
    <form
      onBlur={take}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <TextField label={words.nullMarks} value={text} onChange={setText} />
      <p className="caption">{words.nullMarksHint}</p>
    </form>
  );
}
