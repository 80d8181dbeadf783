import type { ExportFormat } from '../model/export-file.ts';
import { Button } from './button.tsx';
import { useMessages } from './locale-context.tsx';
import { MenuButton } from './menu-button.tsx';

export interface ExportMenuProps {
  readonly formats: readonly ExportFormat[];
  /** What is exported, where several things on the screen can be. */
  readonly subject?: string;
  /** 0–100 while an export runs. */
  readonly progress: number | null;
  readonly onExport: (format: ExportFormat) => void;
  readonly onCancel: () => void;
}

/** «导出»: what a table can be saved as; while a file is written, how far it is and the way to stop it. */
export function ExportMenu({ formats, subject, progress, onExport, onCancel }: ExportMenuProps) {
  const { common, exportsText } = useMessages();
  const isBusy = progress !== null;
  return (
    <>
      {isBusy ? (
        <Button kind="quiet" onPress={onCancel}>
          {exportsText.exporting(progress)}
        </Button>
      ) : null}
      <MenuButton
        label={subject === undefined ? common.export : common.exportOf(subject)}
        quiet
        entries={formats.map((format) => ({
          id: format,
          name: exportsText.formats[format],
          note: exportsText.formatNotes[format],
          isDisabled: isBusy,
        }))}
        onAction={(id) => {
          const format = formats.find((entry) => entry === id);
          if (format !== undefined) onExport(format);
        }}
      >
        {common.export}
      </MenuButton>
    </>
  );
}
