/** What a person did to the rows of a table; the owner decides what it means for the selection. */
export interface RowGesture {
  /** A plain click, a ctrl-click, or a shift-click from the row clicked before. */
  readonly mode: 'replace' | 'toggle' | 'range';
  readonly ids: readonly number[];
}

export type GestureMode = RowGesture['mode'];

export function gestureMode(event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): GestureMode {
  if (event.shiftKey) return 'range';
  return event.ctrlKey || event.metaKey ? 'toggle' : 'replace';
}

/** The ids selected after a gesture. */
export function applyGesture(selected: ReadonlySet<number>, gesture: RowGesture): readonly number[] {
  if (gesture.mode !== 'toggle') return gesture.ids;
  const next = new Set(selected);
  for (const id of gesture.ids) if (!next.delete(id)) next.add(id);
  return [...next];
}

/** Where a key moves the active row, null when the key means nothing here. */
export function rowAfterKey(key: string, active: number, rowCount: number, pageRows: number): number | null {
  if (rowCount === 0) return null;
  const clamp = (index: number) => Math.min(rowCount - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(active + 1);
    case 'ArrowUp':
      return active < 0 ? rowCount - 1 : clamp(active - 1);
    case 'PageDown':
      return clamp(Math.max(0, active) + pageRows);
    case 'PageUp':
      return clamp(active - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return rowCount - 1;
    default:
      return null;
  }
}
