import { Button } from './button.tsx';
import './empty-state.css';

/** One sentence and at most one action. */
export function EmptyState({
  sentence,
  action,
  onAction,
}: {
  readonly sentence: string;
  readonly action?: string;
  readonly onAction?: () => void;
}) {
  return (
    <div className="empty-state">
      <p>{sentence}</p>
      {action === undefined || onAction === undefined ? null : <Button onPress={onAction}>{action}</Button>}
    </div>
  );
}
