import { useEffect, useMemo, useState } from 'react';
import type { SortOrder } from '../../components/data-column.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { pagedSource } from '../../components/paged-source.ts';
import { Panel } from '../../components/panel.tsx';
import { arraySource } from '../../components/row-source.ts';
import { applyGesture } from '../../components/table-gesture.ts';
import { numberAt } from '../../model/column-table.ts';
import { EMPTY_FILTER } from '../../model/filter.ts';
import { selectionOf } from '../../model/selection.ts';
import { type TableColumn, type TableSort, tableCount, tablePage } from '../../queries/table-page.ts';
import { type EnterpriseRow, enterpriseRows } from '../../state/enterprise-row.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useMapDrawn } from '../../state/use-map-drawn.ts';
import { useQuery } from '../../state/use-query.ts';
import { enterpriseColumns } from './enterprise-columns.tsx';
import { EnterpriseExport } from './enterprise-export.tsx';
import './explore.css';

const NO_ROWS = arraySource<EnterpriseRow>([]);

/** The filtered enterprises, fetched page by page as they are scrolled to; selection is the map's. */
export function EnterpriseDrawer() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const { definition, filter, selection } = useAtlas((state) => state.view);
  const transact = useAtlas((state) => state.transact);
  const [sort, setSort] = useState<TableSort>({ column: 'rung', direction: 'ascending' });
  const version = dataset?.version ?? 0;
  const schema = dataset?.schema ?? null;
  const isDrawn = useMapDrawn();
  const count = useQuery(schema === null || !isDrawn ? null : tableCount(schema, definition, filter), version);
  const shown = count.table === null ? null : numberAt(count.table, 'shown', 0);
  const listed = count.table === null ? null : numberAt(count.table, 'listed', 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the dataset means new rows.
  const source = useMemo(() => {
    if (services === null || schema === null || shown === null) return null;
    return pagedSource<EnterpriseRow>({
      rowCount: shown,
      fetchRows: async (offset, limit, signal) =>
        enterpriseRows(
          await services.engine.query(tablePage(schema, definition, filter, sort, { offset, limit }), { signal, isFirst: true }),
        ),
    });
  }, [services, schema, version, definition, filter, sort, shown]);
  useEffect(() => () => source?.close(), [source]);

  const selected = useMemo(() => new Set(selection?.kind === 'enterprise' ? selection.ids : []), [selection]);
  const columns = useMemo(() => enterpriseColumns(messages, language), [messages, language]);
  const onSort = (order: SortOrder) => setSort({ column: order.columnId as TableColumn, direction: order.direction });
  const title =
    shown === null || listed === null
      ? messages.explore.tableTitle
      : `${messages.explore.tableTitle} · ${messages.explore.tableCount(shown, dataset?.enterprises ?? listed)}`;
  return (
    <Panel
      id="atlas:drawer"
      title={title}
      side="bottom"
      size={216}
      minSize={120}
      maxSize={560}
      actions={<EnterpriseExport sort={sort} total={shown ?? 0} />}
    >
      <DataTable
        label={messages.explore.tableTitle}
        columns={columns}
        source={source ?? NO_ROWS}
        rowId={(row) => row.row}
        selected={selected}
        sort={{ columnId: sort.column, direction: sort.direction }}
        onSort={onSort}
        busy={count.loading || source === null}
        onSelect={(gesture) =>
          transact('selection', (draft) => {
            draft.selection = selectionOf('enterprise', applyGesture(selected, gesture)) as typeof draft.selection;
          })
        }
        empty={
          source === null ? undefined : (
            <EmptyState
              sentence={messages.explore.tableEmpty}
              action={messages.explore.clearFilter}
              onAction={() =>
                transact('filter', (draft) => {
                  draft.filter = structuredClone(EMPTY_FILTER) as typeof draft.filter;
                })
              }
            />
          )
        }
      />
    </Panel>
  );
}
