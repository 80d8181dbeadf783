import { fieldTitle } from '../../../locales/import-words.ts';
import type { Language } from '../../../locales/messages.ts';
import { type FieldId, fieldsOfTable } from '../../../model/fields.ts';
import type { SheetDraft } from '../../../state/import-state.ts';

export type FieldGroup = 'likely' | 'own' | 'linked' | 'none';

export interface FieldOption {
  readonly group: FieldGroup;
  readonly field: FieldId | null;
  readonly name: string;
  readonly isRequired: boolean;
  /** Header of another column that is read as this field already; null for none, and where several may be. */
  readonly usedBy: string | null;
}

/** Every field that a column of the sheet can mean: what is asked about first, then the table's own, then those linked by name. */
export function fieldOptions(language: Language, draft: SheetDraft, source: number): readonly FieldOption[] {
  const { table, columns } = draft.plan;
  const ask = draft.preview.asks.find((entry) => entry.code === 'column' && entry.source === source);
  const likely = ask?.code === 'column' ? ask.candidates.map(({ field }) => field) : [];
  const all = fieldsOfTable(table).map((definition): FieldOption => {
    const other = columns.find((column) => column.field === definition.id && column.source !== source);
    return {
      group: definition.column === null ? 'linked' : 'own',
      field: definition.id,
      name: fieldTitle(language, table, definition.id),
      isRequired: definition.isRequired,
      usedBy: definition.isRepeatable || other === undefined ? null : other.header,
    };
  });
  const first = likely.flatMap((field) => {
    const option = all.find((entry) => entry.field === field);
    return option === undefined ? [] : [{ ...option, group: 'likely' as const }];
  });
  const none: FieldOption = { group: 'none', field: null, name: fieldTitle(language, table, null), isRequired: false, usedBy: null };
  return [...first, ...all.filter(({ field }) => field === null || !likely.includes(field)), none];
}

/** Options whose name, id or group carries what was typed, whatever the case. */
export function searchOptions(options: readonly FieldOption[], typed: string): readonly FieldOption[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return options;
  const found = options.filter(({ name, field }) => `${name} ${field ?? ''}`.toLocaleLowerCase().includes(wanted));
  // What begins with the words typed is meant sooner than what only holds them.
  const begins = (option: FieldOption) => option.name.toLocaleLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}
