import { EmptyState } from '../../components/empty-state.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { pickFiles } from '../file-picker.tsx';

/** Where the map will be, while nothing is open: what can be done, and what must not be. */
export function EmptyStage() {
  const messages = useMessages();
  const dataset = useActiveDataset();
  const waits = useAtlas((state) => state.started && state.job === null);
  if (dataset !== null || !waits) return null;
  return (
    <div className="stage-empty">
      <h2>{messages.data.dropTitle}</h2>
      <EmptyState sentence={messages.data.dropHint} action={messages.data.openOwn} onAction={pickFiles} />
      <p>{messages.app.startNotice}</p>
    </div>
  );
}
