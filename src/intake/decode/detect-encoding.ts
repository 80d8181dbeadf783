import type { TextEncoding } from '../raw-sheet.ts';
import { Gb18030Transcoder } from './transcode-gb18030.ts';
import { isPlainlyUtf8, Utf8Transcoder } from './transcode-utf8.ts';

export interface EncodingGuess {
  readonly encoding: TextEncoding;
  /** Length of the byte order mark. */
  readonly markBytes: number;
  /** False for 'utf-8' until the rest of the file has been judged too. */
  readonly isCertain: boolean;
}

const MARKS: readonly { readonly encoding: TextEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Faults in a beginning that make UTF-8 hopeless whatever follows. */
const HOPELESS_FAULTS = 20;
/** Sequences of three or four bytes that outweigh one fault: Chinese in GBK has far fewer than one for each fault. */
const SEQUENCES_PER_FAULT = 4;

/** Length of the byte order mark of `encoding` at the beginning of `head`, 0 where there is none. */
export function markLength(head: Uint8Array, encoding: TextEncoding): number {
  const mark = MARKS.find((candidate) => candidate.encoding === encoding)?.bytes ?? [];
  return mark.every((byte, index) => head[index] === byte) ? mark.length : 0;
}

/**
 * The encoding by the first bytes of a file: byte order mark, else the pattern of NUL bytes that UTF-16 has,
 * else UTF-8 where it holds, else GB 18030. `isWhole` when there is nothing after `head`. null where it is no text at all.
 */
export function guessEncoding(head: Uint8Array, isWhole: boolean): EncodingGuess | null {
  for (const { encoding, bytes } of MARKS) {
    if (markLength(head, encoding) > 0) return { encoding, markBytes: bytes.length, isCertain: true };
  }
  const utf8 = new Utf8Transcoder();
  utf8.step(head, isWhole);
  const wide = guessUtf16(head, utf8.faults === 0);
  if (wide !== null) return { encoding: wide, markBytes: 0, isCertain: true };
  if (looksBinary(head)) return null;
  if (isUtf8(utf8)) return { encoding: 'utf-8', markBytes: 0, isCertain: isWhole };
  if (!isWhole && utf8.faults < HOPELESS_FAULTS) return { encoding: 'utf-8', markBytes: 0, isCertain: false };
  if (isWhole && utf8.faults < new Gb18030Transcoder().step(head, true).damaged)
    return { encoding: 'utf-8', markBytes: 0, isCertain: true };
  return { encoding: 'gb18030', markBytes: 0, isCertain: true };
}

/** Whether what was read as UTF-8 is UTF-8: faultless, or so full of its longer sequences that the faults are damage. */
export function isUtf8(read: { readonly sequences: number; readonly faults: number }): boolean {
  return read.faults === 0 || read.sequences >= SEQUENCES_PER_FAULT * read.faults;
}

/** Whether reading on as UTF-8 is a waste of time. */
export function isHopelessUtf8(read: { readonly sequences: number; readonly faults: number }): boolean {
  return read.faults >= 1_000 && read.sequences < read.faults;
}

/**
 * Whether a passage of a text in GB 18030 is UTF-8, as in files glued together: most of it decodes without a fault, to
 * other characters. Looks at a window every 64 kB.
 */
export function holdsUtf8(slice: Uint8Array): boolean {
  for (let at = 0; at < slice.length; at += 65_536) if (isPlainlyUtf8(slice, at, Math.min(at + 4_096, slice.length))) return true;
  return false;
}

/**
 * UTF-16 without a mark: ASCII in it leaves NUL bytes at odd (little-endian) or even offsets only. Text that is
 * sound UTF-8 is believed to be UTF-16 only where most of its characters are such pairs.
 */
function guessUtf16(head: Uint8Array, isSoundUtf8: boolean): TextEncoding | null {
  const units = head.length >> 1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < units * 2; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  const most = Math.max(even, odd);
  const least = Math.min(even, odd);
  if (most === 0 || most < units * (isSoundUtf8 ? 0.4 : 0.02) || least * 4 > most) return null;
  const high = odd > even ? 1 : 0;
  let faults = 0;
  for (let at = 0; at < units * 2; at += 2) {
    const unit = ((head[at + high] ?? 0) << 8) | (head[at + 1 - high] ?? 0);
    if (unit >= 0xfffe || (unit < 0x20 && isControl(unit)) || unit === 0) faults += 1;
    else if (unit >= 0xd800 && unit < 0xdc00) {
      const next = ((head[at + 2 + high] ?? 0xdc) << 8) | (head[at + 3 - high] ?? 0);
      if (next < 0xdc00 || next > 0xdfff) faults += 1;
    }
  }
  if (faults * 200 > units) return null;
  return high === 1 ? 'utf-16le' : 'utf-16be';
}

/** Text has hardly any control characters besides blanks and line ends; compressed data and programs are full of them. */
function looksBinary(head: Uint8Array): boolean {
  let controls = 0;
  let nuls = 0;
  for (const byte of head) {
    if (byte === 0) nuls += 1;
    else if (byte < 0x20 && isControl(byte)) controls += 1;
  }
  return (controls >= 4 && controls * 50 > head.length) || (nuls >= 2 && nuls * 3 > head.length);
}

/** Tab, line ends, form feed, and what terminals and DOS wrote into text files, are none. */
function isControl(code: number): boolean {
  return code !== 0 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a && code !== 0x1b;
}
