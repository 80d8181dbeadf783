import { useMessages } from '../components/locale-context.tsx';
import { Progress } from '../components/progress.tsx';
import { useAtlas } from '../state/store.ts';

/** What is under way: the start of the engine, or a file being read, with its cancel. */
export function LoadingStatus() {
  const messages = useMessages();
  const job = useAtlas((state) => state.job);
  const booting = useAtlas((state) => state.services === null && state.bootError === null);
  // The opening view is whole without the tables; any other waits for them.
  const isWaiting = useAtlas((state) => state.tablesPending && state.view.workspace !== 'explore');
  if (booting || (isWaiting && job === null)) {
    return (
      <div className="stage-status">
        <Progress title={messages.app.loadingEngine} stage={messages.common.loading} rowsDone={0} rowsTotal={null} />
      </div>
    );
  }
  if (job === null) return null;
  return (
    <div className="stage-status">
      <Progress
        title={messages.app.loadingDataset(job.title)}
        stage={messages.data.stages[job.progress?.stage ?? 'opening']}
        rowsDone={job.progress?.rowsDone ?? 0}
        rowsTotal={job.progress?.rowsTotal ?? null}
        {...(job.abort === null ? {} : { onCancel: job.abort })}
      />
    </div>
  );
}
