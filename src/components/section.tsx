import type { ReactNode } from 'react';
import './panel.css';

/** A titled part of a panel. */
export function Section({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <section className="section">
      {title === undefined ? null : <h3 className="section-title">{title}</h3>}
      {children}
    </section>
  );
}
