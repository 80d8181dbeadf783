import { useEffect, useState } from 'react';
import { AtlasError, isCancelled } from '../../../model/errors.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useGapSettings } from '../gap-settings.ts';
import type { BuildingAnswers } from './building-content.ts';
import { loadBuilding } from './load-building.ts';

export interface BuildingState {
  /** Of `buildingId`; the building before stays while the next is on its way. Null before the first. */
  readonly answers: BuildingAnswers | null;
  readonly isLoading: boolean;
  /** Asked and not there. */
  readonly isMissing: boolean;
  readonly error: AtlasError | null;
}

/** What the page of a building is made of, asked again when tables or definition change. */
export function useBuilding(buildingId: string): BuildingState {
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const definition = useAtlas((state) => state.view.definition);
  const thresholds = useGapSettings((state) => state.thresholds);
  const [state, setState] = useState<BuildingState>({ answers: null, isLoading: true, isMissing: false, error: null });
  const schema = dataset?.schema ?? null;
  const version = dataset?.version ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the dataset means new answers.
  useEffect(() => {
    if (services === null || schema === null) return;
    const controller = new AbortController();
    setState((before) => ({ ...before, isLoading: true, error: null }));
    loadBuilding(services.engine, schema, definition, thresholds, buildingId, controller.signal).then(
      (answers) => {
        if (!controller.signal.aborted) setState({ answers, isLoading: false, isMissing: answers === null, error: null });
      },
      (cause: unknown) => {
        if (controller.signal.aborted || isCancelled(cause)) return;
        const error = cause instanceof AtlasError ? cause : new AtlasError('engine-query', {}, { cause });
        setState((before) => ({ ...before, isLoading: false, error }));
      },
    );
    return () => controller.abort();
  }, [services, schema, version, definition, thresholds, buildingId]);
  return state;
}
