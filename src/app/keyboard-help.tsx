import { Dialog } from '../components/dialog.tsx';
import { useMessages } from '../components/locale-context.tsx';

export function KeyboardHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const messages = useMessages();
  const words = messages.app.shortcuts;
  const keys: readonly (readonly [string, string])[] = [
    ['Ctrl / ⌘ K', words.palette],
    ['Ctrl / ⌘ O', words.open],
    ['Ctrl / ⌘ Z', messages.common.undo],
    ['Ctrl / ⌘ Y', messages.common.redo],
    ['Ctrl / ⌘ Enter', messages.imports.importKey],
    ['Alt 1 – 7', words.workspaces],
    ['↑ ↓ ← →', words.map],
    ['+ −', words.zoom],
    ['Esc', words.clear],
    ['?', messages.app.keyboardHelp],
  ];
  return (
    <Dialog title={messages.app.keyboardHelp} isOpen={isOpen} onClose={onClose}>
      <dl className="keyboard-help">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
