import writeXlsxFile, { type Cell, type Row, type Sheet } from 'write-excel-file/universal';
import type { Language } from '../locales/messages.ts';
import type { PlanDocument } from '../model/plan-document.ts';
import { defuse } from './csv.ts';
import { compareRows, membershipRows } from './plan-comparison.ts';
import { isRuled, methodItems, remarkWords } from './plan-method.ts';
import { type PlanOutput, type PlanView, planView } from './plan-view.ts';
import { groupColumns, leftOverColumns, type SheetColumn, unitColumns } from './plan-workbook-columns.ts';
import { freeName, headCell, markCell, textCell } from './workbook-cells.ts';
import { publicCounts } from './worklist-workbook-rows.ts';

export interface PlanWorkbook extends PlanOutput {
  /** One scenario, or several to be compared: the first is what the others are held against. */
  readonly documents: readonly PlanDocument[];
  /** Title, dataset, date, definition, filter, marks: as every export says of itself. */
  readonly notes: readonly (readonly [string, string])[];
}

/**
 * Scenarios as a workbook: overview, comparison, groups, units by group, left over, rules not kept, notes. Numbers stay numbers, unknown
 * is an empty cell, texts a spreadsheet could take for a formula are defused. A public workbook has sums of groups only.
 */
export async function planWorkbook(book: PlanWorkbook, language: Language): Promise<Blob> {
  const views = book.documents.map((document) => planView(document, book, language));
  const [first] = views;
  if (first === undefined) return writeXlsxFile([]).toBlob();
  const { books } = first.words;
  const { sheets } = books;
  const used = new Set<string>();
  const marks: Row[] = [
    ...(book.isInternal && book.level !== 'public' ? [[markCell(first.messages.marks.internal)]] : []),
    [markCell(first.messages.marks.proposal)],
  ];
  const tab = (name: string, widths: readonly number[], rows: readonly Row[]): Sheet<Blob> => ({
    sheet: freeName(name, used),
    stickyRowsCount: marks.length + 1,
    orientation: 'landscape',
    columns: widths.map((width) => ({ width })),
    data: [...marks, ...rows],
  });
  const of = (name: string, at: number): string => (views.length === 1 ? name : books.ofPlan(name, at + 1));
  const isPublic = book.level === 'public';
  const tabs = [
    ...(views.length > 1 && !isPublic ? [tab(sheets.compare, [30, ...views.flatMap(() => [20, 20])], compareRows(views))] : []),
    ...(views.length > 1 && book.level === 'working' ? [tab(sheets.membership, [34, ...views.map(() => 30)], membershipRows(views))] : []),
    ...views.flatMap((view, at) => [
      tab(of(sheets.overview, at), [30, 80], overviewRows(view)),
      tab(of(sheets.groups, at), ...table(view, groupColumns(view), view.groups, isPublic)),
      ...(isPublic ? [] : planTabs(view, at)),
    ]),
    tab(sheets.notes, [18, 90], noteRows(book, first)),
  ];
  return writeXlsxFile(tabs).toBlob();

  function planTabs(view: PlanView, at: number): readonly Sheet<Blob>[] {
    const placed = view.groups.flatMap((group) => group.units.map((unit, index) => ({ unit, group, number: index + 1, state: '' })));
    const left = view.leftOver.map((unit, index) => ({ unit, group: null, number: index + 1, state: books.leftOverState }));
    const out = view.excluded.map((unit, index) => ({ unit, group: null, number: index + 1, state: books.excludedState }));
    const { remarks } = view.document;
    return [
      tab(of(sheets.units, at), ...table(view, unitColumns(view), placed, false)),
      ...(left.length + out.length === 0
        ? []
        : [tab(of(sheets.leftOver, at), ...table(view, leftOverColumns(view), [...left, ...out], false))]),
      ...(remarks.length === 0 ? [] : [tab(of(remarkWords(view).sheet, at), isRuled(view) ? [30, 12, 90] : [30, 90], remarkRows(view))]),
    ];
  }
}

