import { type FieldId, fieldOfTable } from '../model/fields.ts';
import type { RuleCount } from '../model/import-outcome.ts';
import type { FilePreview, SheetProblem } from '../model/import-preview.ts';
import { type TableName, tableDefinition } from '../model/tables.ts';
import { type Language, type Messages, messagesFor } from './messages.ts';
import { termOf } from './term.ts';

/** Sentences of what intake says in codes. */

export function tableTitle(language: Language, table: TableName): string {
  const { zh, en } = tableDefinition(table);
  return language === 'en' ? en : zh;
}

/** The name of a field; «不读入» for none. */
export function fieldTitle(language: Language, table: TableName, field: FieldId | null): string {
  if (field === null) return messagesFor(language).imports.unread;
  const definition = fieldOfTable(table, field);
  return definition === null ? field : language === 'en' ? definition.en : definition.zh;
}

/** A few codes are both a repair and a reason; which one is meant follows from what was done. */
export function ruleSentence(messages: Messages, { rule, effect }: Pick<RuleCount, 'rule' | 'effect'>): string {
  const { rules, repairs, reasons } = messages.importCodes;
  const [first, second] = effect === 'emptied' || effect === 'refused' ? [reasons, repairs] : [repairs, reasons];
  const lists: readonly Readonly<Record<string, string>>[] = [rules, first, second];
  return lists.map((list) => list[rule]).find((sentence) => sentence !== undefined) ?? rule;
}

/** What a decoder left or repaired, with the sheet or archive entry it speaks of. */
export function noteSentence(messages: Messages, note: FilePreview['notes'][number]): string {
  const { notes, noteAt, noteOther } = messages.imports;
  const sentences: Readonly<Record<string, (count: string, row: string) => string>> = notes;
  const param = (name: string) => String(note.params[name] ?? '');
  const sentence = sentences[note.code]?.(param('count'), param('row')) ?? noteOther(note.code);
  const where = [param('entry'), param('sheet'), param('type')].filter((part) => part !== '').join(' · ');
  return where === '' ? sentence : noteAt(where, sentence);
}

export function problemSentence(language: Language, table: TableName, problem: SheetProblem): string {
  const messages = messagesFor(language);
  const { problem: words, or } = messages.imports;
  switch (problem.code) {
    case 'roster':
      return words.roster(problem.headers.slice(0, 4).join(messages.common.listSeparator));
    case 'required-missing':
      return words['required-missing'](problem.fields.map((field) => fieldTitle(language, table, field)).join(or));
    case 'field-twice':
      return words['field-twice'](fieldTitle(language, table, problem.field));
    case 'no-rows':
    case 'datum-open':
      return words[problem.code]();
  }
}

/** A value as it will be stored, in words where it is a code. */
export function readWords(messages: Messages, table: TableName, field: FieldId | null, read: string): string {
  const kind = field === null ? undefined : fieldOfTable(table, field)?.kind;
  const { terms, imports, common } = messages;
  switch (kind) {
    case 'flag':
      return read === 'true' || read === '是' ? imports.yes : read === 'false' || read === '否' ? imports.no : read;
    case 'ownership':
      return termOf(terms.ownerships, read, read);
    case 'org-type':
      return termOf(terms.orgTypes, read, read);
    case 'size-class':
      return termOf(terms.sizes, read, read);
    case 'tags':
      return read
        .split('、')
        .map((tag) => termOf(terms.tags, tag, tag))
        .join(common.listSeparator);
    case 'formation':
      return read === 'SINGLE' ? terms.rungs.single : read === 'JOINT' ? terms.rungs.joint : read;
    default:
      return read;
  }
}
