import { AtlasError } from '../model/errors.ts';
import type { DuckDbConnection } from './duckdb-client.ts';

/** Requests for result batches that are under way at once: enough to hide the way there and back. */
const FETCHES_AHEAD = 8;

/** End of an Arrow IPC stream: a continuation marker and length 0. */
const END_OF_STREAM = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

/**
 * Runs one statement to its end and drops its answer. The database has the whole answer before it gives
 * the header, so nothing is left to run when the header has come.
 */
export async function executeStatement(connection: DuckDbConnection, sql: string, signal: AbortSignal): Promise<void> {
  await runToHeader(connection, sql, signal);
}

async function runToHeader(connection: DuckDbConnection, sql: string, signal: AbortSignal): Promise<Uint8Array> {
  if (signal.aborted) throw new AtlasError('cancelled');
  let header = await connection.startPending(sql);
  while (header === null) {
    if (signal.aborted) {
      await connection.cancel();
      throw new AtlasError('cancelled');
    }
    header = await connection.poll();
  }
  return header;
}

/**
 * Runs one statement to its end and answers the messages of its Arrow IPC stream, header first. On
 * abort the statement is stopped in the database (within its polling interval of 100 ms) and the
 * connection stays usable. Raw database errors pass through; see engine-errors.
 */
export async function runStatement(connection: DuckDbConnection, sql: string, signal: AbortSignal): Promise<Uint8Array[]> {
  const header = await runToHeader(connection, sql, signal);
  const messages = [header];
  const ahead: Promise<Uint8Array | null>[] = [];
  // Most answers are one batch and the end.
  let width = 2;
  let ended = false;
  try {
    while (!ended) {
      if (signal.aborted) throw new AtlasError('cancelled');
      while (ahead.length < width) ahead.push(connection.fetch());
      const message = await ahead.shift();
      if (message instanceof Uint8Array) {
        ended = message.length === 0;
        if (!ended) messages.push(message);
      }
      width = Math.min(FETCHES_AHEAD, width * 2);
    }
  } finally {
    // Fetches past the end answer nothing; they only must not meet the next statement.
    await Promise.allSettled(ahead);
    if (!ended) await connection.cancel().catch(() => undefined);
  }
  messages.push(END_OF_STREAM);
  return messages;
}

/** One buffer from the messages of a stream. */
export function joinMessages(messages: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(messages.reduce((length, message) => length + message.length, 0));
  let offset = 0;
  for (const message of messages) {
    joined.set(message, offset);
    offset += message.length;
  }
  return joined;
}
