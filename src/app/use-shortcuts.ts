import { useEffect } from 'react';

export interface ShortcutHandlers {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly palette: () => void;
  readonly help: () => void;
  readonly open: () => void;
  readonly workspace: (index: number) => void;
  readonly clear: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  // Nothing is typed into a box that is ticked.
  if (target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio')) return false;
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

/** Keys of the whole app: Ctrl/⌘ Z and Y, Ctrl/⌘ K, Ctrl/⌘ O, `?`, Alt 1–7, Escape. */
export function useShortcuts(handlers: ShortcutHandlers): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const typing = isTyping(event.target);
      const run = (action: () => void) => {
        event.preventDefault();
        action();
      };
      if (command && key === 'k') return run(handlers.palette);
      if (command && key === 'o') return run(handlers.open);
      if (command && !typing && key === 'z') return run(event.shiftKey ? handlers.redo : handlers.undo);
      if (command && !typing && key === 'y') return run(handlers.redo);
      if (event.altKey && /^Digit[1-7]$/.test(event.code)) return run(() => handlers.workspace(Number(event.code.slice(5)) - 1));
      if (!typing && !command && event.key === '?') return run(handlers.help);
      if (!typing && event.key === 'Escape' && !event.defaultPrevented) handlers.clear();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [handlers]);
}
