import { useMemo } from 'react';
import { Checkbox } from '../../../components/checkbox.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { Select } from '../../../components/select.tsx';
import { fieldTitle } from '../../../locales/import-words.ts';
import { fieldOfTable } from '../../../model/fields.ts';
import { allowColumn, setUnit } from '../../../state/import-edit.ts';
import type { SheetDraft } from '../../../state/import-state.ts';
import { cellWords } from './cell-words.ts';
import { columnLetters, type SheetColumn } from './column-state.ts';
import { STATE_ICONS } from './preview-head.tsx';

const UNITS = [1, 100, 1000, 10_000, 1_000_000, 100_000_000] as const;
const MAX_EXAMPLES = 6;

/** Everything about the chosen column: how sure the guess is, its unit, what the privacy screen found, what was corrected. */
export function ColumnDetails({ draft, column }: { readonly draft: SheetDraft; readonly column: SheetColumn | null }) {
  const messages = useMessages();
  const words = messages.imports;
  return (
    <section className="import-side-part" aria-labelledby="import-column">
      <h3 id="import-column" className="import-side-title">
        {words.column}
      </h3>
      {column === null ? <p className="caption">{words.noColumn}</p> : <Details draft={draft} column={column} />}
    </section>
  );
}

function Details({ draft, column }: { readonly draft: SheetDraft; readonly column: SheetColumn }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.imports;
  const { plan, state } = column;
  const Icon = STATE_ICONS[state];
  const kind = plan.field === null ? undefined : fieldOfTable(draft.plan.table, plan.field)?.kind;
  const hasUnit = (kind === 'count' || kind === 'decimal') && state !== 'personal' && state !== 'tax';
  const percent = Math.round(plan.confidence * 100);
  return (
    <>
      <p className="import-column-name">
        <span className="caption">{columnLetters(plan.source)}</span> {plan.header === '' ? words.noHeader : plan.header}
      </p>
      <p className="import-column-state">
        <Icon size={14} aria-hidden="true" />
        {`${words.states[state]}${state === 'read' || state === 'ask' ? ` · ${words.confidence} ${words.confidenceShare(percent)}` : ''}`}
      </p>
      {state === 'personal' || state === 'tax' ? null : (
        <p className="import-column-field">
          <span className="caption">{words.field}</span> {fieldTitle(language, draft.plan.table, plan.field)}
        </p>
      )}
      {hasUnit ? (
        <Select
          label={words.unit}
          value={String(plan.unit)}
          options={[...new Set<number>([...UNITS, plan.unit])].map((unit) => ({
            id: String(unit),
            name: (words.unitNames as Readonly<Record<number, string>>)[unit] ?? words.unitFactor(unit),
          }))}
          onChange={(unit) => setUnit(plan.source, Number(unit))}
        />
      ) : null}
      <Privacy column={column} />
      <Corrected draft={draft} column={column} />
    </>
  );
}

function Privacy({ column }: { readonly column: SheetColumn }) {
  const messages = useMessages();
  const words = messages.imports;
  const { screen, plan, state, isAllowed } = column;
  if (screen === null || screen.findings.length === 0) return null;
  const isTax = state === 'tax' || screen.findings.some((finding) => finding.class === 'tax-data');
  const note =
    screen.fate === 'refuse' ? words.refuseNote : screen.fate === 'mask' ? words.maskNote : isTax ? words.taxNote : words.askNote;
  return (
    <div className="import-privacy">
      <ul>
        {screen.findings.map((finding) => (
          <li key={`${finding.class}:${finding.by}`}>
            {words.findings(messages.importCodes.personalClasses[finding.class], finding.hits, finding.cells)}
            <span className="caption"> {finding.by === 'header' ? words.byHeader : words.byValue}</span>
          </li>
        ))}
      </ul>
      <p className="caption">{note}</p>
      {screen.fate === 'ask' ? (
        <Checkbox
          name={isTax ? words.allowTax : words.allowPersonal}
          isChecked={isAllowed}
          onChange={(isTicked) => allowColumn(plan.source, isTicked)}
        />
      ) : null}
    </div>
  );
}

/** What hovering says of single cells, for those who do not hover. */
function Corrected({ draft, column }: { readonly draft: SheetDraft; readonly column: SheetColumn }) {
  const messages = useMessages();
  const { plan } = column;
  const notes = useMemo(
    () =>
      draft.preview.rows.flatMap(({ role, number, cells }) => {
        const cell = cells[plan.source];
        if (role !== 'data' || cell === undefined || cell.kind === 'dropped') return [];
        const { note } = cellWords(messages, draft.plan.table, plan.field, cell);
        return note === null ? [] : [{ number, note, isUnreadable: cell.kind === 'unreadable' }];
      }),
    [draft.preview.rows, draft.plan.table, plan.source, plan.field, messages],
  );
  if (notes.length === 0) return null;
  // What cannot be read comes before what could.
  notes.sort((a, b) => Number(b.isUnreadable) - Number(a.isUnreadable));
  return (
    <ul className="import-cell-notes">
      {notes.slice(0, MAX_EXAMPLES).map(({ number, note, isUnreadable }) => (
        <li key={number} {...(isUnreadable ? { 'data-kind': 'unreadable' } : {})}>
          {messages.imports.noteAt(messages.imports.rowList(String(number)), note)}
        </li>
      ))}
      {notes.length > MAX_EXAMPLES ? <li className="caption">{messages.imports.moreRows(notes.length - MAX_EXAMPLES)}</li> : null}
    </ul>
  );
}
