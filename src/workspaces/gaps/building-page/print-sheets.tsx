import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { BuildingSvg } from './building-svg.tsx';
import type { MadePage } from './make-pages.ts';

/** Hands pages to the browser's print dialog, one to a sheet, and answers when it is closed. Nothing of it is seen on screen. */
export function PrintSheets({ pages, onDone }: { readonly pages: readonly MadePage[]; readonly onDone: () => void }) {
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.printing = 'building-pages';
    const close = (): void => done.current();
    window.addEventListener('afterprint', close);
    // The sheets are in the document by then.
    const timer = setTimeout(() => window.print(), 50);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', close);
      delete root.dataset.printing;
    };
  }, []);
  return createPortal(
    <div className="building-print" aria-hidden="true">
      {pages.map(({ id, name, page }) => (
        <div key={id} className="building-print-sheet">
          <BuildingSvg page={page} label={name} />
        </div>
      ))}
    </div>,
    document.body,
  );
}
