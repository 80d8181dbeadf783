import { X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { useMessages } from './locale-context.tsx';
import './toast-list.css';

export interface ToastEntry {
  readonly id: number;
  readonly content: ReactNode;
  readonly action?: { readonly name: string; readonly onPress: () => void };
  /** Milliseconds after which it goes by itself; absent: it stays until closed. Errors stay. */
  readonly lastsMs?: number;
}

/** Quiet messages at the corner, read aloud politely. */
export function ToastList({ toasts, onDismiss }: { readonly toasts: readonly ToastEntry[]; readonly onDismiss: (id: number) => void }) {
  const messages = useMessages();
  return (
    <section className="toast-list" aria-label={messages.common.notifications} aria-live="polite">
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} onDismiss={onDismiss} />
      ))}
    </section>
  );
}

function Toast({ toast, onDismiss }: { readonly toast: ToastEntry; readonly onDismiss: (id: number) => void }) {
  const messages = useMessages();
  const { id, lastsMs } = toast;
  useEffect(() => {
    if (lastsMs === undefined) return;
    const timer = setTimeout(() => onDismiss(id), lastsMs);
    return () => clearTimeout(timer);
  }, [id, lastsMs, onDismiss]);
  return (
    <div className="toast">
      <div className="toast-body">{toast.content}</div>
      {toast.action === undefined ? null : <Button onPress={toast.action.onPress}>{toast.action.name}</Button>}
      <IconButton label={messages.common.close} icon={<X size={16} aria-hidden="true" />} onPress={() => onDismiss(id)} />
    </div>
  );
}
