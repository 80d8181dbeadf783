/** Where texts stand in a record of BIFF12 ([MS-XLSB] 2.4): bytes before them, how many follow each other, runs of format behind. */
interface TextPlace {
  readonly skip: number;
  readonly texts: number;
  /** The byte before the text says whether runs of format follow it ([MS-XLSB] 2.5.121). */
  readonly isRich?: true;
}

const PLACES: ReadonlyMap<number, TextPlace> = new Map<number, TextPlace>([
  [6, { skip: 8, texts: 1 }],
  [8, { skip: 8, texts: 1 }],
  [17, { skip: 4, texts: 1 }],
  [19, { skip: 1, texts: 1, isRich: true }],
  [39, { skip: 9, texts: 1 }],
  [43, { skip: 21, texts: 1 }],
  [44, { skip: 2, texts: 1 }],
  [62, { skip: 9, texts: 1, isRich: true }],
  [147, { skip: 19, texts: 1 }],
  [153, { skip: 8, texts: 1 }],
  [156, { skip: 8, texts: 2 }],
  [335, { skip: 8, texts: 1 }],
  [355, { skip: 0, texts: 1 }],
  [494, { skip: 16, texts: 4 }],
  [550, { skip: 0, texts: 1 }],
  [551, { skip: 0, texts: 1 }],
  [632, { skip: 0, texts: 1 }],
  [637, { skip: 1, texts: 1, isRich: true }],
  [651, { skip: 10, texts: 1 }],
]);

/** A workbook's properties may end before their text. */
const MAY_LACK_TEXT: ReadonlySet<number> = new Set([153]);
const NO_TEXT = 0xffffffff;

/**
 * Whether the records of a binary part of an .xlsb lie within it, and the texts within their records. SheetJS asks neither:
 * a length in a damaged text makes it read on until the memory is full.
 */
export function isSoundBiff12(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    let type = bytes[at] ?? 0;
    at += 1;
    if (type >= 0x80) {
      type = (type & 0x7f) | (((bytes[at] ?? 0) & 0x7f) << 7);
      at += 1;
    }
    let length = 0;
    for (let part = 0; part < 4; part += 1) {
      const byte = bytes[at] ?? 0;
      at += 1;
      length |= (byte & 0x7f) << (7 * part);
      if (byte < 0x80) break;
    }
    const end = at + length;
    if (end > bytes.length) return false;
    const place = PLACES.get(type);
    if (place !== undefined && !(MAY_LACK_TEXT.has(type) && length <= place.skip) && !hasSoundTexts(view, at, end, place)) return false;
    at = end;
  }
  return true;
}

function hasSoundTexts(view: DataView, start: number, end: number, { skip, texts, isRich }: TextPlace): boolean {
  let at = start + skip;
  for (let text = 0; text < texts; text += 1) {
    if (at + 4 > end) return false;
    const signs = view.getUint32(at, true);
    at += 4 + (signs === NO_TEXT ? 0 : signs * 2);
    if (at > end) return false;
  }
  if (isRich !== true || (view.getUint8(start + skip - 1) & 1) === 0) return true;
  return at + 4 <= end && view.getUint32(at, true) * 4 <= end - at - 4;
}
