import type { Catalog } from '../model/catalog.ts';
import { NO_EDITS } from '../model/edits.ts';
import { AtlasError, isCancelled } from '../model/errors.ts';
import { applyDecision, type DecisionBook } from '../model/match-decisions.ts';
import type { UnsurePair } from '../model/period-change.ts';
import { guessPeriodDate } from '../model/period-date.ts';
import {
  datesOf,
  datesOfTable,
  isPeriodTable,
  lockInTheWay,
  type PeriodLedger,
  type PeriodTable,
  untilOf,
  withDateOf,
  withList,
} from '../model/period-ledger.ts';
import { type MergePlan, type MergeWay, PERIOD_SCHEMAS, type PeriodService, type StepStage } from '../model/period-session.ts';
import { TABLE_NAMES, type TableName } from '../model/tables.ts';
import { OWN_DATASET_ID, OWN_SCHEMA } from './dataset-state.ts';
import { asAtlasError } from './import-queue.ts';
import { expectLedger, refuseLocked } from './kept-periods.ts';
import { localToday } from './local-today.ts';
import { openMatching } from './match-lists.ts';
import { patchMatching, useMatching } from './match-state.ts';
import { keepDecisions } from './match-storage.ts';
import { compareStates, definitionInForce } from './period-compare.ts';
import { correctionLock, correctionPlan, readCorrectionCounts, stepCorrection } from './period-correction.ts';
import { type ConvertedLists, listsOf, noted, ownTables, renewable, replaced, withAppended } from './period-lists.ts';
import { type PeriodStep, patchPeriods, patchStep, usePeriods } from './period-state.ts';
import { useAtlas } from './store.ts';

/** «更新方式»: how a converted list enters where one of its kind is loaded already. */

/** What is to be loaded after all, and the tables about which nothing need be asked any more. */
export interface SettledLists {
  readonly files: readonly File[];
  readonly settled: readonly TableName[];
  /** What a correction came to; null for another way. */
  readonly correction: NonNullable<PeriodStep['correction']>['counts'];
  /** ISO date of the period of the list; null where its tables have none. */
  readonly period: string | null;
}

interface Waiting {
  readonly lists: ConvertedLists;
  readonly own: Catalog;
  readonly resolve: (settled: SettledLists | null) => void;
  staged: Catalog;
  merged: Catalog;
}

let waiting: Waiting | null = null;

/**
 * Called between conversion and loading. Resolves at once where nothing of the kind is loaded; else when a person has agreed to the
 * differences, with the merged tables; with null when it is called off.
 */
export async function settlePeriod(lists: ConvertedLists): Promise<SettledLists | null> {
  const { services } = useAtlas.getState();
  if (services === null) throw new AtlasError('engine-boot');
  const own = await services.readCatalog(OWN_SCHEMA);
  const tables = ownTables(lists.outcome).filter(isPeriodTable);
  const { ledger } = usePeriods.getState();
  const today = localToday();
  const guess = guessPeriodDate([lists.fileName, ...lists.titles], today);
  const correction = stepCorrection(lists.corrects, ownTables(lists.outcome), own, ledger);
  if (correction === null && !tables.some((table) => own[table] !== undefined)) {
    const settled = renewable(lists, ledger);
    for (const table of [...ownTables(lists.outcome), ...settled]) if (own[table] !== undefined) refuseLocked(table);
    const period = guess?.date ?? today;
    expectOf(lists.runId, replaced(ledger, lists, period, false));
    return { files: lists.files, settled, correction: null, period: tables.length > 0 ? period : null };
  }
  const dates = datesOf(ledger);
  const [first] = ledger.periods;
  const newest = dates[dates.length - 1];
  const isOpen = first !== undefined && dates.length === 1 && !first.isConfirmed;
  const date = guess?.date ?? today;
  return new Promise((resolve) => {
    const stop = useAtlas.subscribe((state) => {
      if (state.imports.run?.id !== lists.runId) cancelPeriod();
    });
    waiting = {
      lists,
      own,
      staged: {},
      merged: {},
      resolve: (settled) => {
        stop();
        resolve(settled);
      },
    };
    patchPeriods({
      report: null,
      step: {
        runId: lists.runId,
        fileName: lists.fileName,
        tables,
        rows: lists.outcome.tables
          .filter(({ table }) => (correction?.tables ?? tables).some((name) => name === table))
          .reduce((sum, { rows }) => sum + rows, 0),
        phase: 'choosing',
        way: correction === null ? 'period' : 'correct',
        correction,
        date,
        isGuessed: guess !== null,
        firstDate: isOpen && newest !== undefined ? (newest < date ? newest : dayBefore(date)) : null,
        stage: null,
        carried: [],
        report: null,
        unsure: [],
        error: null,
        abort: null,
      },
    });
  });
}

