import { type RawSheet, rowTexts } from '../raw-sheet.ts';
import { headerParts, isNumberRow, isUnitRow, readTopRows, type TopRows } from './header-cells.ts';
import { isKnownWording } from './known-wording.ts';

export interface HeaderRows {
  /** Rows of the sheet from 0, the end excluded; equal where the sheet has no header. */
  readonly headerFirst: number;
  readonly headerLast: number;
  /** 0–1. */
  readonly confidence: number;
}

const MAX_FIRST_ROW = 12;
const MAX_HEIGHT = 3;
const BODY_ROWS = 24;
/** Enough to know a header by; very wide sheets are not searched whole. */
const MAX_SCORED_COLUMNS = 80;
const LONG_CELL = 30;

const NUMERIC = /^[+-]?[\d,.]+%?$|^(19|20)\d\d([-./年]\d{1,2}([-./月]\d{1,2}日?)?)?/u;

const isNumeric = (text: string): boolean => NUMERIC.test(text.normalize('NFKC'));

interface Candidate extends HeaderRows {
  readonly score: number;
  readonly known: number;
}

interface Search {
  readonly sheet: RawSheet;
  readonly top: TopRows;
  readonly body: readonly (readonly string[])[];
  readonly columns: readonly number[];
  readonly known: (parts: readonly string[]) => boolean;
  /** As isNumeric; the body is looked at under every candidate. */
  readonly numeric: (text: string) => boolean;
}

function startSearch(sheet: RawSheet): Search {
  const top = readTopRows(sheet, MAX_FIRST_ROW + MAX_HEIGHT + 2);
  const body = rowTexts(sheet, 0, MAX_FIRST_ROW + MAX_HEIGHT + BODY_ROWS);
  const columns = sheet.columns
    .map((_, column) => column)
    .filter((column) => body.some((row) => (row[column] ?? '').trim() !== ''))
    .slice(0, MAX_SCORED_COLUMNS);
  const cache = new Map<string, boolean>();
  const known = (parts: readonly string[]): boolean => {
    const key = parts.join('\n');
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const answer = parts.length > 0 && isKnownWording(parts);
    cache.set(key, answer);
    return answer;
  };
  const numbers = new Map<string, boolean>();
  const numeric = (text: string): boolean => {
    const cached = numbers.get(text);
    if (cached !== undefined) return cached;
    const answer = isNumeric(text);
    numbers.set(text, answer);
    return answer;
  };
  return { sheet, top, body, columns, known, numeric };
}

const isBlank = (row: readonly string[] | undefined): boolean => row === undefined || row.every((text) => text.trim() === '');

/** One text over most of the width, or alone in its row: a title, not a header. */
function isTitle(search: Search, row: number): boolean {
  const cells = search.columns.map((column) => search.top.filled[row]?.[column] ?? '').filter((text) => text !== '');
  return search.columns.length > 2 && new Set(cells).size === 1;
}

/** Column numbers and units under the header belong to it. */
function extendOverNotes(top: TopRows, last: number): number {
  let end = last;
  while (end < top.texts.length && (isNumberRow(top.texts[end] ?? []) || isUnitRow(top.texts[end] ?? []))) end += 1;
  return end;
}

/** Merged cells that a candidate's first or last edge cuts through: a header takes them whole. */
function cutsMerge(search: Search, first: number, end: number): boolean {
  return search.sheet.merges.some(({ firstRow, lastRow }) => (firstRow < first && first < lastRow) || (firstRow < end && end < lastRow));
}

/** Part of the columns whose title is shared with a neighbour though words stand below: the header goes on. */
function openGroups(search: Search, parts: readonly (readonly string[])[], end: number): number {
  const { columns } = search;
  const open = columns.filter((column) => {
    const own = (parts[column] ?? []).join('/');
    const shared = own !== '' && [column - 1, column + 1].some((other) => (parts[other] ?? []).join('/') === own);
    const below = (search.body[end]?.[column] ?? '').trim();
    return shared && below !== '' && !search.numeric(below);
  });
  return open.length / Math.max(columns.length, 1);
}

