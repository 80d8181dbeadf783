/** Trail bytes of a two-byte sequence: 0x40–0xFE without 0x7F. */
export const TRAILS = 190;
const LEADS = 126;
const LINE_END = 0x0a;
/** Four-byte sequences that stand for U+0080–U+FFFF; those above begin at SUPPLEMENTARY. */
export const BMP_POINTERS = 39_420;
export const SUPPLEMENTARY = 189_000;

let pairs: Uint16Array | null = null;
let quads: Uint16Array | null = null;

/** UTF-16 units of all two-byte sequences, by (lead - 0x81) * TRAILS + trail, trail from 0 without 0x7F. Taken from the runtime's own decoder. */
export function gbPairs(): Uint16Array {
  if (pairs !== null) return pairs;
  pairs = decodeAll(LEADS * TRAILS, 2, (pointer, bytes, at) => {
    const trail = pointer % TRAILS;
    bytes[at] = 0x81 + Math.floor(pointer / TRAILS);
    bytes[at + 1] = trail + (trail < 0x3f ? 0x40 : 0x41);
  });
  return pairs;
}

/** UTF-16 units of the four-byte sequences below SUPPLEMENTARY, by pointer. */
export function gbQuads(): Uint16Array {
  if (quads !== null) return quads;
  quads = decodeAll(BMP_POINTERS, 4, (pointer, bytes, at) => {
    bytes[at] = 0x81 + Math.floor(pointer / 12_600);
    bytes[at + 1] = 0x30 + (Math.floor(pointer / 1_260) % 10);
    bytes[at + 2] = 0x81 + (Math.floor(pointer / 10) % 126);
    bytes[at + 3] = 0x30 + (pointer % 10);
  });
  return quads;
}

/** Decodes `count` sequences of `size` bytes each; U+FFFD where one does not stand for exactly one UTF-16 unit. */
function decodeAll(count: number, size: number, write: (pointer: number, bytes: Uint8Array, at: number) => void): Uint16Array {
  const bytes = new Uint8Array(count * (size + 1)).fill(LINE_END);
  for (let pointer = 0; pointer < count; pointer += 1) write(pointer, bytes, pointer * (size + 1));
  // The sequence for U+FEFF is among them: it must not be taken for a byte order mark.
  const lines = new TextDecoder('gb18030', { ignoreBOM: true }).decode(bytes).split('\n');
  return Uint16Array.from({ length: count }, (_, pointer) => {
    const line = lines[pointer];
    return line?.length === 1 ? line.charCodeAt(0) : 0xfffd;
  });
}
