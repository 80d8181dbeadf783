import { useEffect, useState } from 'react';
import { AtlasError, isCancelled } from '../../model/errors.ts';
import { gapRankingKey, gapRankingStatements } from '../../queries/gap-ranking-tables.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useGapSettings } from './gap-settings.ts';

/** What the factor tables of each schema stand for, whatever screen made them. */
const standing = new Map<string, string>();

/**
 * Makes the factor tables of the open dataset when a screen first asks for a ranking, and again when the data, the definition or a
 * threshold changed. `key` names what stands; null until it does.
 */
export function useGapRanking(): { readonly key: string | null; readonly error: AtlasError | null } {
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const definition = useAtlas((state) => state.view.definition);
  const thresholds = useGapSettings((state) => state.thresholds);
  const [made, setMade] = useState<string | null>(null);
  const [error, setError] = useState<AtlasError | null>(null);
  const { schema, catalog, version = 0 } = dataset ?? {};
  const wanted = schema === undefined ? null : `${schema} ${version} ${gapRankingKey(definition, thresholds)}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` stands for the definition and the thresholds.
  useEffect(() => {
    if (services === null || schema === undefined || catalog === undefined || wanted === null) return;
    if (standing.get(schema) === wanted) {
      setMade(wanted);
      return;
    }
    const controller = new AbortController();
    standing.delete(schema);
    setError(null);
    services.engine
      .execute(gapRankingStatements(schema, catalog, definition, thresholds), { signal: controller.signal, isFirst: true })
      .then(
        () => {
          standing.set(schema, wanted);
          if (!controller.signal.aborted) setMade(wanted);
        },
        (cause: unknown) => {
          if (controller.signal.aborted || isCancelled(cause)) return;
          setError(cause instanceof AtlasError ? cause : new AtlasError('engine-query', { name: 'gap-ranking' }, { cause }));
        },
      );
    return () => controller.abort();
  }, [services, schema, catalog, wanted]);

  return { key: made === wanted ? made : null, error };
}
