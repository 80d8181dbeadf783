import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { arraySource } from '../../../components/row-source.ts';
import type { Verdict } from '../../../model/match-decisions.ts';
import type { MatchClass } from '../../../model/match-types.ts';
import { confirmSure, decide, pairAt, sureEntries, undoDecision, verdictAt } from '../../../state/match-decide.ts';
import { type MatchOutcome, useMatching } from '../../../state/match-state.ts';
import { MapSelection } from './map-selection.tsx';
import { MatchExport } from './match-export.tsx';
import { nextOpen } from './queue.ts';
import { queueColumns } from './queue-columns.tsx';
import { ReviewCard } from './review-card.tsx';
import { verdictOfKey } from './review-keys.ts';

export interface QueueViewProps {
  readonly outcome: MatchOutcome;
  readonly kind: MatchClass;
  readonly queue: readonly number[];
}

/** One class as a table, and the entry under review beside it; everything by keyboard. */
export function QueueView({ outcome, kind, queue }: QueueViewProps) {
  const messages = useMessages();
  const words = messages.matching;
  const { book, steps } = useMatching();
  const [active, setActive] = useState(-1);
  const [said, setSaid] = useState('');
  const frame = useRef<HTMLElement>(null);
  const source = useMemo(() => arraySource(queue), [queue]);
  const columns = useMemo(() => queueColumns(messages, outcome, book, kind), [messages, outcome, book, kind]);
  const isOpen = (at: number) => pairAt(outcome.result.rows, at) !== null && verdictAt(outcome, book, at) === null;
  const decidable = useMemo(() => queue.filter((at) => pairAt(outcome.result.rows, at) !== null), [queue, outcome]);
  const decided = useMemo(() => decidable.filter((at) => verdictAt(outcome, book, at) !== null).length, [decidable, outcome, book]);
  const sure = useMemo(() => (kind === 'UNSURE' ? sureEntries(outcome, book).length : 0), [kind, outcome, book]);

  useEffect(() => setActive(queue.length === 0 ? -1 : 0), [queue]);

  const moveBy = (step: number) => setActive((before) => Math.min(queue.length - 1, Math.max(0, before + step)));
  const goNext = () => {
    const next = nextOpen(queue, active, isOpen);
    if (next >= 0) setActive(next);
  };
  const settle = (verdict: Verdict) => {
    const at = queue[active];
    if (at === undefined) return;
    setSaid(
      decide(at, verdict) ? words.verdicts[verdict] : pairAt(outcome.result.rows, at) === null ? words.undecidable : words.repetition,
    );
  };
  const undo = () => {
    const step = undoDecision();
    if (step === null) return;
    setSaid(words.undone(step.decisions));
    const index = step.at === null ? -1 : queue.indexOf(step.at);
    if (index >= 0) setActive(index);
  };
  const confirmAll = () => setSaid(words.confirmedAll(confirmSure()));

  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    if (event.target.closest('input, [role="listbox"], [role="menu"]') !== null) return;
    const isOnButton = event.target.closest('button') !== null;
    const key = event.key.toLowerCase();
    const verdict = verdictOfKey(event.key, event.shiftKey);
    if (verdict !== null) settle(verdict);
    else if (key === 'j') moveBy(1);
    else if (key === 'k') moveBy(-1);
    else if (key === 'u') undo();
    else if (key === 'enter' && !isOnButton) goNext();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const at = queue[active];
  return (
    <section ref={frame} className="matching-review" aria-label={words.review} onKeyDownCapture={onKeyDownCapture}>
      <div className="matching-actions">
        {decidable.length === 0 ? null : <span className="matching-decided">{words.decided(decided, decidable.length)}</span>}
        {sure === 0 ? null : <Button onPress={confirmAll}>{words.confirmAll(sure)}</Button>}
        <Button onPress={undo} isDisabled={steps.length === 0}>
          {messages.common.undo}
        </Button>
        <span className="matching-said" role="status">
          {said}
        </span>
        <span className="matching-gap" />
        <MapSelection outcome={outcome} kind={kind} queue={queue} />
        <MatchExport outcome={outcome} kind={kind} queue={queue} book={book} />
      </div>
      <div className="matching-work">
        <div className="matching-table">
          <DataTable
            label={words.classes[kind]}
            columns={columns}
            source={source}
            rowId={(entry) => entry}
            selected={at === undefined ? NONE : new Set([at])}
            activeIndex={active}
            onActiveIndex={setActive}
            rowHeight={34}
            empty={<EmptyState sentence={words.emptyQueue} />}
          />
        </div>
        <ReviewCard
          outcome={outcome}
          book={book}
          at={at ?? null}
          position={active}
          total={queue.length}
          onVerdict={settle}
          onNext={goNext}
        />
      </div>
      <p className="caption matching-keys">{words.keysHelp}</p>
    </section>
  );
}

const NONE: ReadonlySet<number> = new Set();
