import { numberAt } from '../model/column-table.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import { headline } from '../queries/headline.ts';
import { useAtlas } from './store.ts';
import { useActiveDataset } from './use-active.ts';
import { type QueryState, useQuery } from './use-query.ts';

/** The figures of the top line for the current filter. Null is unknown, never zero. */
export interface HeadlineFigures {
  readonly listed: number | null;
  readonly eligible: number | null;
  readonly covered: number | null;
  readonly uncovered: number | null;
  readonly unknown: number | null;
  readonly organizations: number | null;
  readonly membersFull: number | null;
  readonly membersUnknown: number | null;
  readonly unplaced: number | null;
  readonly suppressed: number | null;
  /** covered / eligible; null when nothing is eligible. */
  readonly rate: number | null;
}

export interface HeadlineState {
  readonly figures: HeadlineFigures | null;
  readonly query: QueryState;
}

export function useHeadline(): HeadlineState {
  return useHeadlineBy(useAtlas((state) => state.view.definition));
}

/** The figures of the top line as another definition set would have them. */
export function useFiguresOf(definition: DefinitionSet): HeadlineFigures | null {
  return useHeadlineBy(definition).figures;
}

function useHeadlineBy(definition: DefinitionSet): HeadlineState {
  const dataset = useActiveDataset();
  const filter = useAtlas((state) => state.view.filter);
  const query = useQuery(dataset === null ? null : headline(dataset.schema, definition, filter), dataset?.version ?? 0);
  const { table } = query;
  if (table === null || table.numRows === 0) return { figures: null, query };
  const at = (name: string) => numberAt(table, name, 0);
  const [eligible, covered] = [at('eligible'), at('covered')];
  const figures = {
    listed: at('listed'),
    eligible,
    covered,
    uncovered: at('uncovered'),
    unknown: at('unknown'),
    organizations: at('organizations'),
    membersFull: at('members_full'),
    membersUnknown: at('members_unknown'),
    unplaced: at('unplaced'),
    suppressed: at('suppressed'),
    rate: eligible === null || covered === null || eligible === 0 ? null : covered / eligible,
  };
  return { figures, query };
}