/** The ledger holds once the import's tables are loaded; with an import that ends before, it is forgotten. */
function expectOf(runId: number, ledger: PeriodLedger): void {
  expectLedger(ledger);
  const stop = useAtlas.subscribe((state) => {
    const { run } = state.imports;
    if (run?.id === runId && (run.phase === 'converting' || run.phase === 'asking' || run.phase === 'loading')) return;
    stop();
    expectLedger(null);
  });
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Changes what a person is choosing. */
export function choosePeriod(change: Partial<Pick<PeriodStep, 'way' | 'date' | 'firstDate'>>): void {
  patchStep({ ...change, error: null });
}

/** Chooses the period that is corrected. */
export function chooseCorrected(date: string): void {
  const correction = usePeriods.getState().step?.correction;
  if (correction != null) patchStep({ correction: { ...correction, date, counts: null }, error: null });
}

export type StepProblem =
  | { readonly code: 'no-date' }
  /** The first period must be before the new one. */
  | { readonly code: 'before-first' }
  | { readonly code: 'locked'; readonly date: string };

/** Why the choice cannot be gone on with; null where it can. */
export function stepProblem(step: PeriodStep, ledger: PeriodLedger): StepProblem | null {
  const isDate = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
  if (step.way === 'period') {
    if (!isDate(step.date) || (step.firstDate !== null && !isDate(step.firstDate))) return { code: 'no-date' };
    if (step.firstDate !== null && step.firstDate >= step.date) return { code: 'before-first' };
  }
  if (step.way === 'correct') {
    const date = step.correction === null ? null : correctionLock(step.correction, ledger);
    return date === null ? null : { code: 'locked', date };
  }
  const reach = step.tables.map((table) => {
    if (step.way === 'replace') return lockInTheWay(ledger, null, null);
    if (step.way === 'append') return lockInTheWay(ledger, lastDate(ledger, table), null);
    return lockInTheWay(ledger, step.date, untilOf(ledger, table, step.date));
  });
  const date = reach.find((found) => found !== null);
  return date === undefined || date === null ? null : { code: 'locked', date };
}

/** The date from which the newest list of a table holds, null where there is but one. */
function lastDate(ledger: PeriodLedger, table: TableName): string | null {
  const dates = datesOfTable(ledger, table);
  return dates.length < 2 ? null : (dates[dates.length - 1] ?? null);
}

async function service(): Promise<PeriodService> {
  const { services } = useAtlas.getState();
  if (services === null) throw new AtlasError('engine-boot');
  return services.loadPeriods();
}

/** Goes on from the choice: replaces at once, or shows what the list would change. */
export async function continuePeriod(): Promise<void> {
  const { step, ledger } = usePeriods.getState();
  if (waiting === null || step === null || step.phase === 'working' || step.phase === 'merging') return;
  if (stepProblem(step, ledger) !== null) return;
  if (step.way === 'replace') {
    const { lists, resolve } = waiting;
    expectOf(lists.runId, replaced(ledger, lists, step.date, true));
    close();
    const period = lists.outcome.tables.some(({ table }) => isPeriodTable(table)) ? step.date : null;
    resolve({ files: lists.files, settled: renewable(lists, ledger), correction: null, period });
    return;
  }
  await compareWaiting(waiting);
}

async function compareWaiting(held: Waiting): Promise<void> {
  const { step } = usePeriods.getState();
  if (step === null) return;
  const controller = new AbortController();
  const { signal } = controller;
  patchStep({ phase: 'working', stage: 'staging', error: null, abort: () => controller.abort() });
  const stage = (name: StepStage): void => patchStep({ stage: name });
  try {
    const periods = await service();
    const options = { signal, onProgress: () => undefined };
    const ledger = datedLedger(step);
    held.staged = await periods.stage(held.lists.files, options);
    stage('matching');
    const at = dateOf(step, ledger) ?? step.date;
    const corrected = step.way === 'correct' ? step.correction : null;
    const own = { schema: OWN_SCHEMA, catalog: held.own };
    const decisions = await savedDecisions();
    const unsure: UnsurePair[] = [];
    // Organizations first: enterprises name them.
    for (const table of ['party_org', 'enterprise'] as const satisfies readonly PeriodTable[]) {
      unsure.push(...(await periods.keepKeys(table, own, held.staged, at, decisions, options)));
    }
    stage('merging');
    held.merged = await periods.merge(own, held.staged, planOf(step, ledger, held), options);
    const counts = corrected === null ? null : await readCorrectionCounts(corrected, held.own, held.staged, signal);
    stage('comparing');
    const { merged } = held;
    const catalog = { ...held.own, ...merged };
    const isMerged = (table: TableName): boolean => merged[table] !== undefined;
    const { edits } = useAtlas.getState();
    const isCompared = catalog.enterprise !== undefined;
    const compare = () =>
      compareStates(
        { sources: { catalog: held.own, schemaOf: () => OWN_SCHEMA }, date: dateBefore(step, ledger, at) },
        { sources: { catalog, schemaOf: (table) => (isMerged(table) ? PERIOD_SCHEMAS.merged : OWN_SCHEMA) }, date: at },
        definitionInForce(),
        edits[OWN_DATASET_ID] ?? NO_EDITS,
        signal,
      );
    const report = isCompared ? await compare() : null;
    const correction = corrected === null ? step.correction : { ...corrected, counts };
    patchStep({ phase: 'report', stage: null, report, correction, unsure, carried: carriedColumns(held), abort: null });
  } catch (error) {
    patchStep({ phase: 'choosing', stage: null, abort: null, error: isCancelled(error) ? null : asAtlasError(error, held.lists.fileName) });
  }
}

async function savedDecisions(): Promise<DecisionBook> {
  await openMatching();
  return useMatching.getState().book;
}

function newestDate(ledger: PeriodLedger): string | null {
  const dates = datesOf(ledger);
  return dates[dates.length - 1] ?? null;
}

/** The date for which the list stands. */
function dateOf({ way, date, correction }: PeriodStep, ledger: PeriodLedger): string | null {
  if (way === 'correct') return correction?.date ?? newestDate(ledger);
  return way === 'append' ? newestDate(ledger) : date;
}

/** The ledger with the date that a person gave the first period. */
function datedLedger({ firstDate, way }: PeriodStep): PeriodLedger {
  const { ledger } = usePeriods.getState();
  const [first] = ledger.periods;
  return way === 'period' && firstDate !== null && first !== undefined ? withDateOf(ledger, first.date, firstDate) : ledger;
}

/** What the list is compared with: the period before it, or, where it corrects a period, that period as it was. */
function dateBefore(step: PeriodStep, ledger: PeriodLedger, at: string): string {
  const dates = datesOf(ledger);
  if (step.way === 'append' || step.way === 'correct' || dates.includes(at)) return at;
  return dates.filter((date) => date < at).pop() ?? at;
}

function carriedColumns({ own, staged, lists }: Waiting): readonly string[] {
  const table = ownTables(lists.outcome).find(isPeriodTable);
  const before = table === undefined ? undefined : own[table];
  const now = table === undefined ? undefined : staged[table];
  const silent = new Set(['valid_from', 'valid_to', 'source_id', 'is_synthetic', 'suppressed']);
  return (before ?? []).filter((column) => now !== undefined && !now.includes(column) && !silent.has(column));
}

function planOf(step: PeriodStep, ledger: PeriodLedger, { own, staged, lists }: Waiting): MergePlan {
  if (step.way === 'correct' && step.correction !== null) {
    return correctionPlan(step.correction, ledger, { outcome: lists.outcome, own, staged });
  }
  const way: MergeWay = step.way === 'append' ? 'append' : 'period';
  const mentioned = new Set(lists.outcome.tables.flatMap(({ table, isDerived }) => (isDerived ? [table] : [])));
  const wayOf = (table: TableName): MergeWay => {
    if (!mentioned.has(table) || own[table] === undefined || ledger.derived.includes(table)) return way;
    // What a list only mentions does not end what another list says.
    return table === 'org_cover' ? 'append' : 'keep';
  };
  const tables = TABLE_NAMES.filter((table) => staged[table] !== undefined).map((table) => ({ table, way: wayOf(table) }));
  const [main] = step.tables;
  if (way === 'append') return { date: main === undefined ? null : lastDate(ledger, main), until: null, tables };
  return { date: step.date, until: main === undefined ? null : untilOf(ledger, main, step.date), tables };
}

/** One enterprise or two: the decision is kept, and the differences are counted anew. */
export async function decideUnsure(pair: UnsurePair, verdict: 'confirmed' | 'rejected'): Promise<void> {
  const { step } = usePeriods.getState();
  if (waiting === null || step?.phase !== 'report') return;
  const { book } = useMatching.getState();
  const decision = { verdict, left: pair.before.identity, right: pair.after.identity, decidedOn: localToday() };
  patchMatching({ book: applyDecision(book, { kind: 'decide', decision }).book });
  keepDecisions();
  await compareWaiting(waiting);
}

/** Back from the differences to the choice. */
export function reconsiderPeriod(): void {
  patchStep({ phase: 'choosing', report: null, unsure: [] });
}

/** «确认入库»: the merged tables go the way of all tables, and the ledger with them. */
export async function confirmPeriod(): Promise<void> {
  const held = waiting;
  const { step } = usePeriods.getState();
  if (held === null || step?.phase !== 'report') return;
  patchStep({ phase: 'merging', stage: 'saving', error: null });
  try {
    const periods = await service();
    const files = await periods.files(held.merged, { signal: new AbortController().signal, onProgress: () => undefined });
    let ledger = datedLedger(step);
    for (const list of listsOf(held.lists)) {
      const date = dateOf(step, ledger);
      const grown = step.way === 'correct' ? (step.correction?.counts?.[list.table]?.added ?? 0) : step.way === 'append' ? list.rows : null;
      if (date !== null) ledger = grown === null ? withList(ledger, date, list) : withAppended(ledger, date, list.table, grown);
    }
    expectOf(held.lists.runId, noted(ledger, held.lists));
    const { resolve, lists } = held;
    close();
    const correction = step.way === 'correct' ? (step.correction?.counts ?? null) : null;
    const period = step.tables.length > 0 ? dateOf(step, ledger) : null;
    resolve({ files, settled: lists.outcome.tables.map(({ table }) => table), correction, period });
  } catch (error) {
    patchStep({ phase: 'report', stage: null, error: asAtlasError(error, held.lists.fileName) });
  }
}

/** Nothing of the list enters. */
export function cancelPeriod(): void {
  const held = waiting;
  const { step } = usePeriods.getState();
  if (held === null) return;
  step?.abort?.();
  close();
  held.resolve(null);
}

function close(): void {
  waiting = null;
  patchPeriods({ step: null });
  // What the tables on their way were made from is not needed any more.
  void service()
    .then((periods) => periods.drop())
    .catch(() => undefined);
}
