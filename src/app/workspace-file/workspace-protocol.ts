import type { AtlasErrorCode, ErrorParams } from '../../model/errors.ts';
import type { WorkspaceContents, WorkspaceSource } from '../../model/workspace-file.ts';

/** One worker writes or reads one file. */
export type WorkspaceRequest =
  | { readonly type: 'write'; readonly source: WorkspaceSource; readonly wasmUrl: string }
  | { readonly type: 'read'; readonly file: File; readonly wasmUrl: string };

export type WorkspaceAnswer =
  | { readonly type: 'progress'; readonly rowsDone: number; readonly rowsTotal: number }
  | { readonly type: 'written'; readonly blob: Blob }
  | { readonly type: 'read'; readonly contents: WorkspaceContents }
  | { readonly type: 'failed'; readonly code: AtlasErrorCode; readonly params: ErrorParams; readonly details: string };
