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
  const [value, setValue] = useState(() => rememberedNumber(key) ?? initial);
  const remember = useCallback(
    (next: number) => {
      setValue(next);
      rememberNumber(key, next);
    },
    [key],
  );
  return [value, remember];
}

/** For settings that live in a store: what {@link useRememberedNumber} keeps for a component. Null forgets it. */
export function rememberNumber(key: string, value: number | null): void {
  if (!keeps) return;
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, String(value));
  } catch {
    // A private window or a file page may refuse; the layout is then simply not remembered.
  }
}

export function rememberedNumber(key: string): number | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    const number = text === null ? Number.NaN : Number(text);
    return Number.isFinite(number) ? number : null;
  } catch {
    return null;
  }
}
