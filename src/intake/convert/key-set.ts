const FIRST_SLOTS = 1 << 12;
const encoder = new TextEncoder();

/**
 * Keys that were seen, by their 64-bit hash: a million of them cost 32 MB and no string. Two different keys of a million meet
 * once in some 10^7 lists; then one row too many is refused, and the report names it.
 */
export class KeySet {
  private slots = new Uint32Array(2 * FIRST_SLOTS);
  private count = 0;

  /** Makes room for so many more keys at once. */
  reserve(keys: number): void {
    let slots = this.slots.length;
    while ((this.count + keys) * 3 > slots) slots *= 2;
    if (slots > this.slots.length) this.grow(slots);
  }

  /** False when the key was there already. */
  addBytes(bytes: Uint8Array, start: number, end: number): boolean {
    // FNV-1a beside a multiplicative hash with another prime: their bits have nothing in common.
    let first = 0x811c9dc5;
    let second = 0x9e3779b9;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      first = Math.imul(first ^ byte, 0x01000193);
      second = Math.imul(second + byte, 0x85ebca6b);
      second ^= second >>> 13;
    }
    // 0 stands for an empty slot.
    return this.add((first ^ (first >>> 15)) >>> 0, (second | 1) >>> 0);
  }

  addText(text: string): boolean {
    const bytes = encoder.encode(text);
    return this.addBytes(bytes, 0, bytes.length);
  }

  private add(first: number, second: number): boolean {
    if (this.count * 3 > this.slots.length) this.grow(this.slots.length * 2);
    if (!this.put(first, second)) return false;
    this.count += 1;
    return true;
  }

  private put(first: number, second: number): boolean {
    const mask = this.slots.length / 2 - 1;
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const stored = this.slots[2 * slot + 1];
      if (stored === 0) {
        this.slots[2 * slot] = first;
        this.slots[2 * slot + 1] = second;
        return true;
      }
      if (stored === second && this.slots[2 * slot] === first) return false;
    }
  }

  private grow(slots: number): void {
    const before = this.slots;
    this.slots = new Uint32Array(slots);
    for (let slot = 0; slot < before.length; slot += 2) {
      if (before[slot + 1] !== 0) this.put(before[slot] as number, before[slot + 1] as number);
    }
  }
}
