import { ImageDown, Keyboard, Languages, Maximize, Redo2, Search, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../components/icon-button.tsx';
import { useLanguage, useMessages } from '../components/locale-context.tsx';
import { pickName } from '../locales/format.ts';
import { AtlasError } from '../model/errors.ts';
import { openBundled, showOwn } from '../state/dataset-actions.ts';
import { OWN_DATASET_ID } from '../state/dataset-state.ts';
import { useAtlas } from '../state/store.ts';
import { useActiveDataset } from '../state/use-active.ts';
import { useHeadline } from '../state/use-headline.ts';
import { AsOfSelect } from './as-of-select.tsx';
import { DefinitionSelect } from './definition-select.tsx';

export interface TopBarProps {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
}

/** Name, dataset, date and definition set on the left; undo, language and full screen on the right. */
export function TopBar({ onPalette, onHelp }: TopBarProps) {
  const messages = useMessages();
  const language = useLanguage();
  const history = useAtlas((state) => state.history);
  const { undo, redo, patch } = useAtlas.getState();
  const dataset = useActiveDataset();
  return (
    <header className="shell-top top-bar">
      <span className="top-bar-title">{messages.app.title}</span>
      <span className="top-bar-rule" aria-hidden="true" />
      <DatasetSelect />
      <AsOfSelect />
      <DefinitionSelect />
      {dataset?.manifest.isSynthetic === true ? (
        <span className="top-bar-mark" title={messages.marks.simulated}>
          {messages.marks.simulated}
        </span>
      ) : null}
      <span className="top-bar-spacer" />
      <button type="button" className="top-bar-search" onClick={onPalette}>
        <Search size={15} aria-hidden="true" />
        <span>{messages.app.searchPlaceholder}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <IconButton label={messages.common.undo} icon={<Undo2 size={18} />} onPress={undo} isDisabled={history.past.length === 0} />
      <IconButton label={messages.common.redo} icon={<Redo2 size={18} />} onPress={redo} isDisabled={history.future.length === 0} />
      <span className="top-bar-rule" aria-hidden="true" />
      <PictureButton />
      <IconButton
        label={messages.common.switchLanguage}
        icon={<Languages size={18} />}
        onPress={() => patch({ language: language === 'en' ? 'zh-CN' : 'en' })}
      />
      <IconButton label={messages.app.keyboardHelp} icon={<Keyboard size={18} />} onPress={onHelp} />
      <IconButton label={messages.app.fullScreen} icon={<Maximize size={18} />} onPress={toggleFullScreen} />
    </header>
  );
}

function DatasetSelect() {
  const messages = useMessages();
  const language = useLanguage();
  const services = useAtlas((state) => state.services);
  const own = useAtlas((state) => state.datasets[OWN_DATASET_ID]);
  const activeId = useAtlas((state) => state.activeId);
  const name = own === undefined ? '' : pickName(language, own.manifest.title.zh, own.manifest.title.en);
  const ownTitle = name === messages.app.ownDataset ? name : `${messages.app.ownDataset} · ${name}`;
  return (
    <select
      className="top-bar-select top-bar-dataset"
      aria-label={messages.app.chooseDataset}
      value={activeId ?? ''}
      disabled={services === null}
      onChange={(event) => {
        const id = event.target.value;
        if (id === OWN_DATASET_ID) showOwn();
        else void openBundled(id);
      }}
    >
      {activeId === null ? <option value="">{messages.app.chooseDataset}</option> : null}
      {own === undefined ? null : <option value={OWN_DATASET_ID}>{ownTitle}</option>}
      {services?.bundled.map((manifest) => (
        <option key={manifest.id} value={manifest.id}>
          {pickName(language, manifest.title.zh, manifest.title.en)}
        </option>
      ))}
    </select>
  );
}

/** Large type on the whole screen; Escape leaves it as the browser does. */
function toggleFullScreen(): void {
  if (document.fullscreenElement === null) document.documentElement.requestFullscreen?.().catch(() => undefined);
  else void document.exitFullscreen();
}

/** The present view as a picture for a report. */
function PictureButton() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const { figures } = useHeadline();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const { view, notify } = useAtlas.getState();
    if (dataset === null || figures === null) return;
    setBusy(true);
    try {
      const { savePicture } = await import('../workspaces/present/save-picture.ts');
      await savePicture({ messages, language, dataset, definition: view.definition, filter: view.filter, figures, scale: 2 });
      notify({ kind: 'done', error: null, messageKey: 'exported', subject: messages.common.exportPng });
    } catch (cause) {
      const error = cause instanceof AtlasError ? cause : new AtlasError('export-failed', {}, { cause, details: String(cause) });
      notify({ kind: 'error', error, messageKey: null, subject: messages.common.exportPng });
    } finally {
      setBusy(false);
    }
  };
  return (
    <IconButton
      label={messages.common.exportPng}
      icon={<ImageDown size={18} />}
      onPress={() => void save()}
      isDisabled={dataset === null || figures === null || busy}
    />
  );
}
