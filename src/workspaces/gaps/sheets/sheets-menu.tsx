import { useState } from 'react';
import { MenuButton } from '../../../components/menu-button.tsx';
import { ExportSheetsDialog } from './export-sheets-dialog.tsx';
import { LedgerDialog } from './ledger-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { TemplateDialog } from './template-dialog.tsx';
import { useSheetWords } from './use-sheet-words.ts';

/** «清单与交办»: the worklist out as a workbook and back again, the template of task sheets, the ledger of exports. */
export function SheetsMenu() {
  const words = useSheetWords();
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <MenuButton
        label={words.menu}
        quiet
        entries={[
          { id: 'export', name: words.exportTitle, note: words.exportNote },
          { id: 'return', name: words.returnTitle, note: words.returnNote },
          { id: 'template', name: words.templateTitle, note: words.templateNote },
          { id: 'ledger', name: words.ledgerTitle, note: words.ledgerNote },
        ]}
        onAction={setOpen}
      />
      {open === 'export' ? <ExportSheetsDialog onClose={close} /> : null}
      {open === 'return' ? <ReturnDialog onClose={close} /> : null}
      {open === 'template' ? <TemplateDialog onClose={close} /> : null}
      {open === 'ledger' ? <LedgerDialog onClose={close} /> : null}
    </>
  );
}
