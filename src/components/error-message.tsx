import type { ReactNode } from 'react';
import { errorSentence } from '../locales/error-sentence.ts';
import { useMessages } from './locale-context.tsx';
import './error-message.css';

/** What happened, where, what to do; code, message and statement fold out. */
export function ErrorMessage({ error, actions }: { readonly error: unknown; readonly actions?: ReactNode }) {
  const messages = useMessages();
  const sentence = errorSentence(messages, error);
  return (
    <div className="error-message" role="alert">
      <p className="error-message-what">{sentence.what}</p>
      <p className="error-message-remedy">{sentence.remedy}</p>
      <details>
        <summary>{messages.errorWords.details}</summary>
        <pre>{sentence.details}</pre>
        {sentence.sql === null ? null : (
          <>
            <p>{messages.errorWords.statement}</p>
            <pre>{sentence.sql}</pre>
          </>
        )}
      </details>
      {actions === undefined ? null : <div className="error-message-actions">{actions}</div>}
    </div>
  );
}
