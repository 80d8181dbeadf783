import { type ComponentType, lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { DropTarget } from '../components/drop-target.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { useMessages } from '../components/locale-context.tsx';
import { Panel } from '../components/panel.tsx';
import { useAtlas } from '../state/store.ts';
import { WORKSPACE_IDS } from '../state/view.ts';
import { openDropped } from '../state/workspace-actions.ts';
import { CommandPalette } from './command-palette.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { FilePicker, pickFiles } from './file-picker.tsx';
import { HeadlineStrip } from './headline-strip.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import type { LaunchOptions } from './launch-options.ts';
import { LoadingStatus } from './loading-status.tsx';
import { Notices } from './notices.tsx';
import { Rail } from './rail.tsx';
import { EmptyStage } from './stage/empty-stage.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { useWorkspace } from './use-workspace.ts';
import { WorkspaceQuestion } from './workspace-question.tsx';
import './shell.css';

/** Asked for at once, beside the database; the shell does not wait for the map's libraries. */
const mapStage = import('./stage/map-stage.tsx').then((module) => ({ default: module.MapStage }));
const MapStage = lazy(() => mapStage);

/** The frame: top bar, rail, the workspace's panel, the map that never reloads, the inspector. */
export function Shell({ launch }: { readonly launch: LaunchOptions }) {
  const messages = useMessages();
  const bootError = useAtlas((state) => state.bootError);
  const theme = useAtlas((state) => state.theme);
  const workspaceId = useAtlas((state) => state.view.workspace);
  const isPlacing = useAtlas((state) => state.placing !== null);
  const workspace = useWorkspace(workspaceId);
  // Figures of the open dataset beside a list that is not in it yet would be taken for the list's.
  const isImporting = useAtlas(({ imports }) => workspaceId === 'data' && imports.run !== null && imports.run.phase !== 'report');
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const goTo = useCallback((index: number) => {
    const id = WORKSPACE_IDS[index];
    if (id !== undefined) {
      useAtlas.getState().transact('workspace', (draft) => {
        draft.workspace = id;
      });
    }
  }, []);
  useShortcuts(
    useMemo(
      () => ({
        undo: () => useAtlas.getState().undo(),
        redo: () => useAtlas.getState().redo(),
        palette: () => setPaletteOpen(true),
        help: () => setHelpOpen(true),
        open: pickFiles,
        workspace: goTo,
        clear: clearSelection,
      }),
      [goTo],
    ),
  );
  useEffect(() => {
    const expect = () => useAtlas.getState().services?.expectFile();
    window.addEventListener('dragenter', expect);
    return () => window.removeEventListener('dragenter', expect);
  }, []);
  useEffect(() => {
    document.title = `${messages.app.title} · ${messages.app.workspaces[workspaceId]}`;
  }, [messages, workspaceId]);
  const { Panel: WorkspacePanel, Drawer, Details, Overview, Main, Overlay } = workspace ?? {};
  return (
    <div className="shell">
      <TopBar onPalette={() => setPaletteOpen(true)} onHelp={() => setHelpOpen(true)} />
      <Rail />
      <div className="shell-body" data-workspace={workspace?.id}>
        {theme === 'big' ? null : (
          <Panel id="atlas:panel" title={messages.app.workspaces[workspaceId]} side="left" size={300} minSize={240} maxSize={520}>
            <Slot component={WorkspacePanel} />
          </Panel>
        )}
        <main className="shell-center">
          {bootError === null ? null : (
            <div className="shell-boot-error">
              <ErrorMessage error={bootError} />
            </div>
          )}
          {isImporting ? null : <HeadlineStrip />}
          <div className="stage">
            <ErrorBoundary>
              <Suspense fallback={null}>
                <MapStage gpu={launch.gpu} />
              </Suspense>
            </ErrorBoundary>
            <EmptyStage />
            {Overlay === undefined ? null : (
              <div className="stage-main" data-over-map="">
                <Slot component={Overlay} />
              </div>
            )}
            {Main === undefined ? null : (
              <div className="stage-main" {...(isPlacing ? { 'data-over-map': '' } : {})}>
                <Slot component={Main} />
              </div>
            )}
            <LoadingStatus />
          </div>
          {Drawer === undefined ? null : <Slot component={Drawer} />}
        </main>
        {theme === 'big' || Main !== undefined ? null : <Inspector Details={Details} Overview={Overview} />}
      </div>
      <DropTarget onFiles={(files) => void openDropped(files)} />
      <FilePicker />
      <Notices />
      <CommandPalette isOpen={paletteOpen} onClose={() => setPaletteOpen(false)} />
      <WorkspaceQuestion />
      <KeyboardHelp isOpen={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

/** A part of a workspace; a failure inside it leaves the rest of the screen alone. */
function Slot({ component: Part }: { readonly component: ComponentType | undefined }): ReactNode {
  if (Part === undefined) return null;
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <Part />
      </Suspense>
    </ErrorBoundary>
  );
}

function clearSelection(): void {
  const { view, transact, patch, tool } = useAtlas.getState();
  if (tool !== 'pan') patch({ tool: 'pan' });
  else if (view.selection !== null) {
    transact('selection', (draft) => {
      draft.selection = null;
    });
  }
}
