import { Check, ChevronDown, CircleHelp, EyeOff, Minus, ReceiptText, UserCheck } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { fieldTitle } from '../../../locales/import-words.ts';
import { setField } from '../../../state/import-edit.ts';
import type { SheetDraft } from '../../../state/import-state.ts';
import { type ColumnState, columnLetters, type SheetColumn } from './column-state.ts';
import { FieldPicker } from './field-picker.tsx';

export const STATE_ICONS = {
  read: Check,
  chosen: UserCheck,
  ask: CircleHelp,
  unread: Minus,
  personal: EyeOff,
  tax: ReceiptText,
} as const satisfies Record<ColumnState, unknown>;

export interface PreviewHeadProps {
  readonly draft: SheetDraft;
  readonly column: SheetColumn;
  readonly at: number;
  readonly isActive: boolean;
  /** Takes the button, so that arrows and questions can move the focus to it. */
  readonly onButton: (button: HTMLButtonElement | null) => void;
  readonly onActive: () => void;
  readonly onMove: (event: KeyboardEvent) => void;
}

/** The head of a column: its printed header, the field it is read as, and how sure that is. Enter opens the list of fields. */
export function PreviewHead({ draft, column, at, isActive, onButton, onActive, onMove }: PreviewHeadProps) {
  const messages = useMessages();
  const language = useLanguage();
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const words = messages.imports;
  const { plan, state, finding, screen } = column;
  const isKeptOut = state === 'personal' || state === 'tax';
  const field = isKeptOut ? words.unread : fieldTitle(language, draft.plan.table, plan.field);
  const header = plan.header === '' ? words.noHeader : plan.header;
  const Icon = STATE_ICONS[state];
  return (
    <>
      <button
        ref={(button) => {
          anchor.current = button;
          onButton(button);
        }}
        type="button"
        className="preview-head"
        data-state={state}
        {...(isActive ? { 'data-active': '' } : {})}
        tabIndex={isActive ? 0 : -1}
        aria-label={words.columnHead(`${columnLetters(at)} ${header}`, field, words.states[state])}
        aria-haspopup={isKeptOut ? undefined : 'dialog'}
        aria-expanded={isKeptOut ? undefined : isOpen}
        title={header}
        onFocus={onActive}
        onKeyDown={onMove}
        onClick={() => {
          onActive();
          if (!isKeptOut) setOpen(true);
        }}
      >
        <span className="preview-head-line">
          <span className="preview-head-header">{header}</span>
          <span className="preview-head-letters">{columnLetters(at)}</span>
        </span>
        <span className="preview-head-field">
          <span>{field}</span>
          {isKeptOut ? null : <ChevronDown size={14} aria-hidden="true" />}
        </span>
        <span className="preview-head-state">
          <Icon size={14} aria-hidden="true" />
          <span>{words.states[state]}</span>
          {plan.unit === 1 || isKeptOut || plan.field === null ? null : (
            <span className="preview-head-unit">{words.unitFactor(plan.unit)}</span>
          )}
        </span>
        <span className="preview-head-finding">
          {finding === null || screen === null || screen.fate === 'keep'
            ? ''
            : words.finding(messages.importCodes.personalClasses[finding.class], finding.hits)}
        </span>
      </button>
      {isOpen ? (
        <FieldPicker
          draft={draft}
          source={plan.source}
          anchor={anchor}
          onClose={() => setOpen(false)}
          onPick={(picked) => {
            setOpen(false);
            setField(plan.source, picked);
          }}
        />
      ) : null}
    </>
  );
}
