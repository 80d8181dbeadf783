import { correctableKey } from '../model/annotated-marker.ts';
import type { Catalog } from '../model/catalog.ts';
import { numberAt } from '../model/column-table.ts';
import { AtlasError } from '../model/errors.ts';
import type { ImportOutcome } from '../model/import-outcome.ts';
import { datesOfTable, isPeriodTable, lockInTheWay, type PeriodLedger, untilOf } from '../model/period-ledger.ts';
import { type CorrectionCounts, type MergePlan, type MergeWay, PERIOD_SCHEMAS, pairTable } from '../model/period-session.ts';
import { TABLE_NAMES, type TableName } from '../model/tables.ts';
import { correctionCounts } from '../queries/merge-rows.ts';
import { OWN_SCHEMA } from './dataset-state.ts';
import type { StepCorrection } from './period-state.ts';
import { useAtlas } from './store.ts';

/** «更正»: rows of a list that is loaded come back and take the place of those they correct. */

/** What a list of corrections can correct; null where nothing of it is loaded. `period`: of the list, as the workbook says it. */
export function stepCorrection(
  corrects: { readonly period: string | null } | null,
  listed: readonly TableName[],
  own: Catalog,
  ledger: PeriodLedger,
): StepCorrection | null {
  if (corrects === null) return null;
  const tables = listed.filter((table) => own[table] !== undefined && correctableKey(table) !== null);
  if (tables.length === 0) return null;
  const main = tables.find(isPeriodTable);
  const dates = main === undefined ? [] : datesOfTable(ledger, main);
  const newest = dates[dates.length - 1] ?? null;
  const date = corrects.period !== null && dates.includes(corrects.period) ? corrects.period : newest;
  return { tables, dates, date, counts: null };
}

/** The dates that a correction touches: the whole time before the second period for the first one. */
function spanOf({ tables, dates, date }: StepCorrection, ledger: PeriodLedger): Pick<MergePlan, 'date' | 'until'> {
  const main = tables.find(isPeriodTable);
  if (main === undefined || date === null) return { date: null, until: null };
  return { date: date === dates[0] ? null : date, until: untilOf(ledger, main, date) };
}

/** The locked date in the way of a correction; null for none. */
export function correctionLock(correction: StepCorrection, ledger: PeriodLedger): string | null {
  if (!correction.tables.some(isPeriodTable)) return null;
  const { date, until } = spanOf(correction, ledger);
  return lockInTheWay(ledger, date, until);
}

export function correctionPlan(
  correction: StepCorrection,
  ledger: PeriodLedger,
  { outcome, own, staged }: { readonly outcome: ImportOutcome; readonly own: Catalog; readonly staged: Catalog },
): MergePlan {
  const mentioned = new Set(outcome.tables.flatMap(({ table, isDerived }) => (isDerived ? [table] : [])));
  const wayOf = (table: TableName): MergeWay => {
    if (!mentioned.has(table)) return 'correct';
    // What a list only mentions changes nothing in another list; new coverage is new.
    return own[table] === undefined || ledger.derived.includes(table) || table === 'org_cover' ? 'add' : 'keep';
  };
  const tables = TABLE_NAMES.filter((table) => staged[table] !== undefined).map((table) => ({ table, way: wayOf(table) }));
  return { ...spanOf(correction, ledger), at: correction.date, tables };
}

/** What the merged rows come to; the tables of the merge must still be there. */
export async function readCorrectionCounts(
  correction: StepCorrection,
  own: Catalog,
  staged: Catalog,
  signal: AbortSignal,
): Promise<Readonly<Partial<Record<TableName, CorrectionCounts>>>> {
  const { services } = useAtlas.getState();
  if (services === null) throw new AtlasError('engine-boot');
  const counts: Partial<Record<TableName, CorrectionCounts>> = {};
  for (const table of correction.tables) {
    const [columns, nextColumns] = [own[table], staged[table]];
    if (columns === undefined || nextColumns === undefined) continue;
    const query = correctionCounts({
      table,
      current: { schema: OWN_SCHEMA, table, columns },
      next: { schema: PERIOD_SCHEMAS.next, table, columns: nextColumns },
      into: { schema: PERIOD_SCHEMAS.merged, table, pair: pairTable(table) },
      at: correction.date,
    });
    const answer = await services.engine.query(query, { signal });
    const at = (name: string): number => numberAt(answer, name, 0) ?? 0;
    counts[table] = { replaced: at('replaced'), added: at('added'), unchanged: at('unchanged') };
  }
  return counts;
}
