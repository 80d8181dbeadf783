import type { MapHighlight } from './map-types.ts';

/** Rows of each layer's table that are selected. */
export function selectedByLayer({ items }: MapHighlight): ReadonlyMap<string, ReadonlySet<number>> {
  const selected = new Map<string, Set<number>>();
  for (const { layerId, index } of items) selected.set(layerId, (selected.get(layerId) ?? new Set()).add(index));
  return selected;
}
