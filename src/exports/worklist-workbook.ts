import writeXlsxFile, { type Cell, type Row, type Sheet } from 'write-excel-file/universal';
import type { Messages } from '../locales/messages.ts';
import type { SheetWords } from '../locales/sheet-words.ts';
import type { OutputLevel, SheetGrouping } from '../model/sheet-levels.ts';
import { defuse } from './csv.ts';
import { freeName, headCell, markCell, textCell } from './workbook-cells.ts';
import { COUNTED_CLASSES, groupCounts, type PublicCount, publicCounts, type RowGroup, type WorkbookRow } from './worklist-workbook-rows.ts';

export interface WorklistWorkbook {
  readonly level: OutputLevel;
  readonly grouping: SheetGrouping;
  /** Of 'report'; the working level always has names, the public one never. */
  readonly withNames: boolean;
  readonly isInternal: boolean;
  readonly groups: readonly RowGroup[];
  /** Lines of one task sheet a unit; empty for none. */
  readonly tasks: readonly { readonly name: string; readonly lines: readonly string[] }[];
  /** Title, dataset, date, definition, filter, marks: as every export says of itself. */
  readonly notes: readonly (readonly [string, string])[];
  readonly today: string;
}

/** Cells that a person fills in, and that are read back. */
const OPEN_COLOUR = '#FFFBF0';

/**
 * The worklist as a workbook: summary, a sheet for each unit, task sheets, notes. Texts a spreadsheet could take for a formula are
 * defused, dates are ISO texts, unknown is an empty cell.
 */
export async function worklistWorkbook(book: WorklistWorkbook, messages: Messages, words: SheetWords): Promise<Blob> {
  const used = new Set<string>();
  const internal = book.isInternal ? [[markCell(messages.marks.internal)]] : [];
  const named = book.level === 'working' || (book.level === 'report' && book.withNames);
  const tabs: Sheet<Blob>[] = [
    {
      sheet: freeName(words.summary, used),
      columns: [{ width: 30 }, ...Array.from({ length: 10 }, () => ({ width: 12 }))],
      data: [...internal, ...summaryRows(book, messages, words)],
    },
    ...(named ? book.groups.map((group) => groupTab(group, book, internal, words, used)) : []),
    ...(book.tasks.length > 0 && book.level !== 'public'
      ? [{ sheet: freeName(words.tasks, used), columns: [{ width: 100 }], data: [...internal, ...taskRows(book)] }]
      : []),
    {
      sheet: freeName(words.notes, used),
      columns: [{ width: 18 }, { width: 90 }],
      data: [...internal, ...noteRows(book, messages, words)],
    },
  ];
  return writeXlsxFile(tabs).toBlob();
}

function summaryRows({ groups, level, grouping, today }: WorklistWorkbook, { terms }: Messages, words: SheetWords): Row[] {
  const { counts } = words;
  const head = [
    words.group[grouping],
    counts.all,
    ...COUNTED_CLASSES.map((gapClass) => terms.gapClasses[gapClass]),
    counts.open,
    counts.overdue,
    counts.closed,
    counts.notApplicable,
  ].map(headCell);
  const exact = groups.map(({ rows }) => groupCounts(rows, today));
  const printed =
    level === 'public'
      ? publicCounts(exact)
      : { rows: exact, totals: head.slice(1).map((_, at) => exact.reduce((sum, row) => sum + (row[at] ?? 0), 0)) };
  const cell = (count: PublicCount): Cell =>
    typeof count === 'number'
      ? { type: Number, value: count }
      : { type: String, value: count === 'small' ? words.small : words.leftOut, align: 'right' };
  return [
    head,
    ...groups.map(({ name }, at): Row => [textCell(name), ...(printed.rows[at] ?? []).map(cell)]),
    [{ type: String, value: words.total, fontWeight: 'bold' }, ...printed.totals.map(cell)],
  ];
}

type ColumnId = keyof SheetWords['columns'];

const WIDTHS: Readonly<Record<ColumnId, number>> = {
  key: 12,
  name: 34,
  building: 22,
  place: 22,
  class: 12,
  rule: 28,
  measure: 40,
  members: 11,
  owner: 22,
  state: 12,
  due: 13,
  documentNo: 24,
  approvedOn: 13,
  note: 36,
};
const ALL_COLUMNS = Object.keys(WIDTHS) as readonly ColumnId[];
const REPORT_COLUMNS: readonly ColumnId[] = ['name', 'building', 'class', 'measure', 'owner', 'state', 'due'];
/** Columns that are read back. */
const OPEN_COLUMNS: readonly ColumnId[] = ['owner', 'state', 'due', 'documentNo', 'approvedOn', 'note'];

function groupTab({ name, rows }: RowGroup, book: WorklistWorkbook, internal: Row[], words: SheetWords, used: Set<string>): Sheet<Blob> {
  const columns = book.level === 'working' ? ALL_COLUMNS : REPORT_COLUMNS;
  return {
    sheet: freeName(name, used),
    stickyRowsCount: internal.length + 1,
    orientation: 'landscape',
    columns: columns.map((id) => ({ width: WIDTHS[id] })),
    data: [
      ...internal,
      columns.map((id) => headCell(words.columns[id])),
      ...rows.map((row) => columns.map((id) => rowCell(id, row, book.level === 'working' && OPEN_COLUMNS.includes(id)))),
    ],
  };
}

function rowCell(id: ColumnId, row: WorkbookRow, isOpen: boolean): Cell {
  if (id === 'members') return row.membersFull === null ? null : { type: Number, value: row.membersFull };
  const texts: Readonly<Record<Exclude<ColumnId, 'members'>, string>> = {
    key: row.key,
    name: row.name,
    building: row.building,
    place: row.place,
    class: row.className,
    rule: row.rule,
    measure: row.measure,
    owner: row.owner,
    state: row.stateName,
    due: row.dueOn ?? '',
    documentNo: row.documentNo,
    approvedOn: row.approvedOn ?? '',
    note: row.note,
  };
  const cell = textCell(texts[id]);
  return isOpen ? { ...cell, backgroundColor: OPEN_COLOUR } : cell;
}

function taskRows({ tasks }: WorklistWorkbook): Row[] {
  return tasks.flatMap(({ lines }, at) => [
    ...(at === 0 ? [] : [[null], [{ type: String, value: '· · ·', align: 'center' } as const], [null]]),
    ...lines.map((line, index): Row => {
      if (line.trim() === '') return [null];
      return [
        {
          type: String,
          value: defuse(line),
          wrap: true,
          ...(index === 0 ? { fontWeight: 'bold', fontSize: 14, align: 'center' } : {}),
        } as const,
      ];
    }),
  ]);
}

function noteRows(book: WorklistWorkbook, messages: Messages, words: SheetWords): Row[] {
  const items: (readonly [string, string])[] = [
    ...book.notes,
    [words.level, `${words.levels[book.level]}${messages.common.colon}${words.levelNotes[book.level]}`],
    ...(book.level === 'public' ? [['', words.publicNote] as const] : []),
    ...(book.level === 'working' ? [[words.howTitle, words.how] as const] : []),
  ];
  return [
    [messages.exportsText.noteItem, messages.exportsText.noteContent].map(headCell),
    ...items.map(([item, content]): Row => [textCell(item), { type: String, value: defuse(content), wrap: true }]),
  ];
}
