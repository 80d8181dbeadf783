import { useEffect } from 'react';

/** The arrow keys and the page keys turn the pages, wherever the focus stands in the window; not within a menu or a list. */
export function useTurning(before: string | null, after: string | null, turn: (id: string) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest('[role="menu"],[role="listbox"],input') !== null) return;
      const isBack = event.key === 'ArrowLeft' || event.key === 'PageUp';
      const to = isBack ? before : event.key === 'ArrowRight' || event.key === 'PageDown' ? after : null;
      if (to === null) return;
      event.preventDefault();
      turn(to);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [before, after, turn]);
}
