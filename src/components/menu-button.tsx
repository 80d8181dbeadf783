import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import './button.css';
import './overlay.css';

export interface MenuEntry {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly isDisabled?: boolean;
}

export interface MenuButtonProps {
  readonly label: string;
  /** What the button shows; its label when absent. */
  readonly children?: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly onAction: (id: string) => void;
  /** Marks the entry in force. */
  readonly selectedId?: string;
  readonly quiet?: boolean;
}

export function MenuButton({ label, children, entries, onAction, selectedId, quiet = false }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <AriaButton className={quiet ? 'button button-quiet' : 'button'} aria-label={label}>
        {children ?? label}
        <ChevronDown size={14} aria-hidden="true" />
      </AriaButton>
      <Popover className="popover" placement="bottom start">
        <Menu
          className="menu"
          aria-label={label}
          onAction={(key) => onAction(String(key))}
          {...(selectedId === undefined
            ? {}
            : { selectionMode: 'single' as const, selectedKeys: [selectedId], disallowEmptySelection: true })}
        >
          {entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} className="menu-item" textValue={entry.name} isDisabled={entry.isDisabled === true}>
              <span>{entry.name}</span>
              {entry.note === undefined ? null : <span className="menu-item-note">{entry.note}</span>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
