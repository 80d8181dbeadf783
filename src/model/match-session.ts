import type { ImportOutcome } from './import-outcome.ts';
import type { FilePreview } from './import-preview.ts';
import type { SheetDecision } from './import-session.ts';
import type { DecisionBook, RowIdentity } from './match-decisions.ts';
import type { ListSide, MatchProgress, MatchResult, NameDifference } from './match-types.ts';

/** What a list for matching is made from: columns of a sheet, numbered from 0; null: the list has no such column. */
export interface ListColumns {
  readonly name: number;
  readonly uscc: number | null;
  readonly district: number | null;
  readonly building: number | null;
}

export const LIST_ROLES = ['name', 'uscc', 'district', 'building'] as const;
export type ListRole = (typeof LIST_ROLES)[number];

/** How a sheet would be read for matching: units by their own name, or by the name inside that of their organization. */
export interface ListPlan {
  readonly sheet: number;
  readonly names: 'unit' | 'organization';
  readonly columns: ListColumns;
}

/** A list that serves matching only. The order of rows is that of `side`. */
export interface ReadList {
  readonly side: ListSide;
  readonly outcome: ImportOutcome;
}

export interface MatchOptions {
  readonly decisions: DecisionBook;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: MatchProgress) => void;
}

/** Everything matching needs of intake, loaded when the first list is. */
export interface ListMatcher {
  /** In a worker of its own. Rejects with AtlasError 'cancelled' when the signal aborts, 'worker-died'. */
  match(left: ListSide, right: ListSide, options: MatchOptions): Promise<MatchResult>;
  /** What each sheet of a file can serve as, best first; none where it has no column of names. */
  planLists(file: FilePreview): readonly ListPlan[];
  /** The decision with which an import session converts that sheet: only the columns of the plan. */
  decisionOf(file: FilePreview, plan: ListPlan): SheetDecision;
  /** What the session's files hold, as a list. */
  readList(files: readonly File[], plan: ListPlan, outcome: ImportOutcome): Promise<ReadList>;
  identify(side: ListSide, row: number): RowIdentity;
  differences(left: string, right: string): readonly NameDifference[];
  /** Enterprises inside the name of an organization; none in 第一联合党支部. */
  ownersOf(organization: string): readonly string[];
  /** An Arrow IPC stream of the side, and back. Rejects with AtlasError 'file-corrupt'. */
  encodeList(side: ListSide): Uint8Array;
  decodeList(bytes: Uint8Array): ListSide;
}
