import type { Engine } from '../engine/engine.ts';
import { WARM_UP_BEGIN, WARM_UP_END, WARM_UP_ROWS_SQL, WARM_UP_SCHEMA, warmUpStatements } from '../queries/warm-up.ts';

/** A database that is getting fast. */
export interface DatabaseWarmUp {
  /** The file is there: what is not done yet is left. Resolves when nothing of it stands in the way. */
  stop(): Promise<void>;
}

/** Makes the database fast in the moments in which a person looks for a file. What the screen asks meanwhile comes in between. */
export function warmUpDatabase(engine: Engine): DatabaseWarmUp {
  const controller = new AbortController();
  const running = run(engine, controller.signal);
  return {
    async stop() {
      controller.abort();
      await running;
    },
  };
}

async function run(engine: Engine, signal: AbortSignal): Promise<void> {
  try {
    await engine.execute(WARM_UP_BEGIN, { signal });
    const rows = await engine.exportArrow(WARM_UP_ROWS_SQL, { signal });
    await engine.insertArrow(rows, { schema: WARM_UP_SCHEMA, table: 'enterprise', create: true }, { signal });
    // One by one: they must not hold up what a person does.
    for (const statement of warmUpStatements()) await engine.execute([statement], { signal });
  } catch {
    // Stopped, or a database that will say elsewhere what is wrong with it.
  } finally {
    await engine.execute(WARM_UP_END).catch(() => undefined);
  }
}
