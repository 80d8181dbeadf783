const SLOTS = 1 << 16;
const MAX_ENTRIES = 40_000;
/** Longer texts seldom come twice. */
const MAX_BYTES = 96;

const decoder = new TextDecoder();

/**
 * What each distinct cell of a column means, found by its bytes: a column of a million cells with twenty different
 * texts is decoded and parsed twenty times. Beyond MAX_ENTRIES distinct texts it computes without remembering.
 */
export class ByteCache<T> {
  private readonly slots = new Int32Array(SLOTS).fill(-1);
  private readonly keys: Uint8Array[] = [];
  private readonly values: T[] = [];
  private readonly compute: (text: string) => T;

  constructor(compute: (text: string) => T) {
    this.compute = compute;
  }

  get(bytes: Uint8Array, start: number, end: number): T {
    const length = end - start;
    if (length > MAX_BYTES) return this.compute(decoder.decode(bytes.subarray(start, end)));
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (let entry = this.slots[slot] as number; entry >= 0; entry = this.slots[slot] as number) {
      if (equals(this.keys[entry] as Uint8Array, bytes, start, length)) return this.values[entry] as T;
      slot = (slot + 1) & (SLOTS - 1);
    }
    const value = this.compute(decoder.decode(bytes.subarray(start, end)));
    if (this.keys.length < MAX_ENTRIES) {
      this.slots[slot] = this.keys.length;
      this.keys.push(bytes.slice(start, end));
      this.values.push(value);
    }
    return value;
  }
}

function equals(key: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (key.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (key[at] !== bytes[start + at]) return false;
  return true;
}
