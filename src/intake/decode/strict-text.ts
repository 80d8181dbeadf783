import type { TextEncoding } from '../raw-sheet.ts';

export interface StrictText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** Text by its byte order mark, else as UTF-8 where it decodes without a fault, else as GB 18030, which no bytes fail. */
export function decodeStrictText(bytes: Uint8Array): StrictText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}
