import { useRef } from 'react';
import { Button } from './button.tsx';
import { useMessages } from './locale-context.tsx';
import './drop-target.css';

/** Where files can be chosen by hand, and where it says that they can be dropped. */
export function FileChooser({ accept, onFiles }: { readonly accept: string; readonly onFiles: (files: readonly File[]) => void }) {
  const messages = useMessages();
  const inputRef = useRef<HTMLInputElement>(null);
  return (
    <div className="drop-zone">
      <p className="drop-zone-title">{messages.data.dropTitle}</p>
      <p className="caption">{messages.data.dropHint}</p>
      <Button onPress={() => inputRef.current?.click()}>{messages.data.openOwn}</Button>
      <input
        ref={inputRef}
        className="visually-hidden"
        type="file"
        multiple
        accept={accept}
        tabIndex={-1}
        aria-label={messages.data.openOwn}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was corrected.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </div>
  );
}
