import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { pickName } from '../../locales/format.ts';
import { numberAt, textAt } from '../../model/column-table.ts';
import { EMPTY_FILTER } from '../../model/filter.ts';
import { byDimension } from '../../queries/by-dimension.ts';
import { type SelectedUnits, selectionSummary } from '../../queries/selection-summary.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { CoverageSummary } from './coverage-summary.tsx';

/** Several units, or one park or district, summed up under the definition in force. */
export function SelectionSummaryCard({ kind, ids }: SelectedUnits) {
  const messages = useMessages();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const { table } = useQuery(dataset === null ? null : selectionSummary(dataset.schema, definition, { kind, ids }), dataset?.version ?? 0);
  const single = useUnitName(kind, ids);
  const title =
    single ??
    (kind === 'enterprise'
      ? messages.explore.selectedEnterprises(ids.length)
      : messages.inspector.selectedUnits(ids.length, messages.columns[kind]));
  if (table === null) return null;
  return (
    <article className="card">
      <h3 className="card-title">{title}</h3>
      <CoverageSummary table={table} />
    </article>
  );
}

/** The name of a single park, district or building; null for several. */
function useUnitName(kind: SelectedUnits['kind'], ids: readonly number[]): string | null {
  const language = useLanguage();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const wanted = ids.length === 1 && kind !== 'enterprise' ? ids[0] : undefined;
  const query =
    dataset === null || wanted === undefined || kind === 'enterprise' ? null : byDimension(dataset.schema, definition, EMPTY_FILTER, kind);
  const { table } = useQuery(query, dataset?.version ?? 0);
  if (table === null || wanted === undefined) return null;
  for (let row = 0; row < table.numRows; row++) {
    if (numberAt(table, 'ix', row) === wanted)
      return pickName(language, textAt(table, 'name_zh', row), textAt(table, 'name_en', row), textAt(table, 'id', row) ?? '');
  }
  return null;
}
