import { useMessages } from '../components/locale-context.tsx';
import { useAtlas } from '../state/store.ts';
import { WORKSPACES } from './workspace-registry.ts';

/** The left rail: seven workspaces over one map. */
export function Rail() {
  const messages = useMessages();
  const current = useAtlas((state) => state.view.workspace);
  const transact = useAtlas((state) => state.transact);
  return (
    <nav className="rail" aria-label={messages.app.railLabel}>
      {WORKSPACES.map(({ id, Icon }, index) => (
        <button
          key={id}
          type="button"
          className="rail-item"
          aria-current={id === current ? 'page' : undefined}
          title={`${messages.app.workspaceQuestions[id]} (Alt+${index + 1})`}
          onClick={() =>
            transact('workspace', (draft) => {
              draft.workspace = id;
            })
          }
        >
          <Icon size={22} strokeWidth={1.6} aria-hidden="true" />
          <span>{messages.app.workspaces[id]}</span>
        </button>
      ))}
    </nav>
  );
}
