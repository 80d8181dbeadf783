import { useEffect, useState } from 'react';
import { numberAt } from '../../model/column-table.ts';
import { AtlasError, isCancelled } from '../../model/errors.ts';
import { earlierStatements, uncoveredChanges } from '../../queries/uncovered-changes.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';

/** Where the earlier state stands; one at a time. */
const EARLIER_SCHEMA = 'gaps_earlier';
/** Up to here the earlier state is made unasked; above, deriving a whole dataset again is a person's decision. */
const UNASKED = 20_000;
/** The list and the map come first. */
const AFTER_MS = 200;

/** Which state the schema holds, whatever screen asked for it. */
let standing = '';

export interface UncoveredChanges {
  /** ISO date of the period before; null: the dataset has none, and nothing is to be said. */
  readonly date: string | null;
  readonly counts: Readonly<Record<'before' | 'now' | 'entered' | 'lost' | 'closed' | 'gone', number>> | null;
  /** Given where it is only compared when asked. */
  readonly ask: (() => void) | null;
  readonly error: AtlasError | null;
}

/** What became of the gaps since the dataset's period before, under the definition and filter in force. */
export function useUncoveredChanges(): UncoveredChanges {
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const { definition, filter } = useAtlas((state) => state.view);
  const [made, setMade] = useState('');
  const [asked, setAsked] = useState('');
  const [error, setError] = useState<AtlasError | null>(null);
  const { schema, version = 0, asOf = '', catalog, manifest } = dataset ?? {};
  const date = manifest?.snapshots.filter((snapshot) => snapshot < asOf).at(-1) ?? null;
  const key = date === null ? '' : `${schema} ${version} ${date}`;
  const mayStart = dataset !== null && (dataset.enterprises <= UNASKED || asked === key);

  useEffect(() => {
    if (services === null || schema === undefined || catalog === undefined || date === null || !mayStart) return;
    const controller = new AbortController();
    setError(null);
    const make = async () => {
      if (standing !== key) {
        standing = '';
        // One by one: whoever asks meanwhile comes in between.
        for (const statement of earlierStatements(EARLIER_SCHEMA, schema, catalog, date)) {
          await services.engine.execute([statement], { signal: controller.signal });
        }
        standing = key;
      }
      if (!controller.signal.aborted) setMade(key);
    };
    const timer = setTimeout(() => {
      make().catch((cause: unknown) => {
        if (controller.signal.aborted || isCancelled(cause)) return;
        setError(cause instanceof AtlasError ? cause : new AtlasError('engine-query', {}, { cause }));
      });
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [services, schema, catalog, date, key, mayStart]);

  const isMade = key !== '' && made === key && standing === key;
  const { table, isCurrent } = useQuery(
    schema === undefined || !isMade ? null : uncoveredChanges(schema, EARLIER_SCHEMA, definition, filter),
    version,
  );
  const at = (name: string) => (table === null ? 0 : (numberAt(table, name, 0) ?? 0));
  const counts =
    table === null || !isMade || !isCurrent
      ? null
      : { before: at('before'), now: at('now'), entered: at('entered'), lost: at('lost'), closed: at('closed'), gone: at('gone') };
  return { date, counts, ask: mayStart || key === '' ? null : () => setAsked(key), error };
}
