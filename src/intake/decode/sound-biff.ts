import { areSoundTexts } from './sound-texts.ts';

/**
 * A stream of BIFF 2–8 ([MS-XLS] 2.1.4 and older) with only those records left that hold cells, and these measured: SheetJS
 * reads formulas, names and pictures as well, believes every length in them, and in a damaged file runs on until the memory is full.
 */
export interface SoundBiff {
  readonly isEncrypted: boolean;
  /** The texts that cells refer to cannot be had. */
  readonly isDamaged: boolean;
  readonly comments: number;
}

const BEGIN = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const FORMULA = new Set([0x0006, 0x0206, 0x0406]);
/** Sheets, code page, dates, formats, cells, their texts, merged cells, ends. */
const KEPT = new Set([
  ...BEGIN,
  ...FORMULA,
  ...[0x000a, 0x0022, 0x0042, 0x0085, 0x00fc, 0x003c, 0x041e, 0x001e, 0x00e0, 0x0043, 0x0243, 0x0443, 0x0044, 0x0200, 0x0000],
  ...[0x00fd, 0x0204, 0x0004, 0x00d6, 0x0203, 0x0003, 0x0002, 0x027e, 0x00bd, 0x0207, 0x0007, 0x0205, 0x0005, 0x00e5],
]);
const FILE_PASS = 0x002f;
const NOTE = 0x001c;
const STRING = 0x0207;
const SHEET = 0x0085;
const SHARED_TEXTS = 0x00fc;
const CONTINUE = 0x003c;
/** Where the cursor stands: a record that SheetJS knows and leaves alone. */
const LEFT_ALONE = 0x001d;
const VERSIONS: Readonly<Record<number, number>> = { 9: 2, 521: 3, 1033: 4 };

/** Changes `bytes`. Positions stay, since sheets are named by theirs. */
export function makeBiffSound(bytes: Uint8Array): SoundBiff {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let version = 8;
  let comments = 0;
  for (let at = 0; at + 4 <= bytes.length; ) {
    const type = view.getUint16(at, true);
    const start = at + 4;
    const end = start + view.getUint16(at + 2, true);
    if (type === FILE_PASS) return { isEncrypted: true, isDamaged: false, comments };
    if (type === NOTE) comments += 1;
    const isWhole = end <= bytes.length;
    if (type === SHARED_TEXTS && !areSoundTexts(bytes, at)) return { isEncrypted: false, isDamaged: true, comments };
    if (BEGIN.has(type) && start + 2 <= bytes.length) version = VERSIONS[type] ?? (view.getUint16(start, true) === 0x0500 ? 5 : 8);
    const isKept =
      KEPT.has(type) &&
      isWhole &&
      (FORMULA.has(type) ? takeFormula(view, start, end, version) : hasSoundText(view, type, start, end, version));
    if (!isKept) view.setUint16(at, LEFT_ALONE, true);
    if (!isWhole) view.setUint16(at + 2, Math.max(0, bytes.length - start), true);
    at = end;
  }
  return { isEncrypted: false, isDamaged: false, comments };
}

/** The value of a formula stands before it; the formula itself becomes an empty one. */
function takeFormula(view: DataView, start: number, end: number, version: number): boolean {
  const length = start + (version >= 5 ? 20 : 16);
  if (length + 2 > end) return false;
  if (version === 2) view.setUint8(length, 0);
  else view.setUint16(length, 0xffff, true);
  return true;
}

/** Bytes of a record before its text. */
const BEFORE_TEXT: Readonly<Record<number, number>> = {
  516: 6,
  214: 6,
  4: 7,
  1054: 2,
  30: 0,
  519: 0,
  7: 0,
  [SHEET]: 6,
};
/** Records whose length of text has one byte up to BIFF 5. */
const SHORT_BEFORE_8 = new Set([0x0004, 0x041e, 0x001e, 0x0007]);

function hasSoundText(view: DataView, type: number, start: number, end: number, version: number): boolean {
  const before = BEFORE_TEXT[type];
  if (before === undefined) return true;
  const at = start + (type === SHEET && version === 4 ? 0 : before);
  const isShort = type === SHEET || version === 2 || (version < 8 && SHORT_BEFORE_8.has(type));
  const text = at + (isShort ? 1 : 2);
  if (text > end) return false;
  const signs = isShort ? view.getUint8(at) : view.getUint16(at, true);
  if (version < 8) return text + signs <= end;
  if (text + 1 > end) return false;
  const width = (view.getUint8(text) & 1) === 1 ? 2 : 1;
  const isContinued = type === STRING && end + 2 <= view.byteLength && view.getUint16(end, true) === CONTINUE;
  return isContinued || text + 1 + signs * width <= end;
}
