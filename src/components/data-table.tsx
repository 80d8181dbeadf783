import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import type { DataColumn, SortOrder } from './data-column.ts';
import { DataTableHead, useColumnWidths } from './data-table-head.tsx';
import { useMessages } from './locale-context.tsx';
import type { RowSource } from './row-source.ts';
import { type GestureMode, gestureMode, type RowGesture, rowAfterKey } from './table-gesture.ts';
import { useTypeScale } from './use-type-scale.ts';
import { useVirtualRows } from './use-virtual-rows.ts';
import './data-table.css';
import './progress.css';

export interface DataTableProps<Row> {
  /** Accessible name. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly source: RowSource<Row>;
  readonly rowId: (row: Row) => number;
  readonly selected?: ReadonlySet<number>;
  readonly onSelect?: (gesture: RowGesture) => void;
  readonly onOpen?: (row: Row) => void;
  readonly sort?: SortOrder | null;
  readonly onSort?: (sort: SortOrder) => void;
  /** Pixels at the scale of a desk. */
  readonly rowHeight?: number;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** A newer answer is on its way. */
  readonly busy?: boolean;
  /** Given: the owner says which row is active, -1 for none, and hears of every move. */
  readonly activeIndex?: number;
  readonly onActiveIndex?: (index: number) => void;
}

const HEAD_HEIGHT = 33;
const NONE: ReadonlySet<number> = new Set();

/** A grid of any number of equally high rows, of which only the visible ones exist. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    source,
    rowId,
    selected = NONE,
    onSelect,
    onOpen,
    sort = null,
    onSort,
    rowHeight: baseHeight = 32,
    empty,
    busy = false,
    activeIndex,
    onActiveIndex,
  } = props;
  const messages = useMessages();
  const scale = useTypeScale();
  const rowHeight = baseHeight * scale;
  const gridId = useId();
  const scrollRef = useRef<HTMLDivElement>(null);
  const [ownActive, setOwnActive] = useState(-1);
  const active = activeIndex ?? ownActive;
  const setActive = (index: number) => {
    setOwnActive(index);
    onActiveIndex?.(index);
  };
  const anchor = useRef(-1);
  const table = useColumnWidths(columns);
  useSyncExternalStore(source.subscribe, source.version);
  const rows = useVirtualRows(scrollRef, source.rowCount, rowHeight, HEAD_HEIGHT * scale);
  const { first, last } = rows;

  useEffect(() => {
    if (last >= first) source.request(first, last);
  }, [source, first, last]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another source begin at the top, whatever they are.
  useEffect(() => {
    anchor.current = -1;
    setOwnActive(-1);
    if (scrollRef.current !== null) scrollRef.current.scrollTop = 0;
  }, [source]);

  const { reveal } = rows;
  useEffect(() => {
    if (activeIndex !== undefined && activeIndex >= 0) reveal(activeIndex);
  }, [activeIndex, reveal]);

  const gesture = (mode: GestureMode, index: number) => {
    if (onSelect === undefined) return;
    if (mode === 'range' && anchor.current >= 0) {
      const from = Math.min(anchor.current, index);
      const to = Math.max(anchor.current, index);
      void source.rowsBetween(from, to).then((between) => onSelect({ mode, ids: between.map(rowId) }));
      return;
    }
    anchor.current = index;
    const row = source.getRow(index);
    if (row !== null) onSelect({ mode: mode === 'range' ? 'replace' : mode, ids: [rowId(row)] });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === ' ' || event.key === 'Enter') {
      if (active < 0) return;
      event.preventDefault();
      const row = source.getRow(active);
      if (event.key === 'Enter' && onOpen !== undefined && row !== null) onOpen(row);
      else gesture(event.key === ' ' ? 'toggle' : 'replace', active);
      return;
    }
    const next = rowAfterKey(event.key, active, source.rowCount, rows.pageRows);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    rows.reveal(next);
    if (event.shiftKey) gesture('range', next);
  };

  const onRowClick = (event: MouseEvent, index: number) => {
    setActive(index);
    gesture(gestureMode(event), index);
  };

  const widths = table.getHeaderGroups()[0]?.headers.map((header) => header.getSize() * scale) ?? [];
  const total = widths.reduce((sum, width) => sum + width, 0);
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return (
    <div className="data-table" aria-busy={busy}>
      {busy ? <div className="data-table-busy" aria-hidden="true" /> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot use table elements; roles carry the structure. */}
      <div
        ref={scrollRef}
        className="data-table-scroll"
        role="grid"
        aria-label={label}
        aria-rowcount={source.rowCount + 1}
        aria-colcount={columns.length}
        aria-multiselectable={onSelect !== undefined}
        {...(active >= first && active <= last ? { 'aria-activedescendant': `${gridId}-${active}` } : {})}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <DataTableHead columns={columns} table={table} scale={scale} sort={sort} onSort={onSort} />
        {source.rowCount === 0 && empty !== undefined ? empty : null}
        <div className="data-table-body" role="presentation" style={{ height: rows.height, minWidth: total }}>
          {indexes.map((index) => {
            const row = source.getRow(index);
            const id = row === null ? null : rowId(row);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys for its active row.
              // biome-ignore lint/a11y/useSemanticElements: see above.
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid.
              <div
                key={index}
                id={`${gridId}-${index}`}
                role="row"
                className="data-table-row"
                aria-rowindex={index + 2}
                aria-selected={id !== null && selected.has(id)}
                {...(index === active ? { 'data-active': '' } : {})}
                style={{ transform: `translateY(${rows.topOf(index)}px)`, height: rowHeight, lineHeight: `${rowHeight - 1}px` }}
                onClick={(event) => onRowClick(event, index)}
                onDoubleClick={() => {
                  if (row !== null) onOpen?.(row);
                }}
              >
                {columns.map((column, position) => (
                  // biome-ignore lint/a11y/useSemanticElements: see above.
                  // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid.
                  <div
                    key={column.id}
                    role="gridcell"
                    className="data-table-cell"
                    data-align={column.align ?? 'start'}
                    style={{ width: widths[position] }}
                    title={row === null ? undefined : column.hint?.(row)}
                  >
                    {row === null ? (
                      position === 0 ? (
                        <span className="data-table-wait" title={messages.common.loadingRows} />
                      ) : null
                    ) : (
                      column.cell(row, index)
                    )}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
