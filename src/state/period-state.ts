import { create } from 'zustand';
import type { DatasetManifest } from '../model/dataset.ts';
import type { AtlasError } from '../model/errors.ts';
import type { ChangeCounts, UnsurePair } from '../model/period-change.ts';
import { type BaselineFigures, EMPTY_LEDGER, type PeriodLedger, type PeriodTable } from '../model/period-ledger.ts';
import type { CorrectionCounts, StepStage, UpdateWay } from '../model/period-session.ts';
import type { TableName } from '../model/tables.ts';

/** Two dates of the person's data, compared. The rows stand in the schemas of periods until the next comparison. */
export interface ChangeReport {
  /** Tells one comparison from the next. */
  readonly id: number;
  /** ISO dates. */
  readonly before: string;
  readonly after: string;
  readonly counts: ChangeCounts;
  /** Figures under the definition in force. */
  readonly figuresBefore: BaselineFigures;
  readonly figuresAfter: BaselineFigures;
}

export type StepPhase = 'choosing' | 'working' | 'report' | 'merging';

/** «更新方式»: a list that is converted waits for a person to say how it enters. */
export interface StepCorrection {
  /** What is corrected. */
  readonly tables: readonly TableName[];
  /** Periods of the list, ascending; none where its table has no periods. */
  readonly dates: readonly string[];
  /** ISO date of the period that is corrected; null for none. */
  readonly date: string | null;
  /** By table; null until the rows were put beside those that are loaded. */
  readonly counts: Readonly<Partial<Record<TableName, CorrectionCounts>>> | null;
}

export interface PeriodStep {
  /** Of the import that waits. */
  readonly runId: number;
  readonly fileName: string;
  readonly tables: readonly PeriodTable[];
  readonly rows: number;
  readonly phase: StepPhase;
  readonly way: UpdateWay;
  /** The list is an annotated workbook that came back; null for any other. */
  readonly correction: StepCorrection | null;
  /** ISO date of the new list. */
  readonly date: string;
  /** false: nothing in the file says a date, and `date` is today. */
  readonly isGuessed: boolean;
  /** The period before it, whose date nobody has said yet; null where there is nothing to say. */
  readonly firstDate: string | null;
  readonly stage: StepStage | null;
  /** Columns of the present list that the new one does not have: what they say of a unit stays. */
  readonly carried: readonly string[];
  readonly report: ChangeReport | null;
  readonly unsure: readonly UnsurePair[];
  readonly error: AtlasError | null;
  readonly abort: (() => void) | null;
}

export interface PeriodState {
  readonly ledger: PeriodLedger;
  readonly step: PeriodStep | null;
  readonly report: ChangeReport | null;
  /** A comparison or a check of baselines is under way. */
  readonly isBusy: boolean;
  /** What the data give now for locked dates, under the definition of the locking. */
  readonly now: Readonly<Record<string, BaselineFigures>>;
  /** The data that `now` is of: a new manifest comes with every load. */
  readonly nowOf: DatasetManifest | null;
}

const NOTHING: PeriodState = { ledger: EMPTY_LEDGER, step: null, report: null, isBusy: false, now: {}, nowOf: null };

/** Periods of the person's own data. Apart from the view: nothing here is undone with it. */
export const usePeriods = create<PeriodState>(() => NOTHING);

export function patchPeriods(change: Partial<PeriodState>): void {
  usePeriods.setState(change);
}

export function patchStep(change: Partial<PeriodStep>): void {
  const { step } = usePeriods.getState();
  if (step !== null) usePeriods.setState({ step: { ...step, ...change } });
}

export function forgetPeriods(): void {
  usePeriods.getState().step?.abort?.();
  usePeriods.setState(NOTHING);
}
