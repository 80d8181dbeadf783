import { useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { WORKSPACE_EXTENSION } from '../../model/workspace-file.ts';
import { OWN_DATASET_ID } from '../../state/dataset-state.ts';
import { useAtlas } from '../../state/store.ts';
import { openDropped, saveWorkspace } from '../../state/workspace-actions.ts';
import { useWorkspaceFile } from '../../state/workspace-state.ts';

/** The whole workspace as one file, out and in. */
export function WorkspaceFile() {
  const { data: words } = useMessages();
  const hasOwn = useAtlas((state) => state.datasets[OWN_DATASET_ID] !== undefined);
  const isSaving = useWorkspaceFile((state) => state.isSaving);
  const inputRef = useRef<HTMLInputElement>(null);
  return (
    <Section title={words.workspaceFile}>
      <p className="caption">{words.workspaceHint}</p>
      {hasOwn ? null : <p className="caption">{words.workspaceNothing}</p>}
      <div className="data-workspace-file">
        <Button isDisabled={!hasOwn || isSaving} onPress={() => void saveWorkspace()}>
          {isSaving ? words.workspaceSaving : words.workspaceSave}
        </Button>
        <Button onPress={() => inputRef.current?.click()}>{words.workspaceOpen}</Button>
      </div>
      <input
        ref={inputRef}
        className="visually-hidden"
        type="file"
        accept={`.${WORKSPACE_EXTENSION}`}
        tabIndex={-1}
        aria-label={words.workspaceOpen}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again.
          event.target.value = '';
          if (files.length > 0) void openDropped(files);
        }}
      />
    </Section>
  );
}
