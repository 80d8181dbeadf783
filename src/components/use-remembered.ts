import { useCallback, useState } from 'react';

const PREFIX = 'atlas-ui:';

/** A number of the layout (a width, 0 or 1 for closed or open) that outlives the page. Never data. */
export function useRememberedNumber(key: string, initial: number): [number, (value: number) => void] {
  const [value, setValue] = useState(() => read(key) ?? initial);
  const remember = useCallback(
    (next: number) => {
      setValue(next);
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
