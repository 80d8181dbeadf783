/**
 * Text of an HTML or XML file: by its mark of byte order, else by the encoding it states, where it decodes
 * without a fault, else as UTF-8, else as GB18030, which no bytes fail.
 */
export function markupText(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  return strict(bytes, statedEncoding(bytes)) ?? strict(bytes, 'utf-8') ?? new TextDecoder('gb18030').decode(bytes);
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function statedEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const stated = /<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)|<meta[^>]*?charset\s*=\s*["']?([\w-]+)/i.exec(head);
  const name = (stated?.[1] ?? stated?.[2] ?? 'utf-8').toLowerCase();
  // GB18030 holds all of GB2312 and GBK, and the newer characters that such files have in spite of their name.
  return /^(gb2312|gbk|gb_2312-80|x-gbk|cp936)$/.test(name) ? 'gb18030' : name;
}
