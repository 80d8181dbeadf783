import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { ColumnTable } from '../model/column-table.ts';
import { AtlasError, isCancelled } from '../model/errors.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { answerCache } from './answer-cache.ts';
import { useAtlas } from './store.ts';

export interface QueryState {
  /** The newest answer; the one before stays while a newer is on its way, so that the screen does not flash. */
  readonly table: ColumnTable | null;
  /** The query that `table` answers. */
  readonly answered: TypedQuery | null;
  readonly loading: boolean;
  /** `table` answers the present query over the present tables; true too when nothing is asked. */
  readonly isCurrent: boolean;
  readonly error: AtlasError | null;
}

type Held = Omit<QueryState, 'isCurrent'> & { readonly version: number };

const IDLE: Held = { table: null, answered: null, loading: false, error: null, version: -1 };

/**
 * Asks the engine and follows the query as it changes; an answer to an older query is dropped.
 * `version` is the dataset's version: the same statement over newer tables is asked again.
 * A null query answers nothing. `isFirst`: before whatever else waits for the database.
 */
export function useQuery(query: TypedQuery | null, version: number, isFirst = false): QueryState {
  const lane = useId();
  const services = useAtlas((state) => state.services);
  const [state, setState] = useState<Held>(IDLE);
  const latest = useRef(query);
  latest.current = query;
  const sql = query?.sql ?? null;

  // Not after the next paint, which a map drawn without a graphics processor can hold up by some tenths of a second.
  useLayoutEffect(() => {
    const asked = latest.current;
    if (services === null || asked === null || sql === null) {
      setState(IDLE);
      return;
    }
    const cached = answerCache.get(version, sql);
    if (cached !== undefined) {
      setState({ table: cached, answered: asked, loading: false, error: null, version });
      return;
    }
    const controller = new AbortController();
    setState((before) => ({ ...before, loading: true, error: null }));
    services.engine.query(asked, { signal: controller.signal, lane, isFirst }).then(
      (table) => {
        if (controller.signal.aborted) return;
        answerCache.set(version, sql, table);
        setState({ table, answered: asked, loading: false, error: null, version });
      },
      (error: unknown) => {
        if (controller.signal.aborted || isCancelled(error)) return;
        const problem = error instanceof AtlasError ? error : new AtlasError('engine-query', { name: asked.name }, { cause: error, sql });
        setState((before) => ({ ...before, loading: false, error: problem }));
      },
    );
    return () => controller.abort();
  }, [services, sql, version, lane, isFirst]);

  const { version: answeredVersion, ...rest } = state;
  return { ...rest, isCurrent: sql === null || (answeredVersion === version && rest.answered?.sql === sql) };
}
