import type { AtlasErrorCode, ErrorParams } from '../../model/errors.ts';
import type { ExportFormat, ExportSheet, ExportValue } from '../../model/export-file.ts';

/** What the page says to the writing worker. One worker writes one file: `start`, then rows, then `end`. */
export type ExportRequest =
  | { readonly type: 'start'; readonly format: ExportFormat; readonly sheet: ExportSheet; readonly wasmUrl: string }
  | { readonly type: 'arrow'; readonly bytes: Uint8Array }
  | { readonly type: 'rows'; readonly rows: readonly (readonly ExportValue[])[] }
  | { readonly type: 'end' };

export type ExportAnswer =
  | { readonly type: 'written'; readonly blob: Blob }
  | { readonly type: 'failed'; readonly code: AtlasErrorCode; readonly params: ErrorParams; readonly details: string };
