import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';

/** A change of bytes; places are shares of the length, so that it applies to any file and shrinks with it. */
export type Mutation = (bytes: Uint8Array) => Uint8Array;

/** Even over the file; doubles by their bits would nearly all be zero. */
const share = fc.nat({ max: 999_999 }).map((part) => part / 1_000_000);
const length = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 16 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 400 }) },
);
const byte = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 255 }) },
  // Bytes that mean something somewhere: quotes, delimiters, line ends, brackets, digits, ends of numbers.
  { weight: 3, arbitrary: fc.constantFrom(0, 9, 10, 13, 26, 34, 39, 44, 47, 48, 57, 59, 60, 62, 91, 92, 93, 123, 125, 127, 128, 254, 255) },
);

const at = (bytes: Uint8Array, where: number): number => Math.floor(where * bytes.length);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    out.set(part, to);
    to += part.length;
  }
  return out;
}

const flip = fc.tuple(share, fc.nat({ max: 7 })).map(
  ([where, bit]): Mutation =>
    (bytes) => {
      const out = bytes.slice();
      const index = at(bytes, where);
      if (index < out.length) out[index] = (out[index] ?? 0) ^ (1 << bit);
      return out;
    },
);

const put = fc.tuple(share, byte).map(
  ([where, value]): Mutation =>
    (bytes) => {
      const out = bytes.slice();
      if (out.length > 0) out[at(bytes, where)] = value;
      return out;
    },
);

const truncate = fc.tuple(share, fc.boolean()).map(
  ([where, isHead]): Mutation =>
    (bytes) =>
      isHead ? bytes.slice(at(bytes, where)) : bytes.slice(0, at(bytes, where)),
);

const remove = fc.tuple(share, length).map(
  ([where, count]): Mutation =>
    (bytes) => {
      const from = at(bytes, where);
      return joined(bytes.subarray(0, from), bytes.subarray(Math.min(bytes.length, from + count)));
    },
);

const insert = fc.tuple(share, fc.array(byte, { minLength: 1, maxLength: 12 })).map(
  ([where, values]): Mutation =>
    (bytes) => {
      const from = at(bytes, where);
      return joined(bytes.subarray(0, from), Uint8Array.from(values), bytes.subarray(from));
    },
);

const duplicate = fc.tuple(share, share, fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 3 })).map(
  ([where, to, count, times]): Mutation =>
    (bytes) => {
      const from = at(bytes, where);
      const target = at(bytes, to);
      const block = bytes.subarray(from, from + count);
      return joined(bytes.subarray(0, target), ...Array.from({ length: times }, () => block), bytes.subarray(target));
    },
);

const swap = fc.tuple(share, share, length).map(
  ([one, other, count]): Mutation =>
    (bytes) => {
      const [first, second] = [at(bytes, one), at(bytes, other)].sort((a, b) => a - b) as [number, number];
      if (first + count > second || second + count > bytes.length) return bytes;
      const out = bytes.slice();
      out.set(bytes.subarray(second, second + count), first);
      out.set(bytes.subarray(first, first + count), second);
      return out;
    },
);

const fill = fc.tuple(share, length, byte).map(
  ([where, count, value]): Mutation =>
    (bytes) => {
      const from = at(bytes, where);
      return bytes.slice().fill(value, from, from + count);
    },
);

/** A number of four bytes, as lengths and offsets are written, replaced by one that reaches too far. */
const number = fc.tuple(share, fc.constantFrom(0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0x00ffffff), fc.boolean()).map(
  ([where, value, isLittle]): Mutation =>
    (bytes) => {
      const from = Math.min(at(bytes, where) & ~3, bytes.length - 4);
      if (from < 0) return bytes;
      const out = bytes.slice();
      new DataView(out.buffer).setUint32(from, value, isLittle);
      return out;
    },
);

/** The beginning of this file and the end of another. */
function spliceWith(others: readonly Uint8Array[]): fc.Arbitrary<Mutation> {
  return fc.tuple(fc.nat({ max: others.length - 1 }), share, share).map(
    ([index, here, there]): Mutation =>
      (bytes) => {
        const other = others[index] ?? new Uint8Array(0);
        return joined(bytes.subarray(0, at(bytes, here)), other.subarray(at(other, there)));
      },
  );
}

/** One to five changes, one after the other. */
export function anyMutation(others: readonly Uint8Array[]): fc.Arbitrary<Mutation> {
  const one = fc.oneof(
    { weight: 4, arbitrary: flip },
    { weight: 5, arbitrary: put },
    { weight: 2, arbitrary: truncate },
    { weight: 2, arbitrary: remove },
    { weight: 3, arbitrary: insert },
    { weight: 2, arbitrary: duplicate },
    { weight: 1, arbitrary: swap },
    { weight: 2, arbitrary: fill },
    { weight: 3, arbitrary: number },
    { weight: 1, arbitrary: spliceWith(others) },
  );
  return fc.array(one, { minLength: 1, maxLength: 5 }).map(
    (steps): Mutation =>
      (bytes) =>
        steps.reduce((now, step) => step(now), bytes),
  );
}

/** Changes inside one file of a zip, which the checksum of the whole would hide from the reader. */
export function insideZip(mutation: fc.Arbitrary<Mutation>): fc.Arbitrary<Mutation> {
  return fc.tuple(mutation, fc.nat({ max: 1_000 })).map(
    ([change, pick]): Mutation =>
      (bytes) => {
        const files = unzipSync(bytes);
        const names = Object.keys(files);
        const name = names[pick % names.length] ?? '';
        return zipSync({ ...files, [name]: change(files[name] ?? new Uint8Array(0)) }, { level: 0 });
      },
  );
}
