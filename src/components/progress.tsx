import { Button } from './button.tsx';
import { useMessages } from './locale-context.tsx';
import './progress.css';

export interface ProgressProps {
  readonly title: string;
  readonly stage: string;
  readonly rowsDone?: number;
  /** Null while unknown: the bar then only moves. */
  readonly rowsTotal?: number | null;
  /** 0–1 where rows are not what is counted. */
  readonly share?: number | null;
  readonly secondsLeft?: number;
  readonly onCancel?: () => void;
}

export function Progress({ title, stage, rowsDone = 0, rowsTotal = null, share = null, secondsLeft, onCancel }: ProgressProps) {
  const messages = useMessages();
  const fraction = rowsTotal === null || rowsTotal === 0 ? share : Math.min(1, rowsDone / rowsTotal);
  const status = [
    stage,
    ...(rowsDone > 0 || rowsTotal !== null ? [messages.data.rowsRead(rowsDone, rowsTotal)] : []),
    ...(secondsLeft === undefined ? [] : [messages.common.progressTimeLeft(secondsLeft)]),
  ].join(' · ');
  return (
    <div className="progress">
      <span className="progress-title">{title}</span>
      {onCancel === undefined ? <span /> : <Button onPress={onCancel}>{messages.common.cancel}</Button>}
      <div
        className="progress-track"
        role="progressbar"
        aria-label={title}
        aria-valuetext={status}
        {...(fraction === null
          ? { 'data-indeterminate': '' }
          : { 'aria-valuenow': Math.round(fraction * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 })}
      >
        <div className="progress-bar" style={fraction === null ? undefined : { width: `${fraction * 100}%` }} />
      </div>
      <span className="progress-status">{status}</span>
    </div>
  );
}
