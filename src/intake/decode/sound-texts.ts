const CONTINUE = 0x003c;
const COUNTS_BYTES = 8;
const WIDE = 1;
const HAS_EXTRAS = 4;
const IS_RICH = 8;

/**
 * Whether all texts of a table of shared texts ([MS-XLS] 2.4.265) lie within its record and those that continue it. `at` is
 * where the record begins. A text cut by the end of a record says anew, in the next one, how wide its signs are.
 */
export function areSoundTexts(bytes: Uint8Array, at: number): boolean {
  const parts: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let next = at; next + 4 <= bytes.length && (next === at || view.getUint16(next, true) === CONTINUE); ) {
    const end = next + 4 + view.getUint16(next + 2, true);
    parts.push(bytes.subarray(next + 4, Math.min(end, bytes.length)));
    next = end;
  }
  return walk(parts);
}

function walk(parts: readonly Uint8Array[]): boolean {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const all = new Uint8Array(total);
  const cuts: number[] = [];
  let to = 0;
  for (const part of parts) {
    if (to > 0) cuts.push(to);
    all.set(part, to);
    to += part.length;
  }
  const view = new DataView(all.buffer);
  if (total < COUNTS_BYTES) return false;
  const count = view.getUint32(4, true);
  let at = COUNTS_BYTES;
  let cut = 0;
  for (let text = 0; text < count && at < total; text += 1) {
    if (at + 3 > total) return false;
    let left = view.getUint16(at, true);
    const flags = view.getUint8(at + 2);
    at += 3;
    let extras = 0;
    if ((flags & IS_RICH) !== 0) {
      if (at + 2 > total) return false;
      extras += view.getUint16(at, true) * 4;
      at += 2;
    }
    if ((flags & HAS_EXTRAS) !== 0) {
      if (at + 4 > total) return false;
      extras += view.getUint32(at, true);
      at += 4;
    }
    let width = (flags & WIDE) === 0 ? 1 : 2;
    while (left > 0) {
      while (cut < cuts.length && (cuts[cut] ?? 0) < at) cut += 1;
      if (cuts[cut] === at) {
        if (at + 1 > total) return false;
        width = view.getUint8(at) === 0 ? 1 : 2;
        at += 1;
        cut += 1;
      }
      const signs = Math.min(left, Math.ceil(((cuts[cut] ?? total) - at) / width));
      if (signs <= 0) return false;
      at += signs * width;
      left -= signs;
      if (at > total) return false;
    }
    at += extras;
  }
  return true;
}
