import { Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import type { Messages } from '../../../locales/messages.ts';
import type { FieldId } from '../../../model/fields.ts';
import type { SheetDraft } from '../../../state/import-state.ts';
import { type FieldGroup, type FieldOption, fieldOptions, searchOptions } from './field-options.ts';
import './field-picker.css';

export interface FieldPickerProps {
  readonly draft: SheetDraft;
  readonly source: number;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onPick: (field: FieldId | null) => void;
  readonly onClose: () => void;
}

/** The list of fields for one column: typing searches, arrows move, Enter takes, Escape leaves. */
export function FieldPicker({ draft, source, anchor, onPick, onClose }: FieldPickerProps) {
  const messages = useMessages();
  return (
    <Popover
      className="popover field-picker"
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement="bottom start"
    >
      <Dialog aria-label={messages.imports.chooseField} className="field-picker-dialog">
        <FieldList draft={draft} source={source} onPick={onPick} />
      </Dialog>
    </Popover>
  );
}

function FieldList({ draft, source, onPick }: Pick<FieldPickerProps, 'draft' | 'source' | 'onPick'>) {
  const messages = useMessages();
  const language = useLanguage();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const all = useMemo(() => fieldOptions(language, draft, source), [language, draft, source]);
  const options = useMemo(() => searchOptions(all, typed), [all, typed]);
  const current = draft.plan.columns.find((column) => column.source === source)?.field ?? null;
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      all.findIndex(({ field }) => field === current),
    ),
  );
  // The dialog itself would take the focus otherwise; who opened the list goes on typing.
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const move = (to: number) => setActive(Math.min(options.length - 1, Math.max(0, to)));
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(active + step);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const option = options[active];
      if (option !== undefined) onPick(option.field);
    }
  };
  return (
    <>
      <div className="field-search field-picker-search">
        <Search size={14} aria-hidden="true" />
        <input
          ref={input}
          className="field-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={options.length === 0 ? undefined : `${listId}-${active}`}
          aria-label={messages.imports.searchField}
          placeholder={messages.imports.searchField}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
        />
      </div>
      <div ref={list} id={listId} className="field-picker-list" role="listbox" aria-label={messages.imports.chooseField} tabIndex={-1}>
        {options.length === 0 ? <p className="field-picker-none">{messages.common.noMatch}</p> : null}
        {options.map((option, at) => (
          <FieldOptionLine
            key={`${option.group}:${option.field ?? ''}`}
            id={`${listId}-${at}`}
            at={at}
            option={option}
            heading={typed.trim() === '' && options[at - 1]?.group !== option.group ? groupName(messages, option.group) : null}
            isActive={at === active}
            isCurrent={option.field === current}
            onPick={onPick}
          />
        ))}
      </div>
    </>
  );
}

function groupName(messages: Messages, group: FieldGroup): string {
  return group === 'likely' ? messages.imports.tableLikely : messages.imports.fieldGroups[group];
}

interface FieldOptionLineProps {
  readonly id: string;
  readonly at: number;
  readonly option: FieldOption;
  readonly heading: string | null;
  readonly isActive: boolean;
  readonly isCurrent: boolean;
  readonly onPick: (field: FieldId | null) => void;
}

function FieldOptionLine({ id, at, option, heading, isActive, isCurrent, onPick }: FieldOptionLineProps) {
  const messages = useMessages();
  const notes = [
    ...(option.isRequired ? [messages.imports.required] : []),
    ...(option.usedBy === null ? [] : [messages.imports.usedBy(option.usedBy)]),
  ];
  return (
    <>
      {heading === null ? null : (
        <p className="field-picker-group" role="presentation">
          {heading}
        </p>
      )}
      {/* The search field keeps the focus; the list is moved through by aria-activedescendant. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the combobox owns the focus */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the combobox's */}
      <div
        id={id}
        data-at={at}
        role="option"
        className="field-picker-option"
        aria-selected={isCurrent}
        {...(isActive ? { 'data-active': '' } : {})}
        onClick={() => onPick(option.field)}
      >
        <span>{option.name}</span>
        {notes.length === 0 ? null : <span className="field-picker-note">{notes.join(' · ')}</span>}
      </div>
    </>
  );
}
