import type { SheetPreview } from '../../../model/import-preview.ts';

const MIN = 128;
const MAX = 264;
const MAX_FIELD = 180;
const PADDING = 20;
/** Pixels of a table's type: a Han character, anything else. */
const WIDE = 13;
const NARROW = 8.2;

/** Width of a column in pixels on a desk: its header and most of its cells fit, within bounds. */
export function columnWidth(preview: SheetPreview, source: number, header: string, field: string, state: string): number {
  const widths = preview.rows.flatMap(({ role, cells }) => {
    const cell = cells[source];
    if (role !== 'data' || cell === undefined || cell.kind === 'dropped') return [];
    return [textWidth(cell.kind === 'value' ? cell.read : cell.text)];
  });
  widths.sort((a, b) => a - b);
  // A single remark of three lines does not make its column wide.
  const most = widths[Math.floor(widths.length * 0.9)] ?? 0;
  // The letters of the column stand beside the header; the field has a frame and an arrow, its state a sign.
  const head = Math.max(textWidth(header) + 24, Math.min(textWidth(field) + 38, MAX_FIELD), textWidth(state) + 14);
  return Math.round(Math.min(MAX, Math.max(MIN, PADDING + Math.max(most, head))));
}

function textWidth(text: string): number {
  let width = 0;
  for (const character of text.slice(0, 60)) width += character > '\u2e80' ? WIDE : NARROW;
  return width;
}
