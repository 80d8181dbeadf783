import { selectionOf } from '../../../model/selection.ts';
import { useAtlas } from '../../../state/store.ts';

/** Selects buildings by `ix`, or nothing. */
export function selectBuildings(ids: readonly number[]): void {
  useAtlas.getState().transact('selection', (view) => {
    view.selection = selectionOf('building', ids) as typeof view.selection;
  });
}
