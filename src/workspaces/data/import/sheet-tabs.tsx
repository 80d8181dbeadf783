import { EyeOff } from 'lucide-react';
import { Checkbox } from '../../../components/checkbox.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { tableTitle } from '../../../locales/import-words.ts';
import { chooseSheet, showSheet } from '../../../state/import-edit.ts';
import { type ImportRun, openAsks, type SheetDraft } from '../../../state/import-state.ts';

/** The sheets of a file, each with the tick that lets it in; hidden ones say that they are. */
export function SheetTabs({ run }: { readonly run: ImportRun }) {
  const messages = useMessages();
  if (run.sheets.length < 2) return null;
  return (
    <ul className="import-sheets" aria-label={messages.imports.sheets}>
      {run.sheets.map((sheet, at) => (
        <li key={sheet.preview.index} className="import-sheet" {...(at === run.shown ? { 'data-shown': '' } : {})}>
          <SheetTab sheet={sheet} at={at} isShown={at === run.shown} />
        </li>
      ))}
    </ul>
  );
}

function SheetTab({ sheet, at, isShown }: { readonly sheet: SheetDraft; readonly at: number; readonly isShown: boolean }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.imports;
  const { preview, plan, isChosen } = sheet;
  const name = preview.name === '' ? words.onlySheet : preview.name;
  const open = isChosen ? openAsks(sheet).length + preview.problems.length : 0;
  return (
    <>
      <Checkbox
        name={words.takeSheetNamed(name)}
        hint={words.takeSheet}
        hideName
        isChecked={isChosen}
        onChange={(isTicked) => chooseSheet(at, isTicked)}
      />
      <button
        type="button"
        className="import-sheet-name"
        aria-current={isShown ? 'true' : undefined}
        title={preview.isHidden ? words.hiddenNote : name}
        onClick={() => showSheet(at)}
      >
        <span className="import-sheet-title">{name}</span>
        {preview.isHidden ? (
          <span className="import-sheet-hidden">
            <EyeOff size={12} aria-hidden="true" />
            {words.hidden}
          </span>
        ) : null}
        <span className="import-sheet-note">
          {isChosen ? `${tableTitle(language, plan.table)} · ${words.sheetHas(preview.dataRows)}` : words.sheetHas(preview.dataRows)}
        </span>
        {open === 0 ? null : <span className="import-badge">{open}</span>}
      </button>
    </>
  );
}
