import { type DecodedFile, rowTexts, type TextEncoding } from '../../../../src/intake/raw-sheet.ts';

export const ENCODINGS: readonly TextEncoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'];

const MARKS: Readonly<Record<TextEncoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  gb18030: [0x84, 0x31, 0x95, 0x33],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

/** Bytes of `text`, with a byte order mark where asked for. Lone surrogates are not provided for. */
export function encodeText(text: string, encoding: TextEncoding, withMark = false): Uint8Array<ArrayBuffer> {
  const mark = withMark ? MARKS[encoding] : [];
  if (encoding === 'utf-8') return Uint8Array.from([...mark, ...new TextEncoder().encode(text)]);
  const bytes: number[] = [...mark];
  if (encoding === 'gb18030') {
    for (const character of text) bytes.push(...gb18030Of(character));
    return Uint8Array.from(bytes);
  }
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (encoding === 'utf-16le') bytes.push(unit & 0xff, unit >> 8);
    else bytes.push(unit >> 8, unit & 0xff);
  }
  return Uint8Array.from(bytes);
}

let gbBytes: Map<string, readonly number[]> | null = null;

/** The runtime has no encoder for GB 18030: its decoder turned round, the algorithm for what lies above U+FFFF. */
function gb18030Of(character: string): readonly number[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return [code];
  if (code >= 0x10000) return quad(code - 0x10000 + 189_000);
  if (gbBytes === null) {
    gbBytes = new Map();
    const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
    for (let pointer = 0; pointer < 39_420; pointer += 1) gbBytes.set(decoder.decode(Uint8Array.from(quad(pointer))), quad(pointer));
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        if (trail !== 0x7f) gbBytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
      }
    }
  }
  const bytes = gbBytes.get(character);
  if (bytes === undefined) throw new RangeError(`U+${code.toString(16)} in GB 18030`);
  return bytes;
}

function quad(pointer: number): readonly number[] {
  return [
    0x81 + Math.floor(pointer / 12_600),
    0x30 + (Math.floor(pointer / 1_260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ];
}

/** CSV as a careful program writes it: quotes where they are needed, and in cells that `alwaysQuoted` names. */
export function writeCsv(
  rows: readonly (readonly string[])[],
  delimiter: string,
  lineEnd: string,
  alwaysQuoted: (row: number, column: number) => boolean = () => false,
): string {
  return rows
    .map((cells, row) => {
      const line = cells.map((cell, column) => {
        const isQuoted = alwaysQuoted(row, column) || cell.includes('"') || /[\r\n]/.test(cell) || cell.includes(delimiter);
        return isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell;
      });
      return line.join(delimiter) + lineEnd;
    })
    .join('');
}

export function rowsOf(decoded: DecodedFile): string[][] {
  const sheet = decoded.sheets[0];
  return sheet === undefined ? [] : rowTexts(sheet, 0, sheet.rowCount);
}

/** Rows as a sheet gives them: all as wide as the rightmost column that holds text. */
export function padded(rows: readonly (readonly string[])[]): string[][] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.findLastIndex((cell) => cell !== '') + 1), 0);
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}
