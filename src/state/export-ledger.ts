import { create } from 'zustand';
import { OUTPUT_LEVELS, type OutputLevel } from '../model/sheet-levels.ts';
import { useAtlas } from './store.ts';

/** What can leave at a level: the workbook of the worklist; a plan as document, workbook or places. */
export const LEDGER_KINDS = ['workbook', 'plan-document', 'plan-workbook', 'plan-places'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** One export: when, what, at which level, how many rows. No name of anything. */
export interface LedgerEntry {
  /** ISO date and time of the device. */
  readonly at: string;
  readonly what: LedgerKind;
  readonly level: OutputLevel;
  readonly rows: number;
  readonly isInternal: boolean;
  readonly hasNames: boolean;
}

/** Under the prefix of what a visit without trace (不留存) erases. */
const KEY = 'atlas-ui:export-ledger';
const MOST = 500;

interface LedgerState {
  /** Newest first. */
  readonly entries: readonly LedgerEntry[];
  add(entry: LedgerEntry): void;
  clear(): void;
}

export const useLedger = create<LedgerState>((set, get) => ({
  entries: parseLedger(read()),
  add: (entry) => {
    const entries = [entry, ...get().entries].slice(0, MOST);
    set({ entries });
    write(entries);
  },
  clear: () => {
    set({ entries: [] });
    write([]);
  },
}));

/** What was written by an older version or by another hand is left out, entry by entry. */
export function parseLedger(text: string | null): readonly LedgerEntry[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.flatMap((entry) => parseEntry(entry) ?? []).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function parseEntry(value: unknown): LedgerEntry | null {
  if (typeof value !== 'object' || value === null) return null;
  const { at, what, level, rows, isInternal, hasNames } = value as Record<string, unknown>;
  const known = OUTPUT_LEVELS.find((each) => each === level);
  const kind = LEDGER_KINDS.find((each) => each === what);
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || kind === undefined || known === undefined) return null;
  if (typeof rows !== 'number' || !Number.isSafeInteger(rows) || rows < 0) return null;
  return { at, what: kind, level: known, rows, isInternal: isInternal === true, hasNames: hasNames === true };
}

/** Where own data lasts no longer than the tab, the ledger does not either. */
export function keepsBeyondTab(): boolean {
  return (useAtlas.getState().services?.keeper.kind ?? 'memory') !== 'memory';
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(entries: readonly LedgerEntry[]): void {
  if (!keepsBeyondTab()) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(entries));
  } catch {
    // Without storage it lasts as long as the tab.
  }
}
