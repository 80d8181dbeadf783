import { useEffect, useState } from 'react';
import type { DefinitionSet } from '../../model/definition-set.ts';
import { isCancelled } from '../../model/errors.ts';
import { EMPTY_FILTER } from '../../model/filter.ts';
import { headline } from '../../queries/headline.ts';
import type { LoadedDataset } from '../../state/dataset-state.ts';
import { useAtlas } from '../../state/store.ts';
import { type PlaceFigures, placeFigures } from './place-figures.ts';

export interface DatasetFigures {
  readonly dataset: LoadedDataset;
  /** The definition the figures were computed under. */
  readonly definition: DefinitionSet;
  readonly figures: PlaceFigures;
}

/** The whole of each dataset under one definition, or each under its own when `definition` is null. */
export function useDatasetFigures(
  datasets: readonly LoadedDataset[],
  definition: DefinitionSet | null,
): { readonly rows: readonly DatasetFigures[]; readonly error: unknown } {
  const services = useAtlas((state) => state.services);
  const [state, setState] = useState<{ rows: readonly DatasetFigures[]; error: unknown }>({ rows: [], error: null });
  const key = datasets.map((dataset) => `${dataset.schema}:${dataset.version}`).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the datasets and their versions.
  useEffect(() => {
    if (services === null) return;
    const controller = new AbortController();
    const ask = async (dataset: LoadedDataset): Promise<readonly DatasetFigures[]> => {
      const used = definition ?? dataset.manifest.definition;
      const table = await services.engine.query(headline(dataset.schema, used, EMPTY_FILTER), { signal: controller.signal });
      return placeFigures(table).map((figures) => ({ dataset, definition: used, figures }));
    };
    Promise.all(datasets.map(ask)).then(
      (rows) => {
        if (!controller.signal.aborted) setState({ rows: rows.flat(), error: null });
      },
      (error: unknown) => {
        if (!controller.signal.aborted && !isCancelled(error)) setState({ rows: [], error });
      },
    );
    return () => controller.abort();
  }, [services, key, definition]);
  return state;
}
