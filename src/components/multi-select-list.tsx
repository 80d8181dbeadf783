import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { formatCount } from '../locales/format.ts';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { useMessages } from './locale-context.tsx';
import { TextField } from './text-field.tsx';
import './multi-select-list.css';

export interface MultiSelectOption {
  /** Null stands for «unknown». */
  readonly id: string | null;
  readonly name: string;
  /** How many rows carry it; null when not counted. */
  readonly count: number | null;
}

export interface MultiSelectListProps {
  readonly name: string;
  readonly options: readonly MultiSelectOption[];
  readonly selected: readonly (string | null)[];
  readonly onChange: (selected: readonly (string | null)[]) => void;
  readonly startsOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

const ROW = 28;
/** Below this many options a search field is more trouble than help. */
const SEARCH_FROM = 9;

/** One field of the filter: folds, searches, counts; holds thousands of options. */
export function MultiSelectList({ name, options, selected, onChange, startsOpen = false, onOpenChange }: MultiSelectListProps) {
  const messages = useMessages();
  const [open, setOpen] = useState(startsOpen);
  const [search, setSearch] = useState('');
  const chosen = useMemo(() => new Set(selected), [selected]);
  const shown = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return wanted === '' ? options : options.filter((option) => option.name.toLocaleLowerCase().includes(wanted));
  }, [options, search]);
  const names = options.filter((option) => chosen.has(option.id)).map((option) => option.name);
  const toggleOpen = () => {
    setOpen(!open);
    onOpenChange?.(!open);
  };
  const toggle = (id: string | null, isChecked: boolean) =>
    onChange(isChecked ? [...selected, id] : selected.filter((entry) => entry !== id));
  return (
    <div className="multi-select">
      <div className="multi-select-head">
        <button type="button" className="multi-select-toggle" aria-expanded={open} onClick={toggleOpen}>
          <ChevronRight size={14} aria-hidden="true" />
          <span>{name}</span>
          {names.length === 0 ? null : (
            <span className="multi-select-chosen">{names.length === 1 ? names[0] : messages.common.selected(names.length)}</span>
          )}
        </button>
        {names.length === 0 ? null : (
          <Button kind="link" onPress={() => onChange([])} label={`${messages.common.clear} ${name}`}>
            {messages.common.clear}
          </Button>
        )}
      </div>
      {open ? (
        <div className="multi-select-body">
          {options.length < SEARCH_FROM ? null : (
            <TextField
              kind="search"
              label={messages.common.searchIn(name)}
              hideLabel
              placeholder={messages.common.searchIn(name)}
              value={search}
              onChange={setSearch}
            />
          )}
          {shown.length === 0 ? (
            <p className="multi-select-none">{messages.common.noMatch}</p>
          ) : (
            <Options options={shown} chosen={chosen} onToggle={toggle} />
          )}
        </div>
      ) : null}
    </div>
  );
}

interface OptionsProps {
  readonly options: readonly MultiSelectOption[];
  readonly chosen: ReadonlySet<string | null>;
  readonly onToggle: (id: string | null, isChecked: boolean) => void;
}

function Options({ options, chosen, onToggle }: OptionsProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: options.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  return (
    <div className="multi-select-options" ref={scrollRef}>
      <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const option = options[item.index];
          if (option === undefined) return null;
          return (
            <div key={option.id ?? '\u0000'} className="multi-select-option" style={{ transform: `translateY(${item.start}px)` }}>
              <Checkbox
                name={option.name}
                hint={option.name}
                isChecked={chosen.has(option.id)}
                onChange={(isChecked) => onToggle(option.id, isChecked)}
                {...(option.count === null ? {} : { count: formatCount(option.count) })}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
