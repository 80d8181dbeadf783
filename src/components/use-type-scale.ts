import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function read(): number {
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--scale'));
  return Number.isFinite(scale) && scale > 0 ? scale : 1;
}

/** How much larger type is than on a desk: 1, or more on a big screen. For sizes that must be known as numbers. */
export function useTypeScale(): number {
  return useSyncExternalStore(subscribe, read, () => 1);
}
