import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo } from 'react';
import type { DataColumn, SortOrder } from './data-column.ts';
import { useMessages } from './locale-context.tsx';

const FEATURES = tableFeatures({ columnSizingFeature, columnResizingFeature });
const NO_ROWS: never[] = [];

/** Column widths as TanStack Table keeps them; the rows come from elsewhere, windowed. */
export function useColumnWidths<Row>(columns: readonly DataColumn<Row>[]) {
  const definitions = useMemo(
    () => columns.map((column) => ({ id: column.id, header: column.header, size: column.width, minSize: 48, maxSize: 800 })),
    [columns],
  );
  return useTable({ features: FEATURES, columns: definitions, data: NO_ROWS, columnResizeMode: 'onChange' });
}

interface HeadProps<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly table: ReturnType<typeof useColumnWidths<Row>>;
  readonly scale: number;
  readonly sort: SortOrder | null;
  readonly onSort: ((sort: SortOrder) => void) | undefined;
}

export function DataTableHead<Row>({ columns, table, scale, sort, onSort }: HeadProps<Row>) {
  const messages = useMessages();
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot use table elements; roles carry the structure.
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, which moves the active row.
    <div className="data-table-head" role="row" aria-rowindex={1}>
      {headers.map((header) => {
        const column = columns[header.index];
        if (column === undefined) return null;
        const direction = sort?.columnId === column.id ? sort.direction : null;
        const sortable = column.sortable === true && onSort !== undefined;
        const arrow =
          direction === null ? null : direction === 'ascending' ? (
            <ArrowUp size={12} aria-hidden="true" />
          ) : (
            <ArrowDown size={12} aria-hidden="true" />
          );
        return (
          // biome-ignore lint/a11y/useSemanticElements: see above.
          // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus.
          <div
            key={column.id}
            role="columnheader"
            className="data-table-head-cell"
            data-align={column.align ?? 'start'}
            aria-sort={direction ?? (sortable ? 'none' : undefined)}
            style={{ width: header.getSize() * scale }}
          >
            {sortable ? (
              <button
                type="button"
                className="data-table-sort"
                title={messages.common.sortBy(column.header)}
                onClick={() =>
                  onSort({
                    columnId: column.id,
                    direction:
                      direction === 'descending'
                        ? 'ascending'
                        : direction === 'ascending'
                          ? 'descending'
                          : (column.firstSort ?? 'ascending'),
                  })
                }
              >
                <span className="data-table-sort-name">{column.header}</span>
                {arrow}
              </button>
            ) : (
              <span className="data-table-sort">
                <span className="data-table-sort-name">{column.header}</span>
              </span>
            )}
            <span
              className="data-table-resize"
              title={messages.common.resizeColumn(column.header)}
              aria-hidden="true"
              onMouseDown={header.getResizeHandler()}
              onTouchStart={header.getResizeHandler()}
            />
          </div>
        );
      })}
    </div>
  );
}
