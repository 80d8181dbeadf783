import { filterWords, type PlaceNamer } from '../locales/filter-words.ts';
import { pickName } from '../locales/format.ts';
import type { Language, Messages } from '../locales/messages.ts';
import type { DatasetManifest } from '../model/dataset.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { ExportNotes } from '../model/export-file.ts';
import type { Filter } from '../model/filter.ts';

export interface ExportContext {
  readonly title: string;
  readonly dataset: string;
  /** Name and, where it has one, the note of the definition set; '' where nothing is counted by one. */
  readonly definition: string;
  readonly asOf: string;
  /** The filter in words; '' for none. */
  readonly filter: string;
  /** The filter in words once the names of its places are known. */
  readonly filterBy?: (nameOf: PlaceNamer) => string;
  readonly isSynthetic: boolean;
  /** The list proposes something: the sentence about approval is printed. */
  readonly isProposal: boolean;
  /** Enterprises that are hidden on purpose and therefore left out; 0 where the list leaves none out or does not count them. */
  readonly suppressed?: number;
}

/** What an export of the open dataset says of itself, under the definition and the filter in force. */
export function contextOf(
  messages: Messages,
  language: Language,
  dataset: { readonly manifest: DatasetManifest; readonly asOf: string },
  view: { readonly definition: DefinitionSet; readonly filter: Filter },
): Omit<ExportContext, 'title' | 'isProposal'> {
  const { definition, filter } = view;
  return {
    dataset: pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en),
    definition: pickName(language, definition.name.zh, definition.name.en),
    asOf: dataset.asOf,
    filter: filterWords(messages, filter),
    filterBy: (nameOf) => filterWords(messages, filter, nameOf),
    isSynthetic: dataset.manifest.isSynthetic,
  };
}

/** What every exported table says about itself, in the order in which it is printed. */
export function noteItems(messages: Messages, context: ExportContext, rows: number): readonly (readonly [string, string])[] {
  const text = messages.exportsText;
  const { suppressed = 0 } = context;
  return [
    [text.title, context.title],
    [text.dataset, context.dataset],
    ...(context.isSynthetic ? [[text.mark, messages.marks.simulated] as const] : []),
    ...(context.definition === '' ? [] : [[text.definition, context.definition] as const]),
    [text.date, context.asOf],
    [text.filter, context.filter === '' ? text.filterNone : context.filter],
    [text.rows, String(rows)],
    ...(suppressed === 0 ? [] : [[text.suppressed, String(suppressed)] as const]),
    ...(context.isProposal ? [[text.proposal, messages.marks.proposal] as const] : []),
    [messages.common.unknown, text.unknownNote],
    [messages.common.source, text.producedBy],
  ];
}

export function exportNotes(messages: Messages, context: ExportContext, rows: number): ExportNotes {
  const text = messages.exportsText;
  return {
    sheetData: text.sheetData,
    sheetNotes: text.sheetNotes,
    header: [text.noteItem, text.noteContent],
    items: noteItems(messages, context, rows),
    tooLong: text.tooLong,
  };
}

/**
 * What the name of a file says: title, dataset, date, and in a word whether the rows are filtered, a proposal, made up. A bare CSV
 * has no other place for it.
 */
export function nameParts(messages: Messages, context: ExportContext): readonly string[] {
  const text = messages.exportsText;
  return [
    context.title,
    context.dataset,
    context.asOf,
    context.filter === '' ? '' : text.nameFiltered,
    context.isProposal ? text.nameProposal : '',
    context.isSynthetic ? messages.marks.simulatedShort : '',
  ];
}
