import type { AtlasErrorCode, ErrorParams } from '../../model/errors.ts';
import type { TextSheet } from '../../model/text-sheet.ts';

/** One worker reads one file. */
export interface ReadSheetsRequest {
  readonly file: File;
  readonly maxRows: number;
}

export type ReadSheetsAnswer =
  | { readonly type: 'read'; readonly sheets: readonly TextSheet[] }
  | { readonly type: 'failed'; readonly code: AtlasErrorCode; readonly params: ErrorParams; readonly details: string };
