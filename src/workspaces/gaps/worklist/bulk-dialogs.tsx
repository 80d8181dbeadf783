import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { type Approval, NOT_APPLICABLE_REASONS, type NotApplicableReason } from '../../../model/worklist.ts';
import { isIsoDate } from '../../../model/worklist-dates.ts';
import { approvalProblem } from '../../../model/worklist-move.ts';
import type { OwnerProblem } from '../../../model/worklist-text.ts';
import { setWorkDue, setWorkOwner } from '../../../state/worklist-actions.ts';
import { DateInput } from './date-input.tsx';
import type { Asking } from './use-case-actions.ts';
import { useWorklistWords } from './use-worklist-words.ts';

/** A question over one or many cases; Enter answers it. */
function Question(props: {
  readonly title: string;
  readonly isReady: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const messages = useMessages();
  const { worklist: text } = useWorklistWords();
  return (
    <Dialog title={props.title} isOpen onClose={props.onClose}>
      <form
        className="work-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.isReady) props.onSave();
        }}
      >
        {props.children}
        <div className="dialog-actions">
          <Button onPress={props.onClose}>{messages.common.cancel}</Button>
          <Button kind="primary" isDisabled={!props.isReady} onPress={props.onSave}>
            {text.save}
          </Button>
        </div>
        {/* A form without one is not sent by Enter. */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}

export function ApprovalDialog({
  asking,
  today,
  onSave,
  onClose,
}: {
  readonly asking: Extract<Asking, { kind: 'approval' }>;
  readonly today: string;
  readonly onSave: (approval: Approval) => void;
  readonly onClose: () => void;
}) {
  const { worklist: text } = useWorklistWords();
  const [documentNo, setDocumentNo] = useState(asking.given?.documentNo ?? '');
  const [approvedOn, setApprovedOn] = useState(asking.given?.approvedOn ?? '');
  const problem = approvalProblem({ documentNo, approvedOn }, today);
  const isTouched = documentNo !== '' && approvedOn !== '';
  return (
    <Question
      title={text.approvalTitle(asking.ids.size)}
      isReady={problem === null}
      onSave={() => onSave({ documentNo, approvedOn })}
      onClose={onClose}
    >
      <p className="caption">{text.approvalLead}</p>
      {asking.given === null ? null : <p className="caption">{text.approvalFromData}</p>}
      <TextField label={text.documentNo} value={documentNo} onChange={setDocumentNo} placeholder={text.documentExample} />
      <DateInput label={text.approvedOn} value={approvedOn} max={today} onChange={setApprovedOn} />
      {problem !== null && isTouched ? <p className="work-problem">{text.problems[problem]}</p> : null}
    </Question>
  );
}

export function ReasonDialog({
  count,
  onSave,
  onClose,
}: {
  readonly count: number;
  readonly onSave: (reason: NotApplicableReason) => void;
  readonly onClose: () => void;
}) {
  const { worklist: text } = useWorklistWords();
  const [reason, setReason] = useState<NotApplicableReason | null>(null);
  return (
    <Question
      title={text.reasonTitle(count)}
      isReady={reason !== null}
      onSave={() => {
        if (reason !== null) onSave(reason);
      }}
      onClose={onClose}
    >
      <Select
        label={text.reason}
        options={NOT_APPLICABLE_REASONS.map((id) => ({ id, name: text.reasons[id] }))}
        value={reason}
        placeholder={text.needs['not-applicable']}
        onChange={(id) => setReason(NOT_APPLICABLE_REASONS.find((entry) => entry === id) ?? null)}
      />
    </Question>
  );
}

export function OwnerDialog({
  ids,
  owners,
  onClose,
}: {
  readonly ids: ReadonlySet<number>;
  readonly owners: readonly string[];
  readonly onClose: () => void;
}) {
  const { worklist: text } = useWorklistWords();
  const [owner, setOwner] = useState('');
  const [problem, setProblem] = useState<OwnerProblem | null>(null);
  const write = (value: string) => {
    setOwner(value);
    setProblem(null);
  };
  const save = async () => {
    const found = await setWorkOwner(ids, owner);
    setProblem(found);
    if (found === null) onClose();
  };
  return (
    <Question title={text.ownerTitle(ids.size)} isReady onSave={() => void save()} onClose={onClose}>
      <TextField label={text.owner} value={owner} onChange={write} placeholder={text.ownerExample} />
      {problem === null ? null : (
        <p className="work-problem" role="alert">
          {text.ownerProblems[problem]}
        </p>
      )}
      {owners.length === 0 ? null : (
        <div className="work-chips">
          {owners.map((name) => (
            <button key={name} type="button" className="work-chip" onClick={() => write(name)}>
              {name}
            </button>
          ))}
        </div>
      )}
    </Question>
  );
}

export function DueDialog({ ids, onClose }: { readonly ids: ReadonlySet<number>; readonly onClose: () => void }) {
  const { worklist: text } = useWorklistWords();
  const [dueOn, setDueOn] = useState('');
  return (
    <Question
      title={text.dueTitle(ids.size)}
      isReady={dueOn === '' || isIsoDate(dueOn)}
      onSave={() => {
        setWorkDue(ids, dueOn === '' ? null : dueOn);
        onClose();
      }}
      onClose={onClose}
    >
      <DateInput label={text.dueOn} value={dueOn} onChange={setDueOn} />
    </Question>
  );
}