function scoreCandidate(search: Search, first: number, height: number): Candidate {
  const { top, columns } = search;
  const end = extendOverNotes(top, first + height);
  const parts = headerParts(top, first, end);
  const width = Math.max(columns.length, 1);
  const printed = columns.map((column) => parts[column] ?? []);
  const filled = printed.filter((texts) => texts.length > 0);
  const cells = filled.flat();
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  const known = share(printed.filter(search.known).length, width);
  const distinct = share(new Set(filled.map((texts) => texts.join('/'))).size, filled.length);
  const numeric = share(cells.filter(search.numeric).length, cells.length);
  const long = share(cells.filter((text) => text.length > LONG_CELL).length, cells.length);
  const body = search.body.slice(end, end + BODY_ROWS);
  // A header left in the body: the candidate ends too early.
  const left = Math.max(
    0,
    ...body
      .slice(0, 2)
      .map((row) =>
        share(columns.filter((column) => search.known([(row[column] ?? '').trim()].filter((text) => text !== ''))).length, width),
      ),
  );
  const changes = columns.filter((column) => {
    const values = body.map((row) => (row[column] ?? '').trim()).filter((text) => text !== '');
    return values.length > 0 && values.filter(search.numeric).length > values.length / 2 && !(parts[column] ?? []).some(search.numeric);
  });
  const title = Array.from({ length: height }, (_, at) => isTitle(search, first + at)).some(Boolean) ? 1 : 0;
  const score =
    2 * known +
    0.8 * share(filled.length, width) +
    0.4 * share(changes.length, width) -
    1.5 * numeric -
    0.8 * long -
    0.6 * (1 - distinct) -
    1.5 * openGroups(search, parts, end) -
    (cutsMerge(search, first, end) ? 0.5 : 0) -
    1.2 * left -
    0.12 * (height - 1) -
    title -
    0.02 * first;
  return { headerFirst: first, headerLast: end, confidence: 0, score, known };
}

function candidates(search: Search): readonly Candidate[] {
  const list: Candidate[] = [];
  for (let first = 0; first < Math.min(MAX_FIRST_ROW, search.top.texts.length); first += 1) {
    for (let height = 1; height <= MAX_HEIGHT && first + height <= search.top.texts.length; height += 1) {
      // Every row of a header holds something: a blank one ends it.
      if (isBlank(search.top.filled[first + height - 1])) break;
      list.push(scoreCandidate(search, first, height));
    }
  }
  return list;
}

/**
 * Where the header of a sheet stands: under titles, in one to three rows, merged or not. Scored by how many
 * columns have a known header and by how the rows below differ from it. A sheet whose format names its
 * columns is taken as it is.
 */
export function findHeaderRows(sheet: RawSheet): HeaderRows {
  if (sheet.headerRows === 1) return { headerFirst: 0, headerLast: 1, confidence: 1 };
  const search = startSearch(sheet);
  const ranked = [...candidates(search)].sort((a, b) => b.score - a.score || a.headerFirst - b.headerFirst);
  const best = ranked[0];
  if (best === undefined) return { headerFirst: 0, headerLast: 0, confidence: 0 };
  const { headerFirst, headerLast, known } = best;
  const firstCells = (search.top.texts[headerFirst] ?? []).filter((text) => text !== '');
  const looksLikeData = firstCells.filter(isNumeric).length > 0.2 * firstCells.length;
  if (known === 0 && looksLikeData) return { headerFirst: 0, headerLast: 0, confidence: 0.3 };
  const rival = ranked.find((other) => other.headerFirst !== headerFirst || other.headerLast !== headerLast);
  const isClose = rival !== undefined && best.score - rival.score < 0.15;
  const confidence = Math.min(1, 0.4 + 0.75 * known) - (isClose ? 0.15 : 0);
  return { headerFirst, headerLast, confidence };
}
