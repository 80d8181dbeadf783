import { AtlasError } from '../model/errors.ts';
import { ErrorReader } from './error-reader.ts';
import type { Messages } from './messages.ts';

export interface ErrorSentence {
  readonly what: string;
  readonly remedy: string;
  /** Folded away until asked for. */
  readonly details: string;
  readonly sql: string | null;
}

/** Any failure as what happened, what to do, and details that fold out. */
export function errorSentence(messages: Messages, error: unknown): ErrorSentence {
  if (error instanceof AtlasError) {
    const reader = new ErrorReader(error.params);
    const text = messages.errors[error.code];
    const parameters = Object.keys(error.params).map((name) => `${name}: ${reader.text(name, '')}`);
    const cause = error.cause instanceof Error ? [error.cause.message] : [];
    const details = [error.code, error.message === error.code ? '' : error.message, ...parameters, ...cause]
      .filter((line) => line !== '')
      .join('\n');
    return { what: text.what(reader), remedy: text.remedy(reader), details, sql: error.sql };
  }
  return { ...messages.errorUnknown, details: error instanceof Error ? `${error.name}: ${error.message}` : String(error), sql: null };
}
