import { useCallback, useState } from 'react';

const PREFIX = 'atlas-ui:';

let keeps = true;

/** From now on the layout lasts as long as the page, and what earlier visits left of it is erased (不留存). */
export function rememberNothing(): void {
  keeps = false;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to erase.
  }
}

/** A number of the layout (a width, 0 or 1 for closed or open) that outlives the page. Never data. */
export function useRememberedNumber(key: string, initial: number): [number, (value: number) => void] {
  const [value, setValue] = useState(() => read(key) ?? initial);
  const remember = useCallback(
    (next: number) => {
      setValue(next);
      if (!keeps) return;
      try {
        localStorage.setItem(PREFIX + key, String(next));
      } catch {
        // A private window or a file page may refuse; the layout is then simply not remembered.
      }
    },
    [key],
  );
  return [value, remember];
}

function read(key: string): number | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    const number = text === null ? Number.NaN : Number(text);
    return Number.isFinite(number) ? number : null;
  } catch {
    return null;
  }
}
