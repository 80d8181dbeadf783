import type { Catalog } from './catalog.ts';
import type { IntakeProgress } from './intake-report.ts';
import type { DecisionBook } from './match-decisions.ts';
import type { UnsurePair } from './period-change.ts';
import type { PeriodTable } from './period-ledger.ts';
import type { TableName } from './tables.ts';

/** Where lists on their way into a new period stand in the database, and states that are made beside the screen. */
export const PERIOD_SCHEMAS = {
  next: 'period_next',
  merged: 'period_merged',
  before: 'period_before',
  after: 'period_after',
  check: 'period_check',
} as const;

/**
 * How a new list enters: its rows take the place of those they correct and all others stay; or it holds from a date on, or only what is new in it enters, or it takes the place of all before.
 */
export const UPDATE_WAYS = ['correct', 'period', 'append', 'replace'] as const;
export type UpdateWay = (typeof UPDATE_WAYS)[number];

/** What is under way between the choice and the differences, and after them. */
export type StepStage = 'staging' | 'matching' | 'merging' | 'comparing' | 'saving';

/**
 * period: as the list says from its date on. append: only what is new. keep: as it is, whatever the list mentions. correct: rows of
 * the list take the place of those with their key, within the dates of the plan. add: only what is new, within these dates.
 */
export type MergeWay = 'period' | 'append' | 'keep' | 'correct' | 'add';

/** What a correction comes to. */
export interface CorrectionCounts {
  readonly replaced: number;
  readonly added: number;
  /** Rows of the table, as of the period, that are as they were. */
  readonly unchanged: number;
}

/** Table beside a merged one that says which row corrects which. */
export function pairTable(table: TableName): string {
  return `${table}_pair`;
}

export interface MergePlan {
  /** ISO date from which the list holds; null: whenever (one period, nothing ends). */
  readonly date: string | null;
  readonly until: string | null;
  /** ISO date as of which a correction's list stands, where there are periods. */
  readonly at?: string | null;
  readonly tables: readonly { readonly table: TableName; readonly way: MergeWay }[];
}

export interface PeriodOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: IntakeProgress) => void;
}

/** What a new period needs of the intake. Every promise rejects with AtlasError; nothing of the person's tables is touched. */
export interface PeriodService {
  /** Loads the files beside the person's tables. */
  stage(files: readonly File[], options: PeriodOptions): Promise<Catalog>;
  /** Gives staged units the keys they have as of the date; answers what only a person can tell. */
  keepKeys(
    table: PeriodTable,
    own: { readonly schema: string; readonly catalog: Catalog },
    staged: Catalog,
    date: string,
    decisions: DecisionBook,
    options: PeriodOptions,
  ): Promise<readonly UnsurePair[]>;
  merge(
    own: { readonly schema: string; readonly catalog: Catalog },
    staged: Catalog,
    plan: MergePlan,
    options: PeriodOptions,
  ): Promise<Catalog>;
  /** The merged tables as files of the model, `<table>.arrow`. */
  files(merged: Catalog, options: PeriodOptions): Promise<readonly File[]>;
  /** Lets go of what stands beside the person's tables. */
  drop(): Promise<void>;
}
