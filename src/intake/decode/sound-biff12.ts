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
  [43, { skip: 21, texts: 1 }],
  [44, { skip: 2, texts: 1 }],
  [62, { skip: 9, texts: 1, isRich: true }],
  [147, { skip: 19, texts: 1 }],
  [153, { skip: 8, texts: 1 }],
  [156, { skip: 8, texts: 2 }],
  [335, { skip: 8, texts: 1 }],
  [632, { skip: 0, texts: 1 }],
  [637, { skip: 1, texts: 1, isRich: true }],
  [651, { skip: 10, texts: 1 }],
]);

/** A workbook's properties may end before their text. */
const MAY_LACK_TEXT: ReadonlySet<number> = new Set([153]);
const NO_TEXT = 0xffffffff;

/**
 * Names and formulas, links over ranges, fills, conditions, data of other workbooks: nothing of them is read, and each has a count
 * or a range in it that SheetJS walks through however long it is.
 */
const LEFT_OUT: ReadonlySet<number> = new Set([39, 45, 51, 64, 355, 362, 426, 427, 494, 550, 551, 1053]);

/**
 * A binary part of an .xlsb without the records that hold no cells; null where records do not lie within the part, or texts not
 * within their records. SheetJS asks neither: a length in a damaged text makes it read on until the memory is full.
 */
export function soundBiff12(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Uint8Array(bytes.length);
  let to = 0;
  let at = 0;
  while (at < bytes.length) {
    const from = at;
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
    if (end > bytes.length) return null;
    const place = PLACES.get(type);
    if (place !== undefined && !(MAY_LACK_TEXT.has(type) && length <= place.skip) && !hasSoundTexts(view, at, end, place)) return null;
    if (!LEFT_OUT.has(type)) {
      out.set(bytes.subarray(from, end), to);
      to += end - from;
    }
    at = end;
  }
  return out.subarray(0, to);
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
