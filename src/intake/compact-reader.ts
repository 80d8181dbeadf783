/** Types of a field in Thrift's compact protocol. */
const STOP = 0;
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const SET = 10;
const MAP = 11;
const STRUCT = 12;

/** Deeper than any footer is. */
const DEPTH_LIMIT = 32;

/**
 * Reads what Thrift's compact protocol wrote (Apache Thrift, «Thrift Compact protocol encoding»). Every element takes at least
 * one byte, so that no length in damaged bytes makes it read for long. Throws RangeError where the bytes end or make no sense.
 */
export class CompactReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Calls `read` with the id of every field of a struct and its type; what `read` answers false to is skipped. */
  struct(read: (id: number, type: number) => boolean): void {
    let id = 0;
    for (;;) {
      const head = this.byte();
      const type = head & 0x0f;
      if (type === STOP) return;
      id = head >> 4 === 0 ? Number(this.integer()) : id + (head >> 4);
      if (!read(id, type)) this.skip(type, 0);
    }
  }

  /** The number of elements; `read` reads one. */
  list(read: (type: number) => void): number {
    const head = this.byte();
    const count = head >> 4 === 15 ? Number(this.varint()) : head >> 4;
    for (let index = 0; index < count; index += 1) read(head & 0x0f);
    return count;
  }

  skip(type: number, depth: number): void {
    if (depth > DEPTH_LIMIT) throw new RangeError('depth');
    if (type === TRUE || type === FALSE) return;
    if (type === BYTE) this.move(1);
    else if (type > BYTE && type < DOUBLE) this.varint();
    else if (type === DOUBLE) this.move(8);
    else if (type === BINARY) this.move(Number(this.varint()));
    else if (type === LIST || type === SET) this.list((element) => this.skipElement(element, depth + 1));
    else if (type === MAP) this.skipMap(depth + 1);
    else if (type === STRUCT) this.skipStruct(depth + 1);
    else throw new RangeError('type');
  }

  /** A signed integer of up to 64 bits. */
  integer(): bigint {
    const raw = this.varint();
    return (raw >> 1n) ^ -(raw & 1n);
  }

  text(): string {
    const length = Number(this.varint());
    const start = this.at;
    this.move(length);
    return new TextDecoder().decode(this.bytes.subarray(start, this.at));
  }

  /** In a list a truth value has a byte of its own; as a field its type says it. */
  private skipElement(type: number, depth: number): void {
    if (type === TRUE || type === FALSE) this.move(1);
    else this.skip(type, depth);
  }

  private skipMap(depth: number): void {
    const count = Number(this.varint());
    if (count === 0) return;
    const types = this.byte();
    for (let index = 0; index < count; index += 1) {
      this.skipElement(types >> 4, depth);
      this.skipElement(types & 0x0f, depth);
    }
  }

  private skipStruct(depth: number): void {
    for (;;) {
      const head = this.byte();
      if ((head & 0x0f) === STOP) return;
      if (head >> 4 === 0) this.varint();
      this.skip(head & 0x0f, depth);
    }
  }

  private varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('varint');
  }

  private byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError('end');
    this.at += 1;
    return byte;
  }

  private move(count: number): void {
    if (!(count >= 0 && this.at + count <= this.bytes.length)) throw new RangeError('end');
    this.at += count;
  }
}
