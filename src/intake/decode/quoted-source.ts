const QUOTE = 0x22;

/**
 * The text of a quoted cell as it stood in the file after its opening quote: quotes doubled again up to `closedAt`, where
 * the closing quote stood (null where there was none); what followed that is as it was.
 */
export function quotedSource(content: Uint8Array, closedAt: number | null): Uint8Array {
  const quotedTo = closedAt ?? content.length;
  const source = new Uint8Array(content.length * 2 + 1);
  let written = 0;
  for (let index = 0; index < content.length; index += 1) {
    const byte = content[index] ?? 0;
    if (index === closedAt || (index < quotedTo && byte === QUOTE)) {
      source[written] = QUOTE;
      written += 1;
    }
    source[written] = byte;
    written += 1;
  }
  if (closedAt === content.length) {
    source[written] = QUOTE;
    written += 1;
  }
  return source.subarray(0, written);
}
