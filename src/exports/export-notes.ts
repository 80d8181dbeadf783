import type { Messages } from '../locales/messages.ts';

export interface ExportContext {
  readonly title: string;
  readonly dataset: string;
  /** Name and, where it has one, the note of the definition set. */
  readonly definition: string;
  readonly asOf: string;
  /** The filter in words; '' for none. */
  readonly filter: string;
  readonly isSynthetic: boolean;
  /** The list proposes something: the sentence about approval is printed. */
  readonly isProposal: boolean;
}

/** What every exported table says about itself, in the order in which it is printed. */
export function exportNotes(messages: Messages, context: ExportContext, rows: number): readonly (readonly [string, string])[] {
  const text = messages.exportsText;
  return [
    [text.title, context.title],
    [text.dataset, context.dataset],
    ...(context.isSynthetic ? [[text.mark, messages.marks.simulated] as const] : []),
    [text.definition, context.definition],
    [text.date, context.asOf],
    [text.filter, context.filter === '' ? text.filterNone : context.filter],
    [text.rows, String(rows)],
    ...(context.isProposal ? [[text.proposal, messages.marks.proposal] as const] : []),
    [messages.common.unknown, text.unknownNote],
    [messages.common.source, text.producedBy],
  ];
}

/** The same as lines above a CSV would break its reading; they stand after the table, behind one empty row. */
export function csvTail(notes: readonly (readonly [string, string])[], columns: number): readonly (readonly string[])[] {
  const pad = (cells: readonly string[]) => [...cells, ...Array.from({ length: Math.max(0, columns - cells.length) }, () => '')];
  return [pad([]), ...notes.map(([item, content]) => pad([`${item}: ${content}`]))];
}
