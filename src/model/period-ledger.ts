import { type DefinitionSet, readDefinition } from './definition-set.ts';
import { TABLE_NAMES, type TableName } from './tables.ts';

/**
 * Which lists stand for which dates in a person's own data, and which dates are locked as a baseline (底数). Plain JSON of dates, file
 * names and counts; it names no person: the reason of an unlocking is one of a few.
 */

export interface PeriodList {
  readonly table: TableName;
  /** '' after a visit: names of files are not kept. */
  readonly fileName: string;
  readonly rows: number;
  /** ISO date of the import. */
  readonly importedOn: string;
}

export interface Period {
  /** ISO date from which its lists hold. */
  readonly date: string;
  /** false: guessed, nobody said so. Only the first period can be so. */
  readonly isConfirmed: boolean;
  readonly lists: readonly PeriodList[];
}

/** Figures of the headline when a period was locked. */
export interface BaselineFigures {
  readonly listed: number;
  /** Denominator. */
  readonly eligible: number;
  /** Numerator. */
  readonly covered: number;
  readonly unknown: number;
  readonly organizations: number | null;
  readonly membersFull: number | null;
}

export const UNLOCK_REASONS = ['correction', 'late-list', 'definition', 'mistake'] as const;
export type UnlockReason = (typeof UNLOCK_REASONS)[number];

/** One locking. `unlockedOn` null: in force. */
export interface Baseline {
  readonly date: string;
  readonly lockedOn: string;
  readonly definition: DefinitionSet;
  readonly figures: BaselineFigures;
  readonly unlockedOn: string | null;
  readonly reason: UnlockReason | null;
}

export interface PeriodLedger {
  readonly version: 1;
  /** Ascending by date. */
  readonly periods: readonly Period[];
  /** In the order of locking; what was unlocked stays on record. */
  readonly baselines: readonly Baseline[];
  /** Tables that only follow from another list: the next list renews them. */
  readonly derived: readonly TableName[];
}

export const EMPTY_LEDGER: PeriodLedger = { version: 1, periods: [], baselines: [], derived: [] };

/** Tables whose lists make periods. */
export const PERIOD_TABLES = ['enterprise', 'party_org'] as const satisfies readonly TableName[];
export type PeriodTable = (typeof PERIOD_TABLES)[number];

export function isPeriodTable(table: TableName): table is PeriodTable {
  return (PERIOD_TABLES as readonly TableName[]).includes(table);
}

/** Tables that make the figures of a baseline: they are not replaced while one is locked. */
export const LOCKED_TABLES: readonly TableName[] = ['enterprise', 'party_org', 'org_cover'];

/** Adds a list to the period of its date, which is made where there is none; the list of that table and date gives way. */
export function withList(ledger: PeriodLedger, date: string, list: PeriodList, isConfirmed = true): PeriodLedger {
  const found = ledger.periods.find((period) => period.date === date);
  const period: Period = {
    date,
    isConfirmed: isConfirmed || found?.isConfirmed === true,
    lists: [...(found?.lists ?? []).filter(({ table }) => table !== list.table), list],
  };
  return { ...ledger, periods: sorted([...ledger.periods.filter((other) => other.date !== date), period]) };
}

/** A list that takes the place of all lists of its table. Periods without a list are gone. */
export function withOnlyList(ledger: PeriodLedger, date: string, list: PeriodList, isConfirmed: boolean): PeriodLedger {
  const others = ledger.periods
    .map((period) => ({ ...period, lists: period.lists.filter(({ table }) => table !== list.table) }))
    .filter(({ lists }) => lists.length > 0);
  return withList({ ...ledger, periods: others }, date, list, isConfirmed);
}

/** The first period was guessed; a person now says its date. Does nothing where another period has the date. */
export function withDateOf(ledger: PeriodLedger, from: string, to: string): PeriodLedger {
  if (from !== to && ledger.periods.some(({ date }) => date === to)) return ledger;
  const periods = ledger.periods.map((period) => (period.date === from ? { ...period, date: to, isConfirmed: true } : period));
  return { ...ledger, periods: sorted(periods) };
}

export function withDerived(ledger: PeriodLedger, derived: readonly TableName[], own: readonly TableName[]): PeriodLedger {
  const tables = new Set([...ledger.derived, ...derived]);
  for (const table of own) tables.delete(table);
  return { ...ledger, derived: [...tables] };
}

function sorted(periods: readonly Period[]): readonly Period[] {
  return [...periods].sort((a, b) => (a.date < b.date ? -1 : 1));
}

export function datesOf(ledger: PeriodLedger): readonly string[] {
  return ledger.periods.map(({ date }) => date);
}

/** Dates of the lists of one table, ascending. */
export function datesOfTable(ledger: PeriodLedger, table: TableName): readonly string[] {
  return ledger.periods.filter(({ lists }) => lists.some((list) => list.table === table)).map(({ date }) => date);
}

