import type { ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import type { CaseState } from '../../../model/worklist.ts';
import type { Conflict } from '../../../model/worklist-carry.ts';
import { decideWork, moveWork } from '../../../state/worklist-actions.ts';
import type { WorklistFacts, WorkRow } from './use-worklist.ts';
import { useWorklistWords } from './use-worklist-words.ts';
import { nameOf } from './work-columns.tsx';

const SHOWN = 50;

/** The worklist held against the newest list: what is covered now, what contradicts, who left. Every decision can be undone. */
export function CheckDialog({
  facts,
  rowOf,
  onMove,
  onClose,
}: {
  readonly facts: WorklistFacts;
  readonly rowOf: (id: number) => WorkRow | undefined;
  readonly onMove: (ids: ReadonlySet<number>, to: CaseState) => void;
  readonly onClose: () => void;
}) {
  const words = useWorklistWords();
  const { worklist: text } = words;
  const { findings, listOn } = facts;
  const { toVerify, conflicts, reopened } = findings;
  const left = findings.left.filter((id) => rowOf(id)?.work.state !== 'not-applicable');
  const name = (id: number): string => {
    const row = rowOf(id);
    return row === undefined ? '' : nameOf(words, row);
  };
  const isEmpty = toVerify.length + conflicts.length + reopened.length + left.length === 0;
  return (
    <Dialog title={text.checkTitle(listOn)} isOpen wide onClose={onClose}>
      {isEmpty ? <p>{text.nothingToCheck}</p> : null}
      <Group
        title={text.toVerify(toVerify.length)}
        note={text.toVerifyNote}
        ids={toVerify}
        all={
          <Button
            onPress={() => {
              onMove(new Set(toVerify), 'closed');
            }}
          >
            {text.verifyClose}
          </Button>
        }
        line={(id) => (
          <>
            <span className="work-line-name">{name(id)}</span>
            <span className="caption">{rowOf(id)?.unit?.approval?.documentNo ?? ''}</span>
            <Button onPress={() => onMove(new Set([id]), 'closed')}>{text.verifyClose}</Button>
            <Button onPress={() => moveWork(new Set([id]), 'not-applicable', { reason: 'already-covered' })}>{text.verifyCorrected}</Button>
            <Button kind="quiet" onPress={() => decideWork([id], { kind: 'keep' })}>
              {text.verifyKeep}
            </Button>
          </>
        )}
      />
      <Group
        title={text.conflicts(conflicts.length)}
        ids={conflicts.map(({ caseId }) => caseId)}
        line={(id) => {
          const conflict = conflicts.find(({ caseId }) => caseId === id);
          return conflict === undefined ? null : <ConflictLine conflict={conflict} name={name} />;
        }}
      />
      <Group title={text.reopenedList(reopened.length)} ids={reopened} line={(id) => <span className="work-line-name">{name(id)}</span>} />
      <Group
        title={text.leftList(left.length)}
        note={text.leftNote}
        ids={left}
        line={(id) => (
          <>
            <span className="work-line-name">{name(id)}</span>
            <span className="caption">{text.states[rowOf(id)?.work.state ?? 'survey']}</span>
            {rowOf(id)?.work.state === 'closed' ? null : (
              <Button onPress={() => moveWork(new Set([id]), 'not-applicable', { reason: 'moved-away' })}>{text.markMovedAway}</Button>
            )}
          </>
        )}
      />
    </Dialog>
  );
}

function Group({
  title,
  note,
  ids,
  all,
  line,
}: {
  readonly title: string;
  readonly note?: string;
  readonly ids: readonly number[];
  readonly all?: ReactNode;
  readonly line: (id: number) => ReactNode;
}) {
  const { worklist: text } = useWorklistWords();
  if (ids.length === 0) return null;
  return (
    <section className="work-group">
      <div className="work-group-head">
        <h3 className="section-title">{title}</h3>
        {ids.length > 1 ? all : null}
      </div>
      {note === undefined ? null : <p className="caption">{note}</p>}
      <ul>
        {ids.slice(0, SHOWN).map((id) => (
          <li key={id} className="work-line">
            {line(id)}
          </li>
        ))}
      </ul>
      {ids.length > SHOWN ? <p className="caption">{text.moreRows(ids.length - SHOWN)}</p> : null}
    </section>
  );
}

function ConflictLine({ conflict, name }: { readonly conflict: Conflict; readonly name: (id: number) => string }) {
  const { worklist: text } = useWorklistWords();
  const { kind, caseId, units, otherId } = conflict;
  const isUncovered = kind === 'closed-uncovered' || kind === 'approved-uncovered';
  const decide = (decision: Parameters<typeof decideWork>[1]) => decideWork([caseId], decision);
  return (
    <>
      <span className="work-line-name">
        {name(caseId)}
        <span className="caption">
          {text.conflictKinds[kind]}
          {otherId === null ? '' : ` · ${name(otherId)}`}
        </span>
      </span>
      {isUncovered ? <Button onPress={() => decide({ kind: 'reopen' })}>{text.reopen}</Button> : null}
      {kind === 'twin' ? <Button onPress={() => decide({ kind: 'merge' })}>{text.merge}</Button> : null}
      {kind === 'identity-changed' || kind === 'ambiguous' ? (
        <>
          {units.slice(0, 3).map((unit) => (
            <Button key={unit.enterpriseId} onPress={() => decide({ kind: 'link', unit })}>
              {text.linkTo(unit.name)}
            </Button>
          ))}
          <Button onPress={() => decide({ kind: 'apart' })}>{text.apart}</Button>
        </>
      ) : null}
      <Button kind="quiet" onPress={() => decide({ kind: 'keep' })}>
        {text.keep}
      </Button>
    </>
  );
}
