import { useEffect } from 'react';
import { ACCEPTED_FILES } from '../../components/accepted-files.ts';
import { Button } from '../../components/button.tsx';
import { FileChooser } from '../../components/file-chooser.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { pickName } from '../../locales/format.ts';
import { openBundled, removeOwn, showOwn } from '../../state/dataset-actions.ts';
import { OWN_DATASET_ID } from '../../state/dataset-state.ts';
import { useAtlas } from '../../state/store.ts';
import { openDropped } from '../../state/workspace-actions.ts';
import { SheetSettings } from './import/sheet-settings.tsx';
import { WorkspaceFile } from './workspace-file.tsx';
import './data.css';

/** How the foreign file on the screen is read, or else own files and the bundled datasets. */
export function DataPanel() {
  const run = useAtlas((state) => state.imports.run);
  return run !== null && run.phase === 'mapping' ? <SheetSettings run={run} /> : <Datasets />;
}

function Datasets() {
  const messages = useMessages();
  const language = useLanguage();
  const services = useAtlas((state) => state.services);
  const activeId = useAtlas((state) => state.activeId);
  const own = useAtlas((state) => state.datasets[OWN_DATASET_ID]);
  // Who looks at the data is about to choose a file.
  useEffect(() => services?.expectFile(), [services]);
  return (
    <>
      <Section title={messages.data.own}>
        <FileChooser accept={ACCEPTED_FILES} onFiles={(files) => void openDropped(files)} />
        {own === undefined ? null : (
          <div className="data-own">
            <button
              type="button"
              className="data-own-name"
              aria-current={activeId === OWN_DATASET_ID ? 'true' : undefined}
              onClick={showOwn}
            >
              {pickName(language, own.manifest.title.zh, own.manifest.title.en)}
            </button>
            <Button kind="link" onPress={() => void removeOwn()}>
              {messages.data.remove}
            </Button>
          </div>
        )}
      </Section>
      <WorkspaceFile />
      <Section title={messages.data.bundled}>
        <ul className="data-list">
          {services?.bundled.map((manifest) => (
            <li key={manifest.id}>
              <button
                type="button"
                className="data-item"
                aria-current={manifest.id === activeId ? 'true' : undefined}
                onClick={() => void openBundled(manifest.id)}
              >
                <span className="data-item-title">{pickName(language, manifest.title.zh, manifest.title.en)}</span>
                <span className="data-item-note">{pickName(language, manifest.subtitle.zh, manifest.subtitle.en)}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="data-mark">{messages.marks.simulated}</p>
      </Section>
    </>
  );
}
