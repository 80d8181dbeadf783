import { readWords } from '../../../locales/import-words.ts';
import type { Messages } from '../../../locales/messages.ts';
import type { FieldId } from '../../../model/fields.ts';
import type { CellPreview } from '../../../model/import-preview.ts';
import type { TableName } from '../../../model/tables.ts';

export interface CellWords {
  /** What the cell of the preview shows. */
  readonly shown: string;
  /** What was changed or what is wrong, with the reason; null where it is read as it stands. */
  readonly note: string | null;
}

/** A cell of data as it will be read, in words. */
export function cellWords(messages: Messages, table: TableName, field: FieldId | null, cell: CellPreview): CellWords {
  const { imports, importCodes } = messages;
  switch (cell.kind) {
    case 'plain':
      return { shown: cell.text, note: null };
    case 'dropped':
      return { shown: '■■■', note: imports.droppedCell };
    case 'empty':
      return cell.repair === null
        ? { shown: '', note: null }
        : { shown: imports.unknownCell, note: imports.emptied(cell.text, importCodes.repairs[cell.repair]) };
    case 'unreadable':
      return { shown: cell.text, note: imports.unreadable(cell.text, importCodes.reasons[cell.reason]) };
    case 'value': {
      const shown = readWords(messages, table, field, cell.read);
      return { shown, note: cell.repair === null ? null : imports.repaired(cell.text, shown, importCodes.repairs[cell.repair]) };
    }
  }
}