/** Until when a list of that date holds: the next list of its table; null for the last one. */
export function untilOf(ledger: PeriodLedger, table: TableName, date: string): string | null {
  return datesOfTable(ledger, table).find((other) => other > date) ?? null;
}

/** Baselines in force, ascending by date. */
export function locked(ledger: PeriodLedger): readonly Baseline[] {
  return ledger.baselines.filter(({ unlockedOn }) => unlockedOn === null).sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The locked date that a change of [from, until) would touch, null for none. An open end is null. */
export function lockInTheWay(ledger: PeriodLedger, from: string | null, until: string | null): string | null {
  const touched = locked(ledger).find(({ date }) => (from === null || date >= from) && (until === null || date < until));
  return touched?.date ?? null;
}

/** Locks a date, which is said with it; does nothing where it is locked. */
export function lock(ledger: PeriodLedger, baseline: Omit<Baseline, 'unlockedOn' | 'reason'>): PeriodLedger {
  if (locked(ledger).some(({ date }) => date === baseline.date)) return ledger;
  const periods = ledger.periods.map((period) => (period.date === baseline.date ? { ...period, isConfirmed: true } : period));
  return { ...ledger, periods, baselines: [...ledger.baselines, { ...baseline, unlockedOn: null, reason: null }] };
}

export function unlock(ledger: PeriodLedger, date: string, reason: UnlockReason, on: string): PeriodLedger {
  const baselines = ledger.baselines.map((baseline) =>
    baseline.date === date && baseline.unlockedOn === null ? { ...baseline, unlockedOn: on, reason } : baseline,
  );
  return { ...ledger, baselines };
}

/** What the data give now less what was locked; null where one of the two is unknown. */
export function baselineDrift(baseline: BaselineFigures, now: BaselineFigures): Readonly<Record<keyof BaselineFigures, number | null>> {
  const less = (name: keyof BaselineFigures): number | null => {
    const [was, is] = [baseline[name], now[name]];
    return was === null || is === null ? (was === is ? 0 : null) : is - was;
  };
  return {
    listed: less('listed'),
    eligible: less('eligible'),
    covered: less('covered'),
    unknown: less('unknown'),
    organizations: less('organizations'),
    membersFull: less('membersFull'),
  };
}

export function serializeLedger(ledger: PeriodLedger): string {
  return JSON.stringify(ledger);
}

/** Reads what {@link serializeLedger} wrote; null for anything else, so that a damaged ledger is not taken for an empty one. */
export function parseLedger(text: string): PeriodLedger | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value.version !== 1 || !Array.isArray(value.periods) || !Array.isArray(value.baselines)) return null;
  const periods = value.periods.map(readPeriod);
  const baselines = value.baselines.map(readBaseline);
  if (periods.includes(null) || baselines.includes(null)) return null;
  const derived = Array.isArray(value.derived) ? value.derived.flatMap((name) => tableOf(name) ?? []) : [];
  return {
    version: 1,
    periods: sorted(periods.filter((period) => period !== null)),
    baselines: baselines.filter((baseline) => baseline !== null),
    derived,
  };
}

function readPeriod(value: unknown): Period | null {
  if (!isRecord(value) || !isDate(value.date) || !Array.isArray(value.lists)) return null;
  const lists = value.lists.map((list: unknown): PeriodList | null => {
    if (!isRecord(list)) return null;
    const table = tableOf(list.table);
    const { fileName, rows, importedOn } = list;
    return table === null || typeof fileName !== 'string' || typeof rows !== 'number' || !isDate(importedOn)
      ? null
      : { table, fileName, rows, importedOn };
  });
  if (lists.includes(null)) return null;
  return { date: value.date, isConfirmed: value.isConfirmed === true, lists: lists.filter((list) => list !== null) };
}

function readBaseline(value: unknown): Baseline | null {
  if (!isRecord(value) || !isDate(value.date) || !isDate(value.lockedOn) || !isRecord(value.figures)) return null;
  const definition = readDefinition(value.definition);
  const { figures } = value;
  const counts = ['listed', 'eligible', 'covered', 'unknown'] as const;
  if (definition === null || counts.some((name) => typeof figures[name] !== 'number')) return null;
  const unlockedOn = isDate(value.unlockedOn) ? value.unlockedOn : null;
  return {
    date: value.date,
    lockedOn: value.lockedOn,
    definition,
    figures: {
      listed: Number(figures.listed),
      eligible: Number(figures.eligible),
      covered: Number(figures.covered),
      unknown: Number(figures.unknown),
      organizations: typeof figures.organizations === 'number' ? figures.organizations : null,
      membersFull: typeof figures.membersFull === 'number' ? figures.membersFull : null,
    },
    unlockedOn,
    reason: unlockedOn === null ? null : (UNLOCK_REASONS.find((reason) => reason === value.reason) ?? 'correction'),
  };
}

function tableOf(value: unknown): TableName | null {
  return TABLE_NAMES.find((table) => table === value) ?? null;
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
