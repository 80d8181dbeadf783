import { numericValues } from '../model/column-table.ts';
import { NO_EDITS } from '../model/edits.ts';
import { isCancelled } from '../model/errors.ts';
import { type ChangeClass, isOrganizationChange } from '../model/period-change.ts';
import { type Baseline, type BaselineFigures, lock, locked, type UnlockReason, unlock } from '../model/period-ledger.ts';
import { PERIOD_SCHEMAS } from '../model/period-session.ts';
import { selectionOf } from '../model/selection.ts';
import { changeFactRows } from '../queries/period-changes.ts';
import { askAsOf, showOwn } from './dataset-actions.ts';
import { type LoadedDataset, OWN_DATASET_ID, OWN_SCHEMA } from './dataset-state.ts';
import { notifyFailure } from './import-queue.ts';
import { keepLedger } from './kept-periods.ts';
import { localToday } from './local-today.ts';
import { compareStates, definitionInForce, figuresOf, type StateAsked } from './period-compare.ts';
import { type ChangeReport, patchPeriods, usePeriods } from './period-state.ts';
import { useAtlas } from './store.ts';

/** «各期变化» and «底数»: what is asked of periods that are loaded. */

function own(): LoadedDataset | null {
  return useAtlas.getState().datasets[OWN_DATASET_ID] ?? null;
}

function stateOf(dataset: LoadedDataset, date: string): StateAsked {
  return { sources: { catalog: dataset.catalog, schemaOf: () => OWN_SCHEMA }, date };
}

let running: AbortController | null = null;

/** One comparison at a time; a failure becomes a notice. Null when it failed or a newer one took its place. */
async function alone<T>(subject: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  running?.abort();
  const controller = new AbortController();
  running = controller;
  patchPeriods({ isBusy: true });
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!isCancelled(error)) notifyFailure(error, subject);
    return null;
  } finally {
    if (running === controller) {
      running = null;
      patchPeriods({ isBusy: false });
    }
  }
}

/** Compares two dates of the person's data; the earlier one comes first whichever is given first. */
export async function compareDates(one: string, other: string): Promise<void> {
  const [before = one, after = other] = [one, other].sort();
  const dataset = own();
  if (dataset === null) return;
  const edits = useAtlas.getState().edits[OWN_DATASET_ID] ?? NO_EDITS;
  const report = await alone(`${before} – ${after}`, (signal) =>
    compareStates(stateOf(dataset, before), stateOf(dataset, after), definitionInForce(), edits, signal),
  );
  if (report !== null) patchPeriods({ report });
}

export function stopComparing(): void {
  running?.abort();
}

export function closeReport(): void {
  patchPeriods({ report: null });
}

const MOST_SELECTED = 50_000;

/** Selects the enterprises of a class on the map; those that left are shown at the earlier date. */
export async function showChanges(report: ChangeReport, kind: ChangeClass): Promise<void> {
  const { services, activeId } = useAtlas.getState();
  if (services === null || isOrganizationChange(kind) || kind === 'org-added' || kind === 'org-left') return;
  if (activeId !== OWN_DATASET_ID) showOwn();
  const date = kind === 'left' ? report.before : report.after;
  if (own()?.asOf !== date) await askAsOf(date);
  if (own()?.asOf !== date) return;
  try {
    const table = await services.engine.query(changeFactRows(OWN_SCHEMA, PERIOD_SCHEMAS.after, kind, MOST_SELECTED));
    const selection = selectionOf('enterprise', [...numericValues(table, 'row')]);
    useAtlas.getState().transact('selection', (draft) => {
      draft.workspace = 'explore';
      draft.selection = selection as typeof draft.selection;
    });
  } catch (error) {
    notifyFailure(error, '');
  }
}

async function figuresAt(
  dataset: LoadedDataset,
  date: string,
  baseline: Pick<Baseline, 'definition'>,
  signal: AbortSignal,
): Promise<BaselineFigures> {
  const edits = useAtlas.getState().edits[OWN_DATASET_ID] ?? NO_EDITS;
  return figuresOf(PERIOD_SCHEMAS.check, stateOf(dataset, date), baseline.definition, edits, signal);
}

/** «锁定底数»: stores the figures of a date under the definition in force. */
export async function lockPeriod(date: string): Promise<void> {
  const dataset = own();
  if (dataset === null) return;
  const definition = definitionInForce();
  const figures = await alone(date, (signal) => figuresAt(dataset, date, { definition }, signal));
  if (figures === null) return;
  const { ledger, now } = usePeriods.getState();
  const next = lock(ledger, { date, lockedOn: localToday(), definition, figures });
  patchPeriods({ ledger: next, now: { ...now, [date]: figures }, nowOf: dataset.manifest });
  await keepLedger(next);
}

export async function unlockPeriod(date: string, reason: UnlockReason): Promise<void> {
  const next = unlock(usePeriods.getState().ledger, date, reason, localToday());
  patchPeriods({ ledger: next });
  await keepLedger(next);
}

/** What the data give now for every locked date. */
export async function checkBaselines(): Promise<void> {
  const dataset = own();
  const { ledger, nowOf } = usePeriods.getState();
  const baselines = locked(ledger);
  if (dataset === null || nowOf === dataset.manifest || baselines.length === 0) return;
  const found = await alone('', async (signal) => {
    const figures: Record<string, BaselineFigures> = {};
    for (const baseline of baselines) figures[baseline.date] = await figuresAt(dataset, baseline.date, baseline, signal);
    return figures;
  });
  if (found !== null) patchPeriods({ now: found, nowOf: dataset.manifest });
}
