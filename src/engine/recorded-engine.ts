import type { ColumnTable } from '../model/column-table.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { decodeColumns } from './decode-arrow.ts';
import type { Engine, QueryOptions } from './engine.ts';

/** Answers to the statements of an opening view: Arrow IPC streams in base64 by statement. */
export type RecordedAnswers = Readonly<Record<string, string>>;

/** An engine before its database: some answers are recorded, everything else waits. */
export interface RecordedEngine {
  /** Answers what is recorded at once; the rest waits for the database and, while tables are being made, for them. */
  readonly engine: Engine;
  /** Waits for the database only: for those who make the tables. */
  readonly loader: Engine;
  /** From now on the recorded answers count, until `tables` are made; then, or when that fails, the database answers everything. */
  replay(answers: RecordedAnswers, tables: Promise<unknown>): void;
  /** Statements of `engine` that have one of these texts in them wait until then, whatever comes of it. */
  hold(texts: readonly string[], until: Promise<unknown>): void;
}

interface Hold {
  readonly texts: readonly string[];
  readonly until: Promise<void>;
}

/**
 * An engine that can be asked before its database runs. Rejects what it is asked with the reason that `boot` rejects with.
 */
export function createRecordedEngine(boot: Promise<Engine>): RecordedEngine {
  let recorded: RecordedAnswers | null = null;
  let made: Promise<unknown> = Promise.resolve();
  const holds = new Set<Hold>();
  const loader = waitFor(() => boot);
  const waiting = waitFor(async (statements) => {
    await made;
    for (const { texts, until } of holds) {
      if (statements.some((statement) => texts.some((text) => statement.includes(text)))) await until;
    }
    return boot;
  });

  function answer(query: TypedQuery): ColumnTable | null {
    // Not `recorded[sql]`: a statement is no name of ours.
    const text = recorded !== null && Object.hasOwn(recorded, query.sql) ? recorded[query.sql] : undefined;
    if (text === undefined) return null;
    try {
      return decodeColumns([bytesOf(text)], query.columns);
    } catch {
      // A recording of another version: the database will say.
      return null;
    }
  }

  return {
    loader,
    engine: {
      ...waiting,
      query: (query, options) => {
        const known = options?.signal?.aborted === true ? null : answer(query);
        return known === null ? waiting.query(query, options) : Promise.resolve(known);
      },
    },
    replay(answers, tables) {
      recorded = answers;
      const end = (): void => {
        if (recorded === answers) recorded = null;
      };
      made = tables.then(end, end);
    },
    hold(texts, until) {
      const end = (): void => {
        holds.delete(hold);
      };
      const hold: Hold = { texts, until: until.then(end, end) };
      holds.add(hold);
    },
  };
}

/** @param ready is told the statements that are about to be asked. */
function waitFor(ready: (statements: readonly string[]) => Promise<Engine>): Engine {
  return {
    query: async (query: TypedQuery, options?: QueryOptions) => (await ready([query.sql])).query(query, options),
    execute: async (statements, options) => (await ready(statements)).execute(statements, options),
    insertArrow: async (stream, target, options) => (await ready([])).insertArrow(stream, target, options),
    exportArrow: async (sql, options) => (await ready([sql])).exportArrow(sql, options),
    close: async () => (await ready([])).close(),
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
