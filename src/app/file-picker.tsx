import { useRef } from 'react';
import { ACCEPTED_FILES } from '../components/accepted-files.ts';
import { useMessages } from '../components/locale-context.tsx';
import { useAtlas } from '../state/store.ts';
import { openDropped } from '../state/workspace-actions.ts';

const ID = 'atlas-file-picker';

/** Opens the file chooser from anywhere: the keyboard, a menu, the data workspace. */
export function pickFiles(): void {
  useAtlas.getState().services?.expectFile();
  document.getElementById(ID)?.click();
}

export function FilePicker() {
  const messages = useMessages();
  const inputRef = useRef<HTMLInputElement>(null);
  return (
    <input
      id={ID}
      ref={inputRef}
      className="visually-hidden"
      type="file"
      multiple
      accept={ACCEPTED_FILES}
      tabIndex={-1}
      aria-label={messages.data.openOwn}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        // The same file may be chosen again after it was corrected.
        event.target.value = '';
        if (files.length > 0) void openDropped(files);
      }}
    />
  );
}
