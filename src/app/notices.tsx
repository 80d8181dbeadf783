import { ErrorMessage } from '../components/error-message.tsx';
import { useMessages } from '../components/locale-context.tsx';
import { ToastList } from '../components/toast-list.tsx';
import { useAtlas } from '../state/store.ts';

const DONE_MS = 6_000;

/** What finished and what failed, at the corner; failures stay until they are closed. */
export function Notices() {
  const messages = useMessages();
  const notices = useAtlas((state) => state.notices);
  const dismiss = useAtlas((state) => state.dismiss);
  const toasts = notices.map((notice) => ({
    id: notice.id,
    content:
      notice.error !== null ? (
        <ErrorMessage error={notice.error} />
      ) : (
        <span>{[messages.notices[notice.messageKey ?? 'loaded'], notice.subject].filter(Boolean).join(' · ')}</span>
      ),
    ...(notice.error === null ? { lastsMs: DONE_MS } : {}),
  }));
  return <ToastList toasts={toasts} onDismiss={dismiss} />;
}
