import type { ArrowField } from '../engine/arrow-fields.ts';
import type { AtlasErrorCode } from '../model/errors.ts';

/** What the page says to a reading worker. One worker reads one file. */
export type ReaderRequest =
  /** Get ready; there is no answer. */
  | { readonly type: 'warm'; readonly wasmUrl: string }
  | { readonly type: 'open'; readonly file: Blob; readonly wasmUrl: string }
  | { readonly type: 'start'; readonly columns: readonly string[]; readonly credits: number }
  /** One more batch may be decoded. */
  | { readonly type: 'more' };

/** What a reading worker answers. */
export type ReaderResponse =
  | { readonly type: 'opened'; readonly fields: readonly ArrowField[]; readonly rows: number | null }
  | { readonly type: 'batch'; readonly bytes: Uint8Array; readonly rows: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly code: AtlasErrorCode; readonly params: Readonly<Record<string, string>>; readonly details: string };
