import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from 'react';
import { CASE_STATES } from '../../../model/worklist.ts';
import type { WorkRow } from './use-worklist.ts';
import { useWorklistWords } from './use-worklist-words.ts';
import { checkText, nameOf } from './work-columns.tsx';

/** Cards a column; more would only be scrolled past. */
const CARDS = 40;
/** Columns without a card leave the others their place. */
const EMPTY_COLUMN = 'minmax(calc(76px * var(--scale)), 0.4fr)';
const COLUMN = 'minmax(calc(150px * var(--scale)), 1fr)';

export interface BoardProps {
  readonly rows: readonly WorkRow[];
  readonly selected: ReadonlySet<number>;
  /** Number of the active case, null for none. */
  readonly active: number | null;
  readonly onActive: (id: number) => void;
  readonly onToggle: (id: number) => void;
  readonly onRange: (ids: readonly number[]) => void;
  readonly onOpen: (id: number) => void;
}

/** Cases by step, one column each. The arrows go over the cards; what else a key does, the owner says. */
export function WorklistBoard({ rows, selected, active, onActive, onToggle, onRange, onOpen }: BoardProps) {
  const words = useWorklistWords();
  const { worklist: text } = words;
  const boardId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const columns = CASE_STATES.map((state) => {
    const all = rows.filter(({ work }) => work.state === state).sort(byDue);
    return { state, all, shown: all.slice(0, CARDS) };
  });
  useEffect(() => {
    if (active !== null) frame.current?.querySelector(`[data-case="${active}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const column = columns.findIndex(({ shown }) => shown.some(({ work }) => work.id === active));
    const index = columns[column]?.shown.findIndex(({ work }) => work.id === active) ?? -1;
    const at = (x: number, y: number): number | null => {
      const cards = columns[x]?.shown ?? [];
      return cards[Math.min(cards.length - 1, Math.max(0, y))]?.work.id ?? null;
    };
    const across = (step: number): number | null => {
      for (let x = column + step; x >= 0 && x < columns.length; x += step) {
        const found = at(x, index);
        if (found !== null) return found;
      }
      return null;
    };
    if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      onOpen(active);
      return;
    }
    const isArrow = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(event.key);
    if (!isArrow) return;
    event.preventDefault();
    const next =
      column < 0
        ? across(1)
        : { ArrowUp: at(column, index - 1), ArrowDown: at(column, index + 1), ArrowLeft: across(-1), ArrowRight: across(1) }[event.key];
    if (next === null || next === undefined) return;
    if (event.shiftKey && active !== null) onRange([active, next]);
    onActive(next);
  };
  return (
    <div
      ref={frame}
      className="work-board"
      role="listbox"
      aria-label={text.board}
      aria-multiselectable="true"
      tabIndex={0}
      onKeyDown={onKeyDown}
      style={{ gridTemplateColumns: columns.map(({ all }) => (all.length === 0 ? EMPTY_COLUMN : COLUMN)).join(' ') }}
      {...(active === null ? {} : { 'aria-activedescendant': `${boardId}-${active}` })}
    >
      {columns.map(({ state, all, shown }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box.
        <div key={state} className="work-column" role="group" aria-label={text.column(text.states[state], all.length)} data-state={state}>
          <div className="work-column-head">
            <span>{text.states[state]}</span>
            <data value={all.length} data-metric={`case-${state}`}>
              {all.length}
            </data>
          </div>
          <div className="work-cards">
            {shown.map((row) => (
              <Card
                key={row.work.id}
                id={`${boardId}-${row.work.id}`}
                row={row}
                isSelected={selected.has(row.work.id)}
                isActive={row.work.id === active}
                onClick={(event) => {
                  onActive(row.work.id);
                  if (event.ctrlKey || event.metaKey || event.shiftKey) onToggle(row.work.id);
                }}
                onOpen={() => onOpen(row.work.id)}
              />
            ))}
            {all.length > shown.length ? <p className="work-more">{text.more(all.length - shown.length)}</p> : null}
          </div>
        </div>
      ))}
    </div>
  );

  function byDue(a: WorkRow, b: WorkRow): number {
    const [x, y] = [a.work.dueOn ?? '9999', b.work.dueOn ?? '9999'];
    return x === y ? a.work.id - b.work.id : x < y ? -1 : 1;
  }
}

function Card(props: {
  readonly id: string;
  readonly row: WorkRow;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onOpen: () => void;
}) {
  const words = useWorklistWords();
  const { worklist: text } = words;
  const { work, due, unit } = props.row;
  const mark = checkText(words, props.row);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the board handles the keys for its active card.
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the board.
    <div
      id={props.id}
      role="option"
      aria-selected={props.isSelected}
      className="work-card"
      data-case={work.id}
      {...(props.isActive ? { 'data-active': '' } : {})}
      onClick={props.onClick}
      onDoubleClick={props.onOpen}
    >
      <p className="work-card-name" title={nameOf(words, props.row)}>
        {nameOf(words, props.row)}
      </p>
      <p className="work-card-line">{[work.owner ?? text.nobody, unit?.building.zh ?? ''].filter(Boolean).join(' · ')}</p>
      {work.dueOn === null ? null : (
        <p className="work-card-line work-due" data-due={due}>
          {work.dueOn} {text.dueMarks[due]}
        </p>
      )}
      {mark === '' ? null : <p className="work-card-line work-check-mark">{mark}</p>}
    </div>
  );
}
