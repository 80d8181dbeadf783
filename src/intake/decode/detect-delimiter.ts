import { RecordSplitter } from './record-splitter.ts';
import { FIRST_RECORDS } from './row-widths.ts';

const CANDIDATES = [',', '\t', ';', '|', '，'] as const;

/** Share of the records that must have the same number of cells. */
const LEAST_SHARE = 0.5;
/** A wide table is worth a little raggedness: many cells in most records say more than two in all of them. */
const BONUS_PER_CELL = 0.02;
const MAX_BONUS_CELLS = 10;
const NAME_BONUS = 0.05;

/**
 * The delimiter by how evenly it cuts the first records of `text` (UTF-8), quotes heeded. What no delimiter cuts
 * evenly is cut by the one its name promises: TAB for .tsv, .tab and .txt, a comma otherwise.
 */
export function detectDelimiter(text: Uint8Array, isWhole: boolean, fileName: string): string {
  const promised = promisedDelimiter(fileName);
  let best: string = promised ?? '\t';
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const { share, width } = evenness(text, isWhole, candidate);
    if (width < 2 || share < LEAST_SHARE) continue;
    const score = share + BONUS_PER_CELL * Math.min(width, MAX_BONUS_CELLS) + (candidate === promised ? NAME_BONUS : 0);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function promisedDelimiter(fileName: string): string | null {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === 'csv') return ',';
  return ending === 'tsv' || ending === 'tab' ? '\t' : null;
}

/** The commonest number of cells, above one, among records that are not blank, and the share of records that have it. */
function evenness(text: Uint8Array, isWhole: boolean, delimiter: string): { readonly share: number; readonly width: number } {
  const splitter = new RecordSplitter(delimiter);
  // In steps: a few hundred records are enough, and they seldom fill the text.
  const step = 16_384;
  let at = 0;
  while (at < text.length && splitter.rowCount < FIRST_RECORDS) {
    let to = Math.min(at + step, text.length);
    // Never within a character.
    while (to < text.length && ((text[to] ?? 0) & 0xc0) === 0x80) to += 1;
    splitter.feed(text, at, to);
    at = to;
  }
  if (at === text.length && isWhole) splitter.end();
  else splitter.endCut();
  const counts = new Map<number, number>();
  let records = 0;
  for (const width of splitter.widths.first) {
    if (width === 0) continue;
    records += 1;
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let common = 0;
  let width = 1;
  for (const [candidate, count] of counts) {
    if (count > common || (count === common && candidate > width)) {
      common = count;
      width = candidate;
    }
  }
  return { share: records === 0 ? 0 : common / records, width };
}
