import { expect, vi } from 'vitest';
import { readArrowRows } from '../../../../src/engine/arrow-rows.ts';
import { type CoreResult, ImportCore } from '../../../../src/intake/session/import-core.ts';
import { errorSentence } from '../../../../src/locales/error-sentence.ts';
import { LANGUAGES, messagesFor } from '../../../../src/locales/messages.ts';
import { AtlasError } from '../../../../src/model/errors.ts';
import type { FilePreview } from '../../../../src/model/import-preview.ts';
import { parquetWasm } from '../../../support/node-parquet.ts';
import { nameIn, numberIn } from './personal-markers.ts';

/** Seconds of the processor that a small file may take; those of the clock would measure the machine's other work. */
const CPU_LIMIT_MS = 5_000;
/** A file that is not answered at all. */
const HANG_MS = 60_000;

const quiet = (): void => undefined;

interface Slowest {
  name: string;
  ms: number;
}

/** What a run of cases came to. */
export class Tally {
  cases = 0;
  readonly ends = new Map<string, number>();
  slowest: Slowest = { name: '', ms: 0 };

  add(name: string, end: string, ms: number): void {
    this.cases += 1;
    this.ends.set(end, (this.ends.get(end) ?? 0) + 1);
    if (ms > this.slowest.ms) this.slowest = { name, ms };
  }

  toString(): string {
    const ends = [...this.ends].sort((a, b) => b[1] - a[1]).map(([end, count]) => `${end} ${count}`);
    return `${this.cases} cases, slowest ${Math.round(this.slowest.ms)} ms of processor (${this.slowest.name}); ${ends.join(', ')}`;
  }
}

/** Everything said on a console while files are read. Called once in a test file. */
export function watchConsole(): { said(): string } {
  const lines: string[] = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      lines.push(parts.map((part) => (part instanceof Error ? `${part.message} ${part.stack ?? ''}` : String(part))).join(' '));
    });
  }
  return { said: () => lines.join('\n') };
}

export interface FuzzFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly companions?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface LawOptions {
  /** Names are looked for as well: true where nothing took the headers from their columns. */
  readonly withNames: boolean;
}

/** Reads a file as the worker does, from preview to annotated rows, and holds every answer against the laws. */
export async function holdLaws(file: FuzzFile, tally: Tally, options: LawOptions): Promise<string> {
  const before = process.cpuUsage();
  const end = await withoutHang(file.name, read(file, options));
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  tally.add(file.name, end, ms);
  expect(ms, `${file.name} takes too long`).toBeLessThan(CPU_LIMIT_MS);
  return end;
}

async function withoutHang<T>(name: string, job: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} is never answered`)), HANG_MS);
  });
  try {
    return await Promise.race([job, hang]);
  } finally {
    clearTimeout(timer);
  }
}

async function read(file: FuzzFile, options: LawOptions): Promise<string> {
  const companions = (file.companions ?? []).map(({ name, bytes }) => ({ name, file: new Blob([new Uint8Array(bytes)]) }));
  const core = new ImportCore(new Blob([new Uint8Array(file.bytes)]), file.name, [], { parquetWasm, companions });
  let preview: FilePreview;
  try {
    preview = await core.open({}, quiet);
  } catch (error) {
    return clearRefusal(error, options);
  }
  holdNothingPersonal('preview', preview, options);
  const decisions = preview.sheets.map(({ index, plan }) => ({ sheet: index, plan, allowed: [] }));
  const readable = decisions.filter(({ sheet }) => preview.sheets[sheet]?.problems.every(({ code }) => code === 'datum-open'));
  let end = 'nothing to convert';
  for (const chosen of readable.length === decisions.length ? [decisions] : [decisions, readable]) {
    if (chosen.length === 0) continue;
    try {
      const result = core.convert(chosen, [], quiet);
      holdSums(result);
      holdNothingPersonal('outcome', result.outcome, options);
      holdNothingPersonal('annotation', core.annotate(), options);
      holdNothingPersonal('tables', holdTables(result), options);
      end = 'converted';
    } catch (error) {
      end = `convert: ${clearRefusal(error, options)}`;
    }
  }
  return end;
}

/** Only errors that the product knows, that name the file, in both languages, and quote nothing of it. */
function clearRefusal(error: unknown, options: LawOptions): string {
  if (!(error instanceof AtlasError)) throw error;
  for (const language of LANGUAGES) {
    const { what, remedy, details } = errorSentence(messagesFor(language), error);
    // Of a file in an archive that file is named.
    const named = String(error.params.file ?? '');
    expect(named, `${error.code} names no file`).not.toBe('');
    expect(what).toContain(named);
    expect(remedy.length).toBeGreaterThan(0);
    holdNothingPersonal(`message ${error.code}`, [what, remedy, details, error.params], options);
  }
  holdNothingPersonal(`error ${error.code}`, [error.message, error.stack], options);
  return error.code;
}

function holdNothingPersonal(where: string, answer: unknown, { withNames }: LawOptions): void {
  const text = JSON.stringify(answer) ?? '';
  const found = numberIn(text) ?? (withNames ? nameIn(text) : null);
  if (found === null) return;
  const at = text.indexOf(found);
  throw new Error(`${where} shows ${found}: …${text.slice(Math.max(0, at - 120), at + 60)}…`);
}

function holdSums({ outcome }: CoreResult): void {
  for (const { rowsIn, rowsKept, rowsRefused, rowsSkipped, name } of outcome.sheets) {
    expect(rowsKept + rowsRefused, `rows of sheet «${name}»`).toBe(rowsIn);
    for (const count of [rowsIn, rowsKept, rowsRefused, rowsSkipped]) expect(count).toBeGreaterThanOrEqual(0);
  }
}

/** The tables load again, with the rows that were promised; answers their texts. */
function holdTables({ tables, outcome }: CoreResult): unknown[] {
  expect(tables.map(({ table }) => table).sort()).toEqual(outcome.tables.map(({ table }) => table).sort());
  return tables.map(({ table, bytes }) => {
    const rows = readArrowRows(bytes);
    expect(rows.rowCount, `rows of ${table}`).toBe(outcome.tables.find((entry) => entry.table === table)?.rows);
    return Array.from({ length: rows.rowCount }, (_, row) =>
      rows.names.map((_name, column) => {
        const value = rows.at(column, row);
        return typeof value === 'bigint' ? String(value) : value;
      }),
    );
  });
}

/** After whatever came before, a good file opens. */
export async function holdRecovery(): Promise<void> {
  const core = new ImportCore(new Blob(['企业名称,职工人数\n甲公司,12\n乙公司,7\n']), '企业.csv', []);
  const { sheets } = await core.open({}, quiet);
  const decisions = sheets.map(({ index, plan }) => ({ sheet: index, plan, allowed: [] }));
  expect(core.convert(decisions, [], quiet).outcome.tables).toContainEqual({ table: 'enterprise', rows: 2, isDerived: false });
}

/** Fewer runs while one works on a reader: FUZZ_RUNS=200. */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.min(count, Number(process.env.FUZZ_RUNS ?? count)) };
}
