import writeXlsxFile, { type Cell, type Row, type Sheet } from 'write-excel-file/universal';
import { ruleSentence } from '../locales/import-words.ts';
import type { Messages } from '../locales/messages.ts';
import { type MarkedSheet, writeMarker } from '../model/annotated-marker.ts';
import { APP_VERSION } from '../model/app-version.ts';
import type { AnnotatedSheet } from '../model/import-outcome.ts';
import { isPeriodTable } from '../model/period-ledger.ts';

const HEAD_COLOUR = '#F3EFE9';
const REFUSED_COLOUR = '#F9E3DF';
/** Characters. */
const WIDTHS = { number: 10, cell: 18, problem: 48, effect: 16, proposal: 24, item: 16, note: 96 };

type AnnotatedRow = AnnotatedSheet['rows'][number];

/**
 * The rows with a problem as their author wrote them, with what is wrong and what would be right: a sheet for each sheet of
 * the file that has such rows, and one that says how to go on and holds the marker by which the workbook is known when it comes
 * back. `period`: ISO date for which the list was loaded. Text a spreadsheet could take for a formula is defused.
 */
export async function annotatedWorkbook(
  messages: Messages,
  fileName: string,
  sheets: readonly AnnotatedSheet[],
  period: string | null = null,
): Promise<Blob> {
  const words = messages.annotated;
  const used = new Set<string>();
  const marked: MarkedSheet[] = [];
  const relations: string[] = [];
  const tabs: Sheet<Blob>[] = sheets
    .filter((sheet) => sheet.rows.length > 0)
    .map((sheet, at) => {
      const name = freeName(sheet.name === '' ? messages.imports.onlySheet : sheet.name, at, used);
      const headers = new Set(sheet.header);
      const own = (header: string): string => freeHeader(header, headers);
      const [number, key] = [own(words.rowNumber), own(words.keyHeader)];
      const remarks = [words.problem, words.outcome, words.proposal].map(own);
      const isPeriod = sheet.key !== null && isPeriodTable(sheet.table);
      if (sheet.key === null) relations.push(name);
      else {
        const columns = { numberHeader: number, keyHeader: key, remarkHeaders: remarks };
        marked.push({ name, table: sheet.table, key: sheet.key, ...columns, period: isPeriod ? period : null });
      }
      return {
        sheet: name,
        stickyRowsCount: 1,
        columns: [
          { width: WIDTHS.number },
          { width: WIDTHS.cell },
          ...sheet.header.map(() => ({ width: WIDTHS.cell })),
          { width: WIDTHS.problem },
          { width: WIDTHS.effect },
          { width: WIDTHS.proposal },
        ],
        data: [[number, key, ...sheet.header, ...remarks].map(headCell), ...sheet.rows.map((row) => annotatedRow(messages, row))],
      };
    });
  const notes: readonly (readonly [string, string])[] = [
    [words.sourceFile, fileName],
    [words.howTitle, words.how1],
    ['', words.how2],
    ...(marked.length > 0
      ? ([
          ['', words.how3],
          ['', words.how4],
        ] as const)
      : []),
    ...(relations.length > 0 ? ([['', words.howRelations(relations.join(messages.common.listSeparator))]] as const) : []),
    ['', words.maskedNote],
    ...(marked.length > 0 ? ([[words.marker, writeMarker({ sheets: marked }, APP_VERSION)]] as const) : []),
  ];
  const notesTab: Sheet<Blob> = {
    sheet: freeName(words.notesSheet, tabs.length, used),
    columns: [{ width: WIDTHS.item }, { width: WIDTHS.note }],
    data: [[words.noteItem, words.noteContent].map(headCell), ...notes.map((pair) => pair.map((text) => textCell(text)))],
  };
  return writeXlsxFile([...tabs, notesTab]).toBlob();
}

function annotatedRow(messages: Messages, row: AnnotatedRow): Row {
  const isRefused = row.problems.some(({ effect }) => effect === 'refused');
  const colour = isRefused ? REFUSED_COLOUR : undefined;
  const lines = row.problems.map((problem) => {
    const sentence = ruleSentence(messages, problem);
    return problem.header === '' ? sentence : messages.annotated.problemIn(problem.header, sentence);
  });
  const effects = [...new Set(row.problems.map(({ effect }) => messages.importCodes.effects[effect]))];
  const proposals = row.problems.flatMap(({ header, proposal }) =>
    proposal === null ? [] : [header === '' ? proposal : messages.annotated.problemIn(header, proposal)],
  );
  return [
    { type: Number, value: row.number, ...(colour === undefined ? {} : { backgroundColor: colour }) },
    textCell(row.key ?? '', colour),
    ...row.cells.map((text) => textCell(text, colour)),
    ...[lines, effects, proposals].map((parts) => textCell(parts.join('\n'), colour)),
  ];
}

function headCell(value: string): Cell {
  return { type: String, value: defuse(value), fontWeight: 'bold', backgroundColor: HEAD_COLOUR, wrap: true };
}

/** Coloured rows are coloured where they are empty, too. */
function textCell(text: string, colour?: string): Cell {
  if (text === '') return colour === undefined ? null : { backgroundColor: colour };
  return { type: String, value: defuse(text), wrap: true, ...(colour === undefined ? {} : { backgroundColor: colour }) };
}

/** What would run as a formula once its cell is edited. Bare dashes and signed numbers do not, and must come back as they are. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d\s.,%]*$))/;

function defuse(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A header that no column of the list has: the workbook's own are known by it. */
function freeHeader(wanted: string, taken: Set<string>): string {
  let free = wanted;
  for (let at = 2; taken.has(free); at += 1) free = `${wanted} ${at}`;
  taken.add(free);
  return free;
}

/** A name that a workbook takes: 31 characters, none of `\ / * ? : [ ]`, once only. */
function freeName(name: string, at: number, used: Set<string>): string {
  const plain = name.replace(/[\\/*?:[\]]/g, ' ').trim();
  const wanted = (plain === '' ? String(at + 1) : plain).slice(0, 31);
  const free = used.has(wanted.toLowerCase()) ? `${wanted.slice(0, 27)} ${at + 1}` : wanted;
  used.add(free.toLowerCase());
  return free;
}