function overviewRows(view: PlanView): readonly Row[] {
  const { books } = view.words;
  const { items, columns } = books;
  const { scenario, document } = view;
  const isPublic = view.level === 'public';
  const counts: readonly (readonly [string, Cell])[] = [
    [items.groups, numberCell(view.groups.length)],
    ...(isPublic
      ? []
      : ([
          [items.placed, numberCell(view.groups.reduce((sum, { units }) => sum + units.length, 0))],
          [items.leftOver, numberCell(view.leftOver.length)],
          [items.excluded, numberCell(view.excluded.length)],
          [remarkWords(view).count, numberCell(document.remarks.length)],
        ] as const)),
  ];
  return [
    [columns.item, columns.content].map(headCell),
    [textCell(items.name), textCell(document.title)],
    [textCell(items.createdAt), textCell(scenario.createdAt)],
    [textCell(items.asOf), textCell(scenario.asOf)],
    [textCell(items.definition), textCell(scenario.definition.name[view.language === 'en' ? 'en' : 'zh'])],
    ...counts.map(([item, count]): Row => [textCell(item), count]),
    ...methodItems(view).map(([item, content]): Row => [textCell(item), wrapped(content)]),
  ];
}

function remarkRows(view: PlanView): readonly Row[] {
  const { books } = view.words;
  const names = new Map(view.groups.map(({ group, name }) => [group.id, name]));
  const hasRules = isRuled(view);
  return [
    (hasRules ? [books.columns.group, books.columns.strength, books.columns.rule] : [books.columns.group, books.columns.content]).map(
      headCell,
    ),
    ...view.document.remarks.map(
      ({ group, sentence, isBinding }): Row => [
        textCell(group === null ? books.wholePlan : (names.get(group) ?? '')),
        ...(hasRules ? [textCell(isBinding ? books.binding : books.usual)] : []),
        wrapped(sentence),
      ],
    ),
  ];
}

function noteRows({ notes, level }: PlanWorkbook, { messages, words }: PlanView): readonly Row[] {
  const items = [...notes, ...(level === 'public' ? [['', words.papers.publicNote] as const] : [])];
  return [
    [messages.exportsText.noteItem, messages.exportsText.noteContent].map(headCell),
    ...items.map(([item, content]): Row => [textCell(item), wrapped(content)]),
  ];
}

/** Widths and rows of a table with a total of what can be summed. Public: small counts hidden, and sums from which they would follow. */
function table<T>(view: PlanView, columns: readonly SheetColumn<T>[], rows: readonly T[], isPublic: boolean): [number[], Row[]] {
  const summed = columns.filter(({ isSummed }) => isSummed === true);
  const counts = rows.map((row) => summed.map(({ value }) => numberOf(value(row))));
  const hidden = isPublic
    ? publicCounts(
        counts.map((row) => row.map((count) => count ?? 0)),
        [],
      )
    : null;
  const cell = (column: SheetColumn<T>, row: T, at: number): Cell => {
    const value = column.value(row);
    const printed = hidden?.rows[at]?.[summed.indexOf(column)];
    if (printed === undefined || typeof printed === 'number' || value === null) return valueCell(value);
    return { type: String, value: printed === 'small' ? '<3' : '—', align: 'right' };
  };
  const total = (column: SheetColumn<T>, at: number): Cell => {
    if (at === 0) return { type: String, value: view.words.books.total, fontWeight: 'bold' };
    const place = summed.indexOf(column);
    const known = counts.flatMap((row) => row[place] ?? []);
    if (place < 0 || known.length === 0) return null;
    // What is not known adds nothing, and whoever knew the sum of the rest would not learn it.
    if (hidden !== null && (typeof hidden.totals[place] !== 'number' || known.length < counts.length))
      return { type: String, value: '—', align: 'right' };
    return numberCell(known.reduce((sum, count) => sum + count, 0));
  };
  return [
    columns.map(({ width }) => width),
    [
      columns.map(({ head }) => headCell(head)),
      ...rows.map((row, at) => columns.map((column) => cell(column, row, at))),
      ...(summed.length > 0 && rows.length > 0 ? [columns.map(total)] : []),
    ],
  ];
}

function valueCell(value: string | number | null): Cell {
  if (typeof value === 'string') return textCell(value);
  return value === null || !Number.isFinite(value) ? null : numberCell(value);
}

function numberOf(value: string | number | null): number | null {
  return typeof value === 'number' ? value : null;
}

function numberCell(value: number): Cell {
  return { type: Number, value };
}

function wrapped(content: string): Cell {
  return { type: String, value: defuse(content), wrap: true };
}
