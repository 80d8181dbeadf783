import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { useMessages } from '../components/locale-context.tsx';
import { TextField } from '../components/text-field.tsx';
import { type PaletteEntry, useCommandEntries, useEnterpriseEntries, usePlaceEntries } from './palette-entries.ts';

const SHOWN = 12;

/** Finds workspaces, commands, parks, buildings and enterprises by name; Enter goes there. */
export function CommandPalette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const messages = useMessages();
  return (
    <Dialog title={messages.app.commandPalette} isOpen={isOpen} onClose={onClose}>
      <PaletteBody onClose={onClose} />
    </Dialog>
  );
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  const root = useRef<HTMLDivElement>(null);
  // Who calls the palette goes on typing; without this the dialog itself would take the focus.
  useEffect(() => root.current?.querySelector('input')?.focus(), []);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const commands = useCommandEntries();
  const places = usePlaceEntries();
  const enterprises = useEnterpriseEntries(text);
  const entries = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase();
    const named = (entry: PaletteEntry) => entry.name.toLocaleLowerCase().includes(wanted);
    return [...commands.filter(named), ...places.filter((entry) => wanted !== '' && named(entry)), ...enterprises].slice(0, SHOWN);
  }, [text, commands, places, enterprises]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search starts at its first answer.
  useEffect(() => setActive(0), [text]);
  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((index) => Math.min(entries.length - 1, Math.max(0, index + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[active]);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field inside.
    <div ref={root} className="palette" onKeyDown={onKeyDown}>
      <TextField
        kind="search"
        label={messages.common.search}
        hideLabel
        placeholder={messages.app.searchPlaceholder}
        value={text}
        onChange={setText}
      />
      {entries.length === 0 ? <p className="palette-none">{messages.app.noCommand}</p> : null}
      <ul className="palette-list">
        {entries.map((entry, index) => (
          <li key={entry.id}>
            <button
              type="button"
              className="palette-item"
              data-active={index === active ? '' : undefined}
              onClick={() => run(entry)}
              onMouseEnter={() => setActive(index)}
            >
              <span className="palette-name">{entry.name}</span>
              <span className="palette-kind">{entry.kind}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
