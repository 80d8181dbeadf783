import { writeFileSync } from 'node:fs';
import { expect, vi } from 'vitest';
import { readArrowRows } from '../../../../src/engine/arrow-rows.ts';
import { decodeFile } from '../../../../src/intake/decode/decode-file.ts';
import { type CoreResult, ImportCore } from '../../../../src/intake/session/import-core.ts';
import { errorSentence } from '../../../../src/locales/error-sentence.ts';
import { LANGUAGES, messagesFor } from '../../../../src/locales/messages.ts';
import { AtlasError } from '../../../../src/model/errors.ts';
import type { FilePreview } from '../../../../src/model/import-preview.ts';
import { parquetWasm } from '../../../support/node-parquet.ts';
import { type CASES, expectAllCases } from './budget.ts';
import { annotationLeaks, type Leak, nameColumnLeaks, outcomeLeaks, previewLeaks, tableLeaks, textsIn } from './name-laws.ts';
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

interface Heard {
  said(): string;
}

/** Everything said on a console while files are read. Called once in a test file. */
export function watchConsole(): Heard {
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

/** Reads a file as the worker does, from preview to annotated rows, and holds every answer against the laws. */
export async function holdLaws(file: FuzzFile, tally: Tally): Promise<string> {
  // What stops the process prints no seed: FUZZ_KEEP=/tmp/case keeps the file that was read last.
  if (process.env.FUZZ_KEEP !== undefined) writeFileSync(process.env.FUZZ_KEEP, file.bytes);
  const before = process.cpuUsage();
  const end = await withoutHang(file.name, read(file));
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

async function read(file: FuzzFile): Promise<string> {
  const companions = (file.companions ?? []).map(({ name, bytes }) => ({ name, file: new Blob([new Uint8Array(bytes)]) }));
  const blob = new Blob([new Uint8Array(file.bytes)]);
  const core = new ImportCore(blob, file.name, [], { parquetWasm, companions });
  let preview: FilePreview;
  try {
    preview = await core.open({}, quiet);
  } catch (error) {
    return clearRefusal(error);
  }
  holdNoNumber('preview', preview);
  holdNoName(previewLeaks(preview));
  if (nameIn(JSON.stringify(preview.sheets.map(({ rows }) => rows))) !== null) {
    const { sheets } = await decodeFile(blob, file.name, { parquetWasm, companions: file.companions ?? [] });
    holdNoName(nameColumnLeaks(sheets, preview.sheets));
  }
  const decisions = preview.sheets.map(({ index, plan }) => ({ sheet: index, plan, allowed: [] }));
  const readable = decisions.filter(({ sheet }) => preview.sheets[sheet]?.problems.every(({ code }) => code === 'datum-open'));
  let end = 'nothing to convert';
  for (const chosen of readable.length === decisions.length ? [decisions] : [decisions, readable]) {
    if (chosen.length === 0) continue;
    try {
      const result = core.convert(chosen, [], quiet);
      holdSums(result);
      holdNoNumber('outcome', result.outcome);
      holdNoName(outcomeLeaks(result.outcome, preview));
      const annotated = core.annotate();
      holdNoNumber('annotation', annotated);
      holdNoName(
        annotationLeaks(
          annotated,
          chosen.map(({ plan }) => plan),
        ),
      );
      holdTables(result);
      end = 'converted';
    } catch (error) {
      end = `convert: ${clearRefusal(error)}`;
    }
  }
  return end;
}

/** Only errors that the product knows, that name the file, in both languages, and quote nothing of it. */
function clearRefusal(error: unknown): string {
  if (!(error instanceof AtlasError)) throw error;
  for (const language of LANGUAGES) {
    const { what, remedy, details } = errorSentence(messagesFor(language), error);
    // Of a file in an archive that file is named.
    const named = String(error.params.file ?? '');
    expect(named, `${error.code} names no file`).not.toBe('');
    expect(what).toContain(named);
    expect(remedy.length).toBeGreaterThan(0);
    holdNobody(`message ${error.code}`, [what, remedy, details, error.params]);
  }
  holdNobody(`error ${error.code}`, [error.message, error.stack]);
  return error.code;
}

function holdNoNumber(where: string, answer: unknown): void {
  const text = JSON.stringify(answer) ?? '';
  const found = numberIn(text);
  if (found !== null) throw new Error(`${where} shows ${found}: …${around(text, found)}…`);
}

function holdNoName(leaks: readonly Leak[]): void {
  const [leak] = leaks;
  if (leak !== undefined) throw new Error(`${leak.where} shows ${around(leak.text, nameIn(leak.text) ?? '')}`);
}

function holdNobody(where: string, answer: unknown): void {
  holdNoNumber(where, answer);
  const [text] = textsIn(answer).filter((part) => nameIn(part) !== null);
  if (text !== undefined) throw new Error(`${where} shows ${around(text, nameIn(text) ?? '')}`);
}

function around(text: string, found: string): string {
  const at = text.indexOf(found);
  return text.slice(Math.max(0, at - 120), at + 60);
}

function holdSums({ outcome }: CoreResult): void {
  for (const { rowsIn, rowsKept, rowsRefused, rowsSkipped, name } of outcome.sheets) {
    expect(rowsKept + rowsRefused, `rows of sheet «${name}»`).toBe(rowsIn);
    for (const count of [rowsIn, rowsKept, rowsRefused, rowsSkipped]) expect(count).toBeGreaterThanOrEqual(0);
  }
}

/** The tables load again, with the rows that were promised. */
function holdTables({ tables, outcome }: CoreResult): void {
  expect(tables.map(({ table }) => table).sort()).toEqual(outcome.tables.map(({ table }) => table).sort());
  for (const { table, bytes } of tables) {
    const rows = readArrowRows(bytes);
    expect(rows.rowCount, `rows of ${table}`).toBe(outcome.tables.find((entry) => entry.table === table)?.rows);
    const cells = Array.from({ length: rows.rowCount }, (_, row) => rows.names.map((_name, column) => String(rows.at(column, row))));
    holdNoNumber(`table ${table}`, cells);
    if (nameIn(JSON.stringify(cells)) !== null) holdNoName(tableLeaks(table, rows));
  }
}

/** Nobody was told on the console, a good file opens after all of them, and none was passed over. */
export async function endSuite(kind: keyof typeof CASES, tally: Tally, heard: Heard): Promise<void> {
  await holdRecovery();
  holdNobody('console', heard.said());
  process.stdout.write(`${kind}: ${tally}\n`);
  expectAllCases(kind, tally.cases);
}

/** After whatever came before, a good file opens. */
async function holdRecovery(): Promise<void> {
  const core = new ImportCore(new Blob(['企业名称,职工人数\n甲公司,12\n乙公司,7\n']), '企业.csv', []);
  const { sheets } = await core.open({}, quiet);
  const decisions = sheets.map(({ index, plan }) => ({ sheet: index, plan, allowed: [] }));
  expect(core.convert(decisions, [], quiet).outcome.tables).toContainEqual({ table: 'enterprise', rows: 2, isDerived: false });
}
