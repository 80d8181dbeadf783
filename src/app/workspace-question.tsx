import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useLanguage, useMessages } from '../components/locale-context.tsx';
import { formatCount } from '../locales/format.ts';
import { tableDefinition } from '../model/tables.ts';
import { answerWorkspace, saveWorkspace } from '../state/workspace-actions.ts';
import { useWorkspaceFile } from '../state/workspace-state.ts';

/** A workspace file that was read and would replace what is here: a person decides, and can take what is here out first. */
export function WorkspaceQuestion() {
  const { data: words, common } = useMessages();
  const language = useLanguage();
  const question = useWorkspaceFile((state) => state.question);
  const isSaving = useWorkspaceFile((state) => state.isSaving);
  const tables = (question?.contents.manifest.tables ?? []).map(({ table, rows }) => {
    const definition = tableDefinition(table);
    return `${language === 'en' ? definition.en : definition.zh} ${formatCount(rows)}`;
  });
  return (
    <Dialog
      title={words.workspaceAsk(question?.file.name ?? '')}
      isOpen={question !== null}
      onClose={() => void answerWorkspace(false)}
      actions={
        <>
          <Button onPress={() => void answerWorkspace(false)}>{common.cancel}</Button>
          <Button isDisabled={isSaving} onPress={() => void saveWorkspace()}>
            {isSaving ? words.workspaceSaving : words.workspaceSaveFirst}
          </Button>
          <Button kind="primary" isDisabled={isSaving} onPress={() => void answerWorkspace(true)}>
            {words.workspaceReplace}
          </Button>
        </>
      }
    >
      <p>{words.workspaceAskText}</p>
      <p className="caption">{words.workspaceAskTables(tables.join(common.listSeparator))}</p>
    </Dialog>
  );
}
