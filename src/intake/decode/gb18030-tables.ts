/** Trail bytes of a two-byte sequence: 0x40–0xFE without 0x7F. */
export const TRAILS = 190;
const LEADS = 126;
/** Four-byte sequences that stand for U+0080–U+FFFF; those above begin at SUPPLEMENTARY. */
export const BMP_POINTERS = 39_420;
export const SUPPLEMENTARY = 189_000;

let pairs: Uint16Array | null = null;
let quads: Uint16Array | null = null;

/** UTF-16 units of all two-byte sequences, by (lead - 0x81) * TRAILS + trail, trail from 0 without 0x7F. Taken from the runtime's own decoder. */
export function gbPairs(): Uint16Array {
  if (pairs !== null) return pairs;
  const bytes = new Uint8Array(LEADS * TRAILS * 2);
  let at = 0;
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      bytes[at] = lead;
      bytes[at + 1] = trail;
      at += 2;
    }
  }
  pairs = unitsOf(bytes, LEADS * TRAILS);
  return pairs;
}

/** UTF-16 units of the four-byte sequences below SUPPLEMENTARY, by pointer. */
export function gbQuads(): Uint16Array {
  if (quads !== null) return quads;
  const bytes = new Uint8Array(BMP_POINTERS * 4);
  for (let pointer = 0; pointer < BMP_POINTERS; pointer += 1) {
    const at = pointer * 4;
    bytes[at] = 0x81 + Math.floor(pointer / 12_600);
    bytes[at + 1] = 0x30 + (Math.floor(pointer / 1_260) % 10);
    bytes[at + 2] = 0x81 + (Math.floor(pointer / 10) % 126);
    bytes[at + 3] = 0x30 + (pointer % 10);
  }
  quads = unitsOf(bytes, BMP_POINTERS);
  return quads;
}

function unitsOf(bytes: Uint8Array, count: number): Uint16Array {
  // The sequence for U+FEFF is among them: it must not be taken for a byte order mark.
  const text = new TextDecoder('gb18030', { ignoreBOM: true }).decode(bytes);
  if (text.length !== count) throw new RangeError('gb18030 table');
  const units = new Uint16Array(count);
  for (let index = 0; index < count; index += 1) units[index] = text.charCodeAt(index);
  return units;
}
