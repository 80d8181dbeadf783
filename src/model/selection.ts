/** The one selection of the app, shared by map, tables and charts. Indexes are rows of `fact`, or `ix` of the dim tables. */
export type SelectionKind = 'enterprise' | 'building' | 'park' | 'district' | 'organization' | 'alliance' | 'chain' | 'site';

export interface Selection {
  readonly kind: SelectionKind;
  /** Ascending, unique, not empty. */
  readonly ids: readonly number[];
}

/** Adds what is absent and removes what is present (shift-click). Answers null when nothing is left. */
export function toggleSelection(current: Selection | null, kind: SelectionKind, ids: readonly number[]): Selection | null {
  if (current === null || current.kind !== kind) return selectionOf(kind, ids);
  const next = new Set(current.ids);
  for (const id of ids) {
    if (!next.delete(id)) next.add(id);
  }
  return selectionOf(kind, [...next]);
}

export function selectionOf(kind: SelectionKind, ids: readonly number[]): Selection | null {
  if (ids.length === 0) return null;
  return { kind, ids: [...new Set(ids)].sort((a, b) => a - b) };
}
