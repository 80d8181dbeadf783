import { useId, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { CASE_STATES, type CaseState, stepIndex } from '../../../model/worklist.ts';
import { isIsoDate } from '../../../model/worklist-dates.ts';
import { approvalProblem, nextStates } from '../../../model/worklist-move.ts';
import type { OwnerProblem } from '../../../model/worklist-text.ts';
import { describeWork } from '../../../state/worklist-actions.ts';
import { CaseHistory } from './case-history.tsx';
import { DateInput } from './date-input.tsx';
import type { WorkRow } from './use-worklist.ts';
import { useWorklistWords } from './use-worklist-words.ts';
import { checkText, nameOf, placeText } from './work-columns.tsx';

/** Everything of one case: its steps with what each needs, who, until when, the note, and how it came here. */
export function CaseEditor({
  row,
  today,
  onMove,
  onClose,
  onSaid,
}: {
  readonly row: WorkRow;
  readonly today: string;
  readonly onMove: (to: CaseState) => void;
  readonly onClose: () => void;
  readonly onSaid: (text: string) => void;
}) {
  const messages = useMessages();
  const language = useLanguage();
  const words = useWorklistWords();
  const { worklist: text } = words;
  const { work, unit } = row;
  const noteId = useId();
  const [owner, setOwner] = useState(work.owner ?? '');
  const [dueOn, setDueOn] = useState(work.dueOn ?? '');
  const [note, setNote] = useState(work.note);
  const [documentNo, setDocumentNo] = useState(work.approval?.documentNo ?? '');
  const [approvedOn, setApprovedOn] = useState(work.approval?.approvedOn ?? '');
  const [problem, setProblem] = useState<OwnerProblem | null>(null);
  const approval = work.approval === null ? null : { documentNo, approvedOn };
  const badApproval = approval === null ? null : approvalProblem(approval, today);
  const isReady = badApproval === null && (dueOn === '' || isIsoDate(dueOn));
  const save = async () => {
    const { problem: found, masked } = await describeWork(work.id, { owner, dueOn: dueOn === '' ? null : dueOn, note, approval });
    setProblem(found);
    if (found !== null) return;
    onSaid(masked > 0 ? text.masked(masked) : '');
    onClose();
  };
  const place = [
    placeText(language, unit?.district),
    placeText(language, unit?.park),
    unit?.street ?? '',
    placeText(language, unit?.building),
  ];
  return (
    <Dialog
      title={nameOf(words, row)}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{messages.common.cancel}</Button>
          <Button kind="primary" isDisabled={!isReady} onPress={() => void save()}>
            {text.save}
          </Button>
        </>
      }
    >
      <p className="caption">
        {[...place, work.gapClass === null ? '' : messages.terms.gapClasses[work.gapClass], checkText(words, row)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="case-editor">
        <section aria-label={text.stepsTitle}>
          <h3 className="section-title">{text.stepsTitle}</h3>
          <Steps row={row} onMove={onMove} />
          {work.reason === null ? null : <p className="caption">{text.reasons[work.reason]}</p>}
          <p className="caption">{text.notApproved}</p>
        </section>
        <section className="work-form">
          {work.approval === null ? null : (
            <div className="case-approval">
              <TextField label={text.documentNo} value={documentNo} onChange={setDocumentNo} />
              <DateInput label={text.approvedOn} value={approvedOn} max={today} onChange={setApprovedOn} />
            </div>
          )}
          {badApproval === null ? null : <p className="work-problem">{text.problems[badApproval]}</p>}
          <TextField
            label={text.owner}
            value={owner}
            onChange={(value) => {
              setOwner(value);
              setProblem(null);
            }}
            placeholder={text.ownerExample}
          />
          {problem === null ? null : (
            <p className="work-problem" role="alert">
              {text.ownerProblems[problem]}
            </p>
          )}
          <DateInput label={text.dueOn} value={dueOn} onChange={setDueOn} />
          <div className="field">
            <label htmlFor={noteId} className="field-label">
              {text.note}
            </label>
            <textarea
              id={noteId}
              className="field-input case-note"
              rows={3}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <p className="caption">{work.masked > 0 ? `${text.noteHint} ${text.masked(work.masked)}` : text.noteHint}</p>
          </div>
          <h3 className="section-title">{text.history}</h3>
          <CaseHistory work={work} />
        </section>
      </div>
    </Dialog>
  );
}

function Steps({ row, onMove }: { readonly row: WorkRow; readonly onMove: (to: CaseState) => void }) {
  const { worklist: text } = useWorklistWords();
  const { work, unit } = row;
  const next = nextStates(work.state, unit?.covered === true);
  return (
    <ol className="case-steps">
      {CASE_STATES.map((state, index) => (
        <li
          key={state}
          className="case-step"
          {...(state === work.state ? { 'aria-current': 'step' as const } : {})}
          data-done={stepIndex(work.state) > index}
        >
          <button type="button" disabled={!next.includes(state)} onClick={() => onMove(state)}>
            <kbd>{state === 'not-applicable' ? 0 : index + 1}</kbd>
            <span className="case-step-name">{text.states[state]}</span>
            <span className="case-step-need">{text.needs[state]}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
