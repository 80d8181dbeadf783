/** Two-byte sequences: lead 0x81–0xFE, trail 0x40–0xFE without 0x7F. */
const LEADS = 126;
const TRAILS = 190;
/** Four-byte sequences of the Basic Multilingual Plane, and the one that stands for U+10000. */
const QUADS = 39_420;
const SUPPLEMENTARY = 189_000;
const LINE_END = 0x0a;

interface Reverse {
  /** By UTF-16 unit: lead << 8 | trail, 0 where there is no two-byte sequence. */
  readonly pairs: Uint16Array;
  /** By UTF-16 unit: the pointer of the four-byte sequence and 1, 0 where there is none. */
  readonly quads: Uint16Array;
}

let reverse: Reverse | null = null;

function quadBytes(pointer: number, bytes: Uint8Array, at: number): void {
  bytes[at] = 0x81 + Math.floor(pointer / 12_600);
  bytes[at + 1] = 0x30 + (Math.floor(pointer / 1_260) % 10);
  bytes[at + 2] = 0x81 + (Math.floor(pointer / 10) % 126);
  bytes[at + 3] = 0x30 + (pointer % 10);
}

/** What the runtime's own decoder makes of each sequence, one a line; '' where it is none. */
function decodeAll(count: number, size: number, write: (index: number, bytes: Uint8Array, at: number) => void): string[] {
  const bytes = new Uint8Array(count * (size + 1)).fill(LINE_END);
  for (let index = 0; index < count; index += 1) write(index, bytes, index * (size + 1));
  return new TextDecoder('gb18030', { ignoreBOM: true }).decode(bytes).split('\n');
}

function tables(): Reverse {
  if (reverse !== null) return reverse;
  const pairs = new Uint16Array(0x10000);
  const quads = new Uint16Array(0x10000);
  const pairTexts = decodeAll(LEADS * TRAILS, 2, (index, bytes, at) => {
    const trail = index % TRAILS;
    bytes[at] = 0x81 + Math.floor(index / TRAILS);
    bytes[at + 1] = trail + (trail < 0x3f ? 0x40 : 0x41);
  });
  pairTexts.forEach((text, index) => {
    if (text.length !== 1) return;
    const unit = text.charCodeAt(0);
    const trail = index % TRAILS;
    // Where two sequences stand for one sign, the first is the usual one (A1A1, not A3A0, for the ideographic space).
    if (unit !== 0xfffd && pairs[unit] === 0)
      pairs[unit] = ((0x81 + Math.floor(index / TRAILS)) << 8) | (trail + (trail < 0x3f ? 0x40 : 0x41));
  });
  decodeAll(QUADS, 4, quadBytes).forEach((text, pointer) => {
    if (text.length !== 1 || pointer >= QUADS) return;
    const unit = text.charCodeAt(0);
    if (quads[unit] === 0) quads[unit] = pointer + 1;
  });
  // Every decoder answers U+FFFD for faults as well: its own sequence is 84 31 A4 37.
  quads[0xfffd] = 39_417 + 1;
  reverse = { pairs, quads };
  return reverse;
}

/**
 * Text as GB 18030: GBK wherever the sign is in it, four bytes elsewhere, so that nothing is lost and every reader of GBK
 * reads the usual signs. The tables are those of the runtime's decoder (WHATWG Encoding Standard, gb18030), made once, some 20 ms.
 * A half of a surrogate pair alone becomes U+FFFD, and so do the few signs of the private use area that have no sequence.
 */
export function encodeGb18030(text: string): Uint8Array<ArrayBuffer> {
  const { pairs, quads } = tables();
  const bytes = new Uint8Array(text.length * 4);
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[at] = unit;
      at += 1;
      continue;
    }
    const pair = pairs[unit] ?? 0;
    if (pair !== 0) {
      bytes[at] = pair >> 8;
      bytes[at + 1] = pair & 0xff;
      at += 2;
      continue;
    }
    const code = text.codePointAt(index) ?? 0xfffd;
    if (code > 0xffff) {
      quadBytes(code - 0x10000 + SUPPLEMENTARY, bytes, at);
      index += 1;
    } else {
      quadBytes((quads[unit] || quads[0xfffd] || 1) - 1, bytes, at);
    }
    at += 4;
  }
  return bytes.slice(0, at);
}
