import { AtlasError } from '../model/errors.ts';
import type { IntakeReport } from '../model/intake-report.ts';
import { guessPeriodDate } from '../model/period-date.ts';
import {
  isPeriodTable,
  LOCKED_TABLES,
  locked,
  lockInTheWay,
  type PeriodLedger,
  parseLedger,
  serializeLedger,
  withOnlyList,
} from '../model/period-ledger.ts';
import type { TableName } from '../model/tables.ts';
import { notifyFailure } from './import-queue.ts';
import { localToday } from './local-today.ts';
import { patchPeriods, usePeriods } from './period-state.ts';
import { useAtlas } from './store.ts';

/** The ledger of periods as the file that is kept beside the person's tables. */

/** Under this name a keeper holds it; no table of the model is called so. */
export const PERIODS_ENTRY = 'periods';
const FILE = 'periods.json';

/** The ledger that will hold once the tables on their way are loaded. */
let pending: PeriodLedger | null = null;

/** Announces the ledger that goes with the tables about to be loaded. */
export function expectLedger(ledger: PeriodLedger | null): void {
  pending = ledger;
}

/** Refuses to load a table that makes the figures of a locked date, unless its change was agreed to. */
export function refuseLocked(table: TableName): void {
  const { ledger } = usePeriods.getState();
  if (pending !== null || !LOCKED_TABLES.includes(table)) return;
  const date = lockInTheWay(ledger, null, null);
  const own = useAtlas.getState().datasets.own;
  if (date !== null && own?.catalog[table] !== undefined) throw new AtlasError('period-locked', { table, date });
}

/** Lists that came as tables of the model take the place of what was there: their period is guessed. */
export function noteTables(reports: readonly IntakeReport[]): void {
  if (pending !== null) return;
  const today = localToday();
  let { ledger } = usePeriods.getState();
  for (const { table, fileName, rows } of reports) {
    if (!isPeriodTable(table)) continue;
    const date = guessPeriodDate([fileName], today)?.date ?? today;
    ledger = withOnlyList(ledger, date, { table, fileName, rows, importedOn: today }, false);
  }
  pending = ledger;
}

/** The tables are loaded, or not: the ledger that was expected holds, or the one before stays. */
export async function settleLedger(isLoaded: boolean): Promise<void> {
  const ledger = pending;
  pending = null;
  if (!isLoaded || ledger === null || ledger === usePeriods.getState().ledger) return;
  patchPeriods({ ledger });
  await keepLedger(ledger);
}

/** Without the names of files: who wrote a list may stand in them. */
export async function keepLedger(ledger: PeriodLedger): Promise<void> {
  const { services } = useAtlas.getState();
  const nameless = ledger.periods.map((period) => ({ ...period, lists: period.lists.map((list) => ({ ...list, fileName: '' })) }));
  try {
    await services?.keeper.keep(
      new File([serializeLedger({ ...ledger, periods: nameless })], FILE, { type: 'application/json' }),
      PERIODS_ENTRY,
    );
  } catch (error) {
    notifyFailure(error, FILE);
  }
}

/** Reads what earlier visits kept. What cannot be read of it must not keep the data themselves from opening. */
export async function restoreLedger(name: string | undefined): Promise<void> {
  const { services } = useAtlas.getState();
  if (name === undefined || services === null) return;
  try {
    const ledger = parseLedger(await (await services.keeper.open(name)).text());
    if (ledger === null) throw new AtlasError('file-corrupt', { file: name });
    patchPeriods({ ledger });
  } catch (error) {
    notifyFailure(error, name);
  }
}

/** The dates that the person's data stand for, and the date to ask after loading: the newest period where there are several. */
export function ownDates(before: string | undefined): { readonly asOf: string; readonly snapshots: readonly string[] } {
  const known = usePeriods.getState().ledger;
  const ledger = pending ?? known;
  const dates = ledger.periods.map(({ date }) => date);
  const newest = dates[dates.length - 1];
  const isNew = pending !== null && newest !== undefined && dates.length > 1;
  const asOf = isNew ? newest : (before ?? (dates.length > 1 && newest !== undefined ? newest : localToday()));
  return { asOf, snapshots: dates.length > 1 || locked(ledger).length > 0 ? dates : [asOf] };
}
