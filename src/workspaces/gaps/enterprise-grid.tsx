import { type ReactNode, useMemo } from 'react';
import type { DataColumn } from '../../components/data-column.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { arraySource, type RowSource } from '../../components/row-source.ts';
import { applyGesture } from '../../components/table-gesture.ts';
import { EMPTY_FILTER, isEmptyFilter } from '../../model/filter.ts';
import { selectionOf } from '../../model/selection.ts';
import { useAtlas } from '../../state/store.ts';
import type { PagedRows } from './use-paged-rows.ts';

const NOTHING = arraySource<never>([]);

export interface EnterpriseGridProps<Row extends { readonly row: number }> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: PagedRows<Row>;
  /** Said where the list is empty; with the way out of a filter where one is set. */
  readonly empty: string;
  readonly emptyExtra?: ReactNode;
}

/** A list of enterprises whose selection is the selection of the map and the details. */
export function EnterpriseGrid<Row extends { readonly row: number }>({
  label,
  columns,
  rows,
  empty,
  emptyExtra,
}: EnterpriseGridProps<Row>) {
  const messages = useMessages();
  const { filter, selection } = useAtlas((state) => state.view);
  const transact = useAtlas((state) => state.transact);
  const selected = useMemo(() => new Set(selection?.kind === 'enterprise' ? selection.ids : []), [selection]);
  return (
    <DataTable
      label={label}
      columns={columns}
      source={rows.source ?? (NOTHING as RowSource<Row>)}
      busy={rows.isBusy}
      rowId={({ row }) => row}
      selected={selected}
      onSelect={(gesture) =>
        transact('selection', (draft) => {
          draft.selection = selectionOf('enterprise', applyGesture(selected, gesture)) as typeof draft.selection;
        })
      }
      empty={
        rows.source === null || rows.isBusy ? undefined : (
          <>
            {isEmptyFilter(filter) ? (
              <EmptyState sentence={empty} />
            ) : (
              <EmptyState
                sentence={empty}
                action={messages.gaps.emptyAction}
                onAction={() =>
                  transact('filter', (draft) => {
                    draft.filter = structuredClone(EMPTY_FILTER) as typeof draft.filter;
                  })
                }
              />
            )}
            {emptyExtra}
          </>
        )
      }
    />
  );
}
