import type { ImportOutcome } from '../model/import-outcome.ts';
import type { KnownUnits } from '../model/import-session.ts';
import { isPeriodTable, type PeriodLedger, withDerived, withList, withOnlyList } from '../model/period-ledger.ts';
import type { TableName } from '../model/tables.ts';
import { OWN_DATASET_ID } from './dataset-state.ts';
import { localToday } from './local-today.ts';
import { usePeriods } from './period-state.ts';
import { useAtlas } from './store.ts';

/** Converted lists, and what the ledger of periods says with them. */

export interface ConvertedLists {
  readonly runId: number;
  readonly fileName: string;
  /** What else the file says of itself: names of its sheets. */
  readonly titles: readonly string[];
  readonly files: readonly File[];
  readonly outcome: ImportOutcome;
  /** All its rows come back from a list of that period; null for a list of its own. */
  readonly corrects: { readonly period: string | null } | null;
}

/** What a list may name: not what only followed from an earlier list, so that it follows from this one anew, under the same names. */
export function nameable(known: readonly KnownUnits[]): readonly KnownUnits[] {
  const { derived } = usePeriods.getState().ledger;
  return known.filter(({ table }) => !derived.includes(table));
}

export function ownTables(outcome: ImportOutcome): readonly TableName[] {
  return outcome.tables.flatMap(({ table, isDerived }) => (isDerived ? [] : [table]));
}

/** Derived tables that followed from an earlier list: this one renews them without a question. */
export function renewable({ outcome }: ConvertedLists, ledger: PeriodLedger): readonly TableName[] {
  return outcome.tables.flatMap(({ table, isDerived }) => (isDerived && ledger.derived.includes(table) ? [table] : []));
}

export function listsOf({ outcome, fileName }: ConvertedLists): readonly {
  readonly table: TableName;
  readonly fileName: string;
  readonly rows: number;
  readonly importedOn: string;
}[] {
  return outcome.tables.flatMap(({ table, rows, isDerived }) =>
    !isDerived && isPeriodTable(table) ? [{ table, fileName, rows, importedOn: localToday() }] : [],
  );
}

export function noted(ledger: PeriodLedger, { outcome }: ConvertedLists): PeriodLedger {
  const derived = outcome.tables.flatMap(({ table, isDerived }) => (isDerived ? [table] : []));
  const own = useAtlas.getState().datasets[OWN_DATASET_ID]?.catalog ?? {};
  // A derived table that stood there as a list of its own stays one.
  const fresh = derived.filter((table) => own[table] === undefined || ledger.derived.includes(table));
  return withDerived(ledger, fresh, ownTables(outcome));
}

export function replaced(ledger: PeriodLedger, lists: ConvertedLists, date: string, isConfirmed: boolean): PeriodLedger {
  return noted(
    listsOf(lists).reduce((so, list) => withOnlyList(so, date, list, isConfirmed), ledger),
    lists,
  );
}

/** The list of a date grew. */
export function withAppended(ledger: PeriodLedger, date: string, table: TableName, rows: number): PeriodLedger {
  const list = ledger.periods.find((period) => period.date === date)?.lists.find((entry) => entry.table === table);
  return list === undefined ? ledger : withList(ledger, date, { ...list, rows: list.rows + rows });
}
