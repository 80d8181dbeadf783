import { selectionOf } from '../../../model/selection.ts';
import { useAtlas } from '../../../state/store.ts';

/** Selects enterprises by their rows on the map, or nothing. */
export function selectEnterprises(rows: readonly number[]): void {
  useAtlas.getState().transact('selection', (view) => {
    view.selection = selectionOf('enterprise', rows) as typeof view.selection;
  });
}
