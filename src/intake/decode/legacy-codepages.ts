/** Windows code pages by the name that TextDecoder knows. */
const NAMES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  10008: 'gbk',
  54936: 'gb18030',
  65001: 'utf-8',
};

/**
 * Stands in for SheetJS's table of code pages (470 kB of source, for `set_cptable`): every browser has
 * the tables already. Decoding only.
 */
export const legacyCodepages = {
  utils: {
    decode(codepage: number, data: string | ArrayLike<number>): string {
      const bytes = typeof data === 'string' ? Uint8Array.from(data, (letter) => letter.charCodeAt(0)) : Uint8Array.from(data);
      return decoderOf(codepage).decode(bytes);
    },
    hascp(codepage: number): boolean {
      return codepage in NAMES || (codepage >= 1250 && codepage <= 1258);
    },
  },
};

const decoders = new Map<number, TextDecoder>();

function decoderOf(codepage: number): TextDecoder {
  const known = decoders.get(codepage);
  if (known !== undefined) return known;
  const name = NAMES[codepage] ?? (codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : 'windows-1252');
  const decoder = new TextDecoder(name, { ignoreBOM: true });
  decoders.set(codepage, decoder);
  return decoder;
}
