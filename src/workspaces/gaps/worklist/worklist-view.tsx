import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { applyGesture } from '../../../components/table-gesture.ts';
import { selectionOf } from '../../../model/selection.ts';
import { isOpen } from '../../../model/worklist.ts';
import { useAtlas } from '../../../state/store.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { LiveSource } from './live-source.ts';
import { useCaseActions } from './use-case-actions.ts';
import { useWorklist, type WorkRow } from './use-worklist.ts';
import { useWorklistWords } from './use-worklist-words.ts';
import { workColumns } from './work-columns.tsx';
import { WorkDialogs } from './work-dialogs.tsx';
import { matchesFilter, NO_WORK_FILTER, sortedIds, type WorkSort } from './work-filter.ts';
import { workCommand } from './work-keys.ts';
import { WorklistBoard } from './worklist-board.tsx';
import { WorklistEmpty } from './worklist-empty.tsx';
import { useLook } from './worklist-look.ts';
import { WorklistToolbar } from './worklist-toolbar.tsx';
import './worklist.css';

const NONE: ReadonlySet<number> = new Set();

/** The worklist as a table or a board; everything by keyboard. Fills the place it is given. */
export function WorklistView() {
  const messages = useMessages();
  const language = useLanguage();
  const words = useWorklistWords();
  const { worklist: text } = words;
  const facts = useWorklist();
  const { rows, findings, dataset, isPast, today } = facts;
  const { look, filter, sort, isDescending } = useLook();
  const [selected, setSelected] = useState<ReadonlySet<number>>(NONE);
  const [activeId, setActiveId] = useState<number | null>(null);
  const [isChecking, setChecking] = useState(false);
  const byId = useMemo(() => new Map(rows.map((row) => [row.work.id, row])), [rows]);
  const rowOf = (id: number): WorkRow | undefined => byId.get(id);
  const actions = useCaseActions(words, rowOf);

  const members = rows.map(({ work }) => work.id).join();
  const hasUnits = rows.some(({ unit }) => unit !== null);
  // The order stays while cases move on, so that the next one is where the eye is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const order = useMemo(() => sortedIds(rows, sort, isDescending), [members, hasUnits, sort, isDescending]);
  const shown = useMemo(() => order.flatMap((id) => byId.get(id) ?? []).filter((row) => matchesFilter(row, filter)), [order, byId, filter]);
  const source = useMemo(() => new LiveSource<WorkRow>(), []);
  useLayoutEffect(() => source.set(shown), [source, shown]);

  // Who left the sight is neither active nor selected; the one that came in the place of the active one is.
  const lastIndex = useRef(0);
  const activeIndex = shown.findIndex(({ work }) => work.id === activeId);
  useEffect(() => {
    if (activeIndex >= 0) lastIndex.current = activeIndex;
    else if (activeId !== null) setActiveId(shown[Math.min(lastIndex.current, shown.length - 1)]?.work.id ?? null);
  }, [activeIndex, activeId, shown]);
  useEffect(() => {
    setSelected((before) => {
      const inSight = new Set(shown.map(({ work }) => work.id));
      const kept = [...before].filter((id) => inSight.has(id));
      return kept.length === before.size ? before : new Set(kept);
    });
  }, [shown]);

  const toggle = useCallback((id: number) => setSelected((before) => new Set(applyGesture(before, { mode: 'toggle', ids: [id] }))), []);
  const targets: ReadonlySet<number> = selected.size > 0 ? selected : activeId === null ? NONE : new Set([activeId]);
  const columns = useMemo(
    () => workColumns(messages, words, language, { selected, onToggle: toggle }),
    [messages, words, language, selected, toggle],
  );

  /** The range begins with the row that was active when Shift went down. */
  const anchor = useRef<number | null>(null);
  const extendBy = (step: number) => {
    const next = Math.min(shown.length - 1, Math.max(0, activeIndex + step));
    anchor.current ??= activeIndex;
    const [from = 0, to = 0] = [anchor.current, next].sort((a, b) => a - b);
    setSelected(new Set(shown.slice(from, to + 1).map(({ work }) => work.id)));
    setActiveId(shown[next]?.work.id ?? null);
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.closest('input, button, textarea, [role="dialog"]') !== null) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (look === 'table' && event.shiftKey && step !== 0 && activeIndex >= 0) {
      event.preventDefault();
      event.stopPropagation();
      extendBy(step);
      return;
    }
    if (event.key !== 'Shift') anchor.current = null;
    const command = workCommand(event);
    if (command === null || (command.kind === 'clear' && selected.size === 0)) return;
    event.preventDefault();
    event.stopPropagation();
    if (actions.run(command, targets, activeId)) return;
    if (command.kind === 'all') setSelected(new Set(shown.map(({ work }) => work.id)));
    else if (command.kind === 'clear') setSelected(NONE);
    else if (activeId !== null) toggle(activeId);
  };
  const showOnMap = () => {
    const found = [...selected].flatMap((id) => rowOf(id)?.unit?.row ?? []);
    useAtlas.getState().transact('selection', (draft) => {
      draft.selection = selectionOf('enterprise', found) as typeof draft.selection;
    });
  };

  const toCheck = findings.toVerify.length + findings.conflicts.length;
  // What was settled last takes its button and with it the focus along: the table has it back.
  useEffect(() => {
    if (toCheck === 0) setChecking(false);
  }, [toCheck]);

  if (dataset === null) return null;
  if (rows.length === 0) return <WorklistEmpty />;
  const openCount = rows.filter(({ work }) => isOpen(work)).length;
  const emptyFilter = (
    <EmptyState sentence={text.emptyFilter} action={text.clearFilter} onAction={() => useLook.setState({ filter: NO_WORK_FILTER })} />
  );
  return (
    <section className="worklist" aria-label={text.title}>
      <WorklistToolbar rows={rows} shown={shown} toCheck={toCheck} onCheck={() => setChecking(true)} />
      <BulkBar
        count={selected.size}
        total={[shown.length === rows.length ? text.count(rows.length) : text.shown(shown.length, rows.length), text.open(openCount)].join(
          ' · ',
        )}
        said={actions.said}
        note={[
          findings.reopened.length === 0 ? '' : text.reopenedList(findings.reopened.length),
          dataset.isKept ? '' : text.sessionOnly,
          isPast ? text.looksBack(dataset.asOf) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
        onState={(to) => actions.move(selected, to)}
        onOwner={() => actions.ask({ kind: 'owner', ids: selected })}
        onDue={() => actions.ask({ kind: 'due', ids: selected })}
        onRemove={() => actions.remove(selected)}
        onMap={showOnMap}
        onClear={() => setSelected(NONE)}
      />
      <div className="work-body" onKeyDownCapture={onKeyDownCapture}>
        {look === 'board' ? (
          <WorklistBoard
            rows={shown}
            selected={selected}
            active={activeId}
            onActive={setActiveId}
            onToggle={toggle}
            onRange={(ids) => setSelected((before) => new Set([...before, ...ids]))}
            onOpen={(id) => actions.ask({ kind: 'edit', id })}
          />
        ) : (
          <DataTable
            label={text.title}
            columns={columns}
            source={source}
            rowId={(row) => row.work.id}
            selected={selected}
            onSelect={(gesture) => setSelected(gesture.mode === 'replace' ? NONE : new Set(applyGesture(selected, gesture)))}
            onOpen={(row) => actions.ask({ kind: 'edit', id: row.work.id })}
            activeIndex={activeIndex}
            onActiveIndex={(index) => setActiveId(shown[index]?.work.id ?? null)}
            sort={{ columnId: sort, direction: isDescending ? 'descending' : 'ascending' }}
            onSort={(next) => useLook.setState({ sort: next.columnId as WorkSort, isDescending: next.direction === 'descending' })}
            empty={emptyFilter}
          />
        )}
      </div>
      <p className="caption work-keys" title={text.keys}>
        {text.keys}
      </p>
      <WorkDialogs actions={actions} rowOf={rowOf} rows={rows} today={today} />
      {isChecking ? <CheckDialog facts={facts} rowOf={rowOf} onMove={actions.move} onClose={() => setChecking(false)} /> : null}
    </section>
  );
}
