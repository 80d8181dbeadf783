import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { useTypeScale } from '../../../components/use-type-scale.ts';
import { fieldTitle } from '../../../locales/import-words.ts';
import type { CellPreview, RowPreview } from '../../../model/import-preview.ts';
import type { SheetDraft } from '../../../state/import-state.ts';
import { cellWords } from './cell-words.ts';
import type { SheetColumn } from './column-state.ts';
import { columnWidth } from './column-width.ts';
import { PreviewHead } from './preview-head.tsx';
import './preview-grid.css';

const NUMBER_WIDTH = 84;

export interface ColumnFocus {
  readonly source: number;
  /** Rises when the focus is to go there; 0 leaves the focus where it is. */
  readonly nonce: number;
}

export interface PreviewGridProps {
  readonly draft: SheetDraft;
  readonly columns: readonly SheetColumn[];
  readonly focus: ColumnFocus;
  readonly onColumn: (source: number) => void;
}

/** The first rows of a sheet as they will be read; only the columns in sight exist. */
export function PreviewGrid({ draft, columns, focus, onColumn }: PreviewGridProps) {
  const messages = useMessages();
  const language = useLanguage();
  const scale = useTypeScale();
  const scroller = useRef<HTMLDivElement>(null);
  const buttons = useRef(new Map<number, HTMLButtonElement>());
  /** The column that takes the focus as soon as it exists. */
  const wanted = useRef<number | null>(null);
  const lead = NUMBER_WIDTH * scale;
  const { preview, plan } = draft;
  const { states } = messages.imports;
  const widths = useMemo(
    () =>
      columns.map(
        ({ plan: { source, header, field }, state }) =>
          columnWidth(preview, source, header, fieldTitle(language, plan.table, field), states[state]) * scale,
      ),
    [preview, plan.table, columns, scale, language, states],
  );
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => widths[at] ?? 0,
    paddingStart: lead,
    scrollPaddingStart: lead,
    overscan: 2,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths are measured anew
  useEffect(() => virtualizer.measure(), [virtualizer, widths]);
  const activeAt = Math.max(
    0,
    columns.findIndex(({ plan }) => plan.source === focus.source),
  );
  const reveal = (at: number) => {
    virtualizer.scrollToIndex(at, { align: 'auto' });
    wanted.current = columns[at]?.plan.source ?? null;
    giveFocus(wanted, buttons.current);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish moves the focus
  useEffect(() => {
    if (focus.nonce > 0) reveal(activeAt);
  }, [focus.nonce]);
  const onMove = (event: KeyboardEvent) => {
    const page = Math.max(1, virtualizer.getVirtualItems().length - 3);
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: activeAt - 1,
      ArrowRight: activeAt + 1,
      Home: 0,
      End: columns.length - 1,
      PageUp: activeAt - page,
      PageDown: activeAt + page,
    };
    const target = targets[event.key];
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const at = Math.min(columns.length - 1, Math.max(0, target));
    const column = columns[at];
    if (column === undefined) return;
    onColumn(column.plan.source);
    reveal(at);
  };
  const items = virtualizer.getVirtualItems();
  const total = virtualizer.getTotalSize();
  const visible = items.flatMap((item) => {
    const column = columns[item.index];
    return column === undefined ? [] : [{ column, at: item.index, left: item.start, width: item.size }];
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the columns that are not in sight
    <div
      ref={scroller}
      className="preview-grid"
      role="grid"
      aria-label={messages.imports.preview}
      aria-colcount={columns.length + 1}
      aria-rowcount={draft.preview.rows.length + 1}
      {...(draft.isPending ? { 'aria-busy': true } : {})}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its heads take the focus */}
      <div className="preview-grid-heads" role="row" aria-rowindex={1} style={{ width: total }}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: nothing to do here */}
        <div className="preview-grid-corner" role="columnheader" aria-colindex={1}>
          {messages.imports.rowNumber}
        </div>
        {visible.map(({ column, at, left, width: size }) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
          <div
            key={column.plan.source}
            className="preview-grid-head"
            role="columnheader"
            aria-colindex={at + 2}
            style={{ left, width: size }}
          >
            <PreviewHead
              draft={draft}
              column={column}
              at={column.plan.source}
              isActive={at === activeAt}
              onActive={() => onColumn(column.plan.source)}
              onMove={onMove}
              onButton={(button) => {
                if (button === null) buttons.current.delete(column.plan.source);
                else buttons.current.set(column.plan.source, button);
                giveFocus(wanted, buttons.current);
              }}
            />
          </div>
        ))}
      </div>
      {draft.preview.rows.map((row, at) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: rows are only read
        <div key={row.number} className="preview-row" role="row" aria-rowindex={at + 2} data-role={row.role} style={{ width: total }}>
          <RowNumber row={row} />
          {visible.map(({ column, at: position, left, width: size }) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: cells are only read
            <div
              key={column.plan.source}
              className="preview-cell"
              role="gridcell"
              aria-colindex={position + 2}
              {...(position === activeAt ? { 'data-active': '' } : {})}
              {...(row.cells[column.plan.source]?.kind === 'unreadable' ? { 'data-unreadable': '' } : {})}
              style={{ left, width: size }}
            >
              <CellContent draft={draft} column={column} row={row} cell={row.cells[column.plan.source]} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function giveFocus(wanted: { current: number | null }, buttons: ReadonlyMap<number, HTMLButtonElement>): void {
  const button = wanted.current === null ? undefined : buttons.get(wanted.current);
  if (button === undefined) return;
  wanted.current = null;
  button.focus({ preventScroll: true });
}

function RowNumber({ row }: { readonly row: RowPreview }) {
  const messages = useMessages();
  const { roles, skipped, skippedNote } = messages.imports;
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: it is only read
    <div className="preview-number" role="rowheader" aria-colindex={1} title={row.role === 'skipped' ? skippedNote : undefined}>
      {row.role === 'data' ? null : <span className="preview-role">{roles[row.role]}</span>}
      <span className="tabular">{row.number}</span>
      {row.role === 'skipped' ? <span className="preview-skipped">{skipped}</span> : null}
    </div>
  );
}

interface CellContentProps {
  readonly draft: SheetDraft;
  readonly column: SheetColumn;
  readonly row: RowPreview;
  readonly cell: CellPreview | undefined;
}

const CellContent = memo(function CellContent({ draft, column, row, cell }: CellContentProps) {
  const messages = useMessages();
  if (cell === undefined) return null;
  const kind = row.role !== 'data' || cell.kind === 'dropped' || column.plan.field !== null ? cell.kind : 'unread';
  const { shown, note } = cellWords(messages, draft.plan.table, column.plan.field, cell);
  return (
    <span
      className="preview-text"
      data-kind={note !== null && cell.kind !== 'unreadable' && cell.kind !== 'dropped' ? 'repaired' : kind}
      title={note ?? shown}
    >
      {cell.kind === 'unreadable' ? <span className="preview-unreadable">{messages.imports.unreadableMark}</span> : null}
      {shown}
      {note === null || cell.kind === 'dropped' ? null : <span className="visually-hidden">{note}</span>}
    </span>
  );
});
