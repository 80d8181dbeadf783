import type { AtlasErrorCode } from '../../model/errors.ts';
import type { AnnotatedSheet, ImportOutcome } from '../../model/import-outcome.ts';
import type { FilePreview, SheetPreview } from '../../model/import-preview.ts';
import type { ImportProgress, KnownUnits, SheetDecision } from '../../model/import-session.ts';
import type { PlanTemplate } from '../../model/plan-template.ts';
import type { TableName } from '../../model/tables.ts';
import type { TextEncoding } from '../raw-sheet.ts';

export interface ChosenAnew {
  readonly table?: TableName;
  readonly headerFirst?: number;
  readonly headerLast?: number;
}

/** What the page asks of an import worker. One worker holds one file; requests are answered in order. */
export type ImportRequest =
  | {
      readonly type: 'open';
      readonly file: Blob;
      readonly fileName: string;
      readonly templates: readonly PlanTemplate[];
      readonly companions: readonly { readonly name: string; readonly file: Blob }[];
      readonly parquetWasm: string;
    }
  | { readonly type: 'decode'; readonly encoding?: TextEncoding; readonly delimiter?: string }
  | { readonly type: 'replan'; readonly decision: SheetDecision; readonly anew: ChosenAnew | null }
  | {
      readonly type: 'convert';
      readonly decisions: readonly SheetDecision[];
      readonly known: readonly KnownUnits[];
      /** Whether the rows are wanted ahead of the files, as 'part'. */
      readonly wantsParts: boolean;
    }
  | { readonly type: 'annotate' };

export type ImportAnswer =
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'file'; readonly preview: FilePreview }
  | { readonly type: 'sheet'; readonly preview: SheetPreview }
  /** Some rows of a table as an Arrow IPC stream, in the order of its file. */
  | { readonly type: 'part'; readonly table: TableName; readonly bytes: Uint8Array; readonly rows: number }
  | { readonly type: 'converted'; readonly files: readonly File[]; readonly outcome: ImportOutcome }
  | { readonly type: 'annotated'; readonly sheets: readonly AnnotatedSheet[] }
  | {
      readonly type: 'failed';
      readonly code: AtlasErrorCode;
      readonly params: Readonly<Record<string, string | number | readonly string[]>>;
    };
