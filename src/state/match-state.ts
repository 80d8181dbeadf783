import { create } from 'zustand';
import type { AtlasError } from '../model/errors.ts';
import type { FilePreview } from '../model/import-preview.ts';
import type { ImportSession } from '../model/import-session.ts';
import { type DecisionAction, type DecisionBook, type DecisionsProblem, EMPTY_DECISIONS } from '../model/match-decisions.ts';
import type { ListMatcher, ListPlan } from '../model/match-session.ts';
import type { ListSide, MatchProgress, MatchResult } from '../model/match-types.ts';

/** Lists of the open dataset that can be matched, made when a run asks for them. */
export const TABLES_TO_MATCH = ['enterprise', 'trade_union', 'party_org'] as const;
export type TableToMatch = (typeof TABLES_TO_MATCH)[number];

/** A list loaded for matching alone: never a table of the dataset. */
export interface LoadedList {
  readonly id: number;
  readonly fileName: string;
  readonly side: ListSide;
  /** Rows of the file that were no unit, or stood there before. */
  readonly leftOut: number;
  /** Headers of columns that were not read for holding taxes or personal data. */
  readonly dropped: readonly string[];
  /** Of the bundled example. */
  readonly isExample: boolean;
}

/** What stands left or right: a list that was loaded, or one of the open dataset. */
export type ListRef = { readonly kind: 'file'; readonly id: number } | { readonly kind: 'table'; readonly table: TableToMatch };

/** A foreign file whose columns a person is about to agree to. */
export interface OpeningList {
  readonly fileName: string;
  readonly progress: { readonly done: number; readonly total: number | null } | null;
  readonly abort: () => void;
  readonly session: ImportSession | null;
  readonly preview: FilePreview | null;
  /** What its sheets can serve as. */
  readonly plans: readonly ListPlan[];
  /** null until the file is open. */
  readonly plan: ListPlan | null;
  readonly isExample: boolean;
}

/** One list of a run, as it was matched. */
export interface RunSide {
  readonly ref: ListRef;
  /** Name of the file, or of the dataset whose table it is. */
  readonly source: string;
  readonly side: ListSide;
  /** `row` of each enterprise of the open dataset; null for other lists. */
  readonly rows: Int32Array | null;
  readonly dataset: { readonly id: string; readonly version: number } | null;
  readonly isSynthetic: boolean;
}

export interface MatchOutcome {
  readonly id: number;
  readonly left: RunSide;
  readonly right: RunSide;
  readonly result: MatchResult;
  /** ISO date. */
  readonly ranOn: string;
  /** The decisions it was made with. */
  readonly book: DecisionBook;
  /** Columns that both lists have without a single value in common: they are written differently, and say nothing. */
  readonly ignored: readonly ('district' | 'building')[];
}

export interface MatchRun {
  readonly progress: MatchProgress | null;
  readonly abort: () => void;
}

/** One step of a person's review; `inverse` takes it back. */
export interface ReviewStep {
  readonly inverse: DecisionAction;
  readonly decisions: number;
  /** The entry of the result that it was about; null for several. */
  readonly at: number | null;
}

export interface MatchingState {
  /** What the data workspace shows. */
  readonly isShown: boolean;
  readonly matcher: ListMatcher | null;
  readonly lists: readonly LoadedList[];
  readonly left: ListRef | null;
  readonly right: ListRef | null;
  readonly opening: OpeningList | null;
  readonly run: MatchRun | null;
  readonly outcome: MatchOutcome | null;
  /** The match whose list a person wants the queues of trade unions to go by. */
  readonly forUnions: MatchOutcome | null;
  readonly error: AtlasError | null;
  readonly book: DecisionBook;
  /** Decisions of earlier visits are there and cannot be read: they are left as they are. */
  readonly bookProblem: DecisionsProblem | null;
  /** Newest last. */
  readonly steps: readonly ReviewStep[];
  /** false: the browser did not take what was to be kept. */
  readonly isKept: boolean;
  /** What earlier visits kept has been read. */
  readonly isRestored: boolean;
}

const NOTHING: MatchingState = {
  isShown: false,
  matcher: null,
  lists: [],
  left: null,
  right: null,
  opening: null,
  run: null,
  outcome: null,
  forUnions: null,
  error: null,
  book: EMPTY_DECISIONS,
  bookProblem: null,
  steps: [],
  isKept: true,
  isRestored: false,
};

/** List matching: apart from the view, whose undo it does not share. */
export const useMatching = create<MatchingState>(() => NOTHING);

export function patchMatching(change: Partial<MatchingState>): void {
  useMatching.setState(change);
}

/** Ends what is under way and forgets lists, result and decisions. */
export function forgetMatching(): void {
  const { run, opening, matcher, isShown } = useMatching.getState();
  run?.abort();
  opening?.abort();
  opening?.session?.close();
  patchMatching({ ...NOTHING, isShown, matcher, isRestored: true });
}

export function isSameRef(a: ListRef | null, b: ListRef | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'file') return b.kind === 'file' && a.id === b.id;
  return b.kind === 'table' && a.table === b.table;
}
