import { ErrorMessage } from '../components/error-message.tsx';
import { useMessages } from '../components/locale-context.tsx';
import { ToastList } from '../components/toast-list.tsx';
import { OWN_DATASET_ID } from '../state/dataset-state.ts';
import { useAtlas } from '../state/store.ts';
import { saveWorkspace } from '../state/workspace-actions.ts';

const DONE_MS = 6_000;

/** What finished and what failed, at the corner; failures stay until they are closed. */
export function Notices() {
  const messages = useMessages();
  const notices = useAtlas((state) => state.notices);
  const dismiss = useAtlas((state) => state.dismiss);
  const hasOwn = useAtlas((state) => state.datasets[OWN_DATASET_ID] !== undefined);
  const toasts = notices.map((notice) => ({
    id: notice.id,
    content:
      notice.error !== null ? (
        <ErrorMessage error={notice.error} />
      ) : (
        <span>{[messages.notices[notice.messageKey ?? 'loaded'], notice.subject].filter(Boolean).join(' · ')}</span>
      ),
    ...(notice.error === null ? { lastsMs: DONE_MS } : {}),
    // What the device cannot keep can leave as a file.
    ...(hasOwn && (notice.error?.code === 'storage-full' || notice.error?.code === 'storage-denied')
      ? { action: { name: messages.data.workspaceSave, onPress: () => void saveWorkspace() } }
      : {}),
  }));
  return <ToastList toasts={toasts} onDismiss={dismiss} />;
}
