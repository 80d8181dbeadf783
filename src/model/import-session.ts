import type { AnnotatedSheet, ImportOutcome } from './import-outcome.ts';
import type { ImportPlan } from './import-plan.ts';
import type { FilePreview, SheetPreview } from './import-preview.ts';
import type { TableName } from './tables.ts';

export interface ImportProgress {
  readonly stage: 'decoding' | 'screening' | 'converting' | 'annotating';
  /** Bytes or rows, whichever the stage counts; a share to show. */
  readonly done: number;
  /** null while it is not known. */
  readonly total: number | null;
}

/** What a person decides about one sheet. */
export interface SheetDecision {
  readonly sheet: number;
  readonly plan: ImportPlan;
  /** Columns that the privacy screen asks about and that the person says are not personal; tax columns asked for. */
  readonly allowed: readonly number[];
}

/** Names and ids of what is loaded already, so that a name in a list finds its row. */
export interface KnownUnits {
  readonly table: TableName;
  readonly ids: readonly string[];
  readonly names: readonly (string | null)[];
}

export interface ImportResult {
  /** One Arrow file a table, named `<table>.arrow`, ready to be loaded and kept; the foreign file itself is never kept. */
  readonly files: readonly File[];
  readonly outcome: ImportOutcome;
}

/**
 * One foreign file, open in a worker of its own. Nothing of it has left the worker but the preview. Every promise rejects with
 * AtlasError; after `close`, or when the signal it was opened with aborts, with 'cancelled'.
 */
export interface ImportSession {
  readonly fileName: string;
  readonly preview: FilePreview;
  /** The sheet under another plan. Header rows or a table that changed ask for a new guess: give them in `anew`. */
  replan(
    decision: SheetDecision,
    anew?: { readonly table?: TableName; readonly headerFirst?: number; readonly headerLast?: number },
  ): Promise<SheetPreview>;
  /** Text files: the whole file under another encoding or delimiter. */
  decodeAs(choice: { readonly encoding?: string; readonly delimiter?: string }): Promise<FilePreview>;
  /** Converts the sheets that were agreed to. May be asked again after changes. */
  convert(
    decisions: readonly SheetDecision[],
    known: readonly KnownUnits[],
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportResult>;
  /** Rows with a problem of the last conversion, original cells (personal ones ■■■) and proposed repair. */
  annotate(): Promise<readonly AnnotatedSheet[]>;
  close(): void;
}
