import type { ArrowRows } from '../../../../src/engine/arrow-rows.ts';
import { type RawSheet, rowTexts } from '../../../../src/intake/raw-sheet.ts';
import { type FieldKind, fieldOfTable } from '../../../../src/model/fields.ts';
import type { AnnotatedSheet, ImportOutcome } from '../../../../src/model/import-outcome.ts';
import type { ImportPlan } from '../../../../src/model/import-plan.ts';
import type { FilePreview, SheetPreview } from '../../../../src/model/import-preview.ts';
import { isWholeName, nameIn } from './personal-markers.ts';
import { HEADER } from './seed-tables.ts';

/**
 * What holds of names when damage has torn them from their header. A number tells by itself that it is a person's; two to
 * four Han signs do not, since firms, buildings and organizations are called so as well. So:
 *
 * 1. No name in a message, an error, a note, a count, the name of a sheet, a preview's report.
 * 2. In a preview, in the annotated rows: no name that has a cell to itself, wherever it got to (above the header, in a row
 *    of remarks, in a column that is not read, in a cell that could not be read), except among the readable values of
 *    a column of words: names of units, places, remarks.
 * 3. In a header: no name that has its part of it to itself, unless half of the row is headers and none of it a value.
 * 4. A column of words of which four fifths are names is dropped, however its header is damaged.
 * 5. In a store: no name but in columns of words; an enterprise that is called like a person is hidden from every list.
 *
 * Not held, since nothing in the file tells: a name that damage joined to other words («合计王二»); a few names among the
 * words of a column of words; a name that damage put among headers.
 */

const WORDS: ReadonlySet<FieldKind> = new Set([
  'text',
  'texts',
  'name',
  'district-code',
  'industry',
  'size-class',
  'ownership',
  'status',
  'formation',
  'org-type',
  'free-text',
]);

export interface Leak {
  readonly where: string;
  readonly text: string;
}

function isOfWords(plan: ImportPlan, column: number): boolean {
  const field = plan.columns.find(({ source }) => source === column)?.field ?? null;
  const kind = field === null ? undefined : fieldOfTable(plan.table, field)?.kind;
  return kind !== undefined && WORDS.has(kind);
}

/** Every text of an answer. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const named = (where: string, value: unknown): Leak[] =>
  textsIn(value)
    .filter((text) => nameIn(text) !== null)
    .map((text) => ({ where, text }));
const whole = (leaks: readonly Leak[]): Leak[] => leaks.filter(({ text }) => isWholeName(text));

export function previewLeaks({ notes, sheets, ...rest }: FilePreview): Leak[] {
  return [...named('preview', [notes, rest]), ...sheets.flatMap((sheet) => sheetLeaks(sheet))];
}

function sheetLeaks({ rows, plan, privacy, ...rest }: SheetPreview): Leak[] {
  const headers = [plan.columns.map(({ header }) => header), privacy.columns.map(({ header }) => header), privacy.rosterHeaders];
  const mayShow = isOfHeaders(headers[0] ?? []);
  const headerLeaks = named(
    'header',
    headers.flat(2).flatMap((header) => header.split('/')),
  );
  const cells = rows.flatMap(({ role, cells }) =>
    cells.flatMap((cell, column) => {
      const leaks = named(`${role} ${cell.kind} ${plan.columns.find(({ source }) => source === column)?.field ?? ''}`, cell);
      if (role === 'header' && mayShow) return [];
      return role === 'data' && cell.kind === 'value' && isOfWords(plan, column) ? [] : whole(leaks);
    }),
  );
  return [...named('sheet', { ...rest, problems: [] }), ...(mayShow ? [] : whole(headerLeaks)), ...cells];
}

const VALUE = /\d{8}|\d{4}[-/.年]\d|\.\d{4}|有限公司$|\uFFFD|■/u;

/** Rule 3: whether a row is one of headers for all that it shows. */
function isOfHeaders(headers: readonly string[]): boolean {
  const printed = headers.filter((header) => header !== '');
  const known = printed.filter((header) => header.split('/').some((part) => (HEADER as readonly string[]).includes(part)));
  return known.length * 2 >= printed.length && !printed.some((header) => VALUE.test(header));
}

/** What an import came to holds counts, and headers as the preview had them. */
export function outcomeLeaks({ sheets, ...rest }: ImportOutcome, preview: FilePreview): Leak[] {
  return sheets.flatMap(({ rules, totals, dropped, unread, ...sheet }) => {
    const plan = preview.sheets[sheet.sheet]?.plan;
    const mayShow = plan !== undefined && isOfHeaders(plan.columns.map(({ header }) => header));
    const headers = mayShow ? [] : [...rules, ...totals, ...dropped].map(({ header }) => header).concat(unread);
    return [
      ...named('outcome', [rest, sheet]),
      ...whole(
        named(
          'outcome header',
          headers.flatMap((header) => header.split('/')),
        ),
      ),
    ];
  });
}

export function annotationLeaks(sheets: readonly AnnotatedSheet[], plans: readonly ImportPlan[]): Leak[] {
  return sheets.flatMap(({ rows, name }) => [
    ...named('annotation', name),
    ...rows.flatMap(({ cells, problems }) => [
      ...named(
        'annotation',
        problems.map(({ proposal }) => proposal),
      ),
      ...cells.flatMap((cell, column) =>
        plans.some((plan) => isOfWords(plan, column)) ? [] : whole(named(`annotation ${column} ${plans.map(({ table }) => table)}`, cell)),
      ),
    ]),
  ]);
}

/** Columns of the model that hold words of a list; all others hold codes, numbers, days and keys. */
const WORD_COLUMNS = /(?:^|_)(?:name|zh|text|remark|note|address|id|code|result|theme|by)(?:_|$)/u;

export function tableLeaks(table: string, rows: ArrowRows): Leak[] {
  const leaks: Leak[] = [];
  const hidden = rows.names.indexOf('suppressed');
  const code = rows.names.indexOf('uscc');
  for (let row = 0; row < rows.rowCount; row += 1) {
    for (const [column, name] of rows.names.entries()) {
      const found = whole(named(`${table}.${name}`, rows.at(column, row)));
      const isOpen =
        table === 'enterprise' && name === 'name_zh' && rows.at(hidden, row) !== true && (code < 0 || rows.at(code, row) === null);
      if (!WORD_COLUMNS.test(name) || isOpen) leaks.push(...found);
    }
  }
  return leaks;
}

/** Columns that are read though four fifths of their cells, of five at least, are different names. */
export function nameColumnLeaks(raw: readonly RawSheet[], sheets: readonly SheetPreview[]): Leak[] {
  return sheets.flatMap(({ plan, privacy, index }) => {
    const sheet = raw[index];
    if (sheet === undefined) return [];
    const rows = rowTexts(sheet, plan.headerLast, sheet.rowCount);
    return sheet.columns.flatMap((_, column) => {
      const fate = privacy.columns[column]?.fate;
      if (fate === 'refuse' || fate === 'ask') return [];
      const texts = rows.map((cells) => cells[column] ?? '').filter((text) => text !== '');
      const names = texts.filter((text) => isWholeName(text));
      const isOfNames = names.length >= 5 && names.length >= texts.length * 0.8 && new Set(names).size > names.length * 0.5;
      return isOfNames ? [{ where: `column ${column} kept`, text: names.join(' ') }] : [];
    });
  });
}
