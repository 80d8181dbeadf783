/** The runtime decodes GBK and has no encoder: its decoder turned round. */
let bytesOf: ReadonlyMap<string, readonly [number, number]> | null = null;

function gbkTable(): ReadonlyMap<string, readonly [number, number]> {
  if (bytesOf !== null) return bytesOf;
  const table = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\uFFFD' && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  bytesOf = table;
  return table;
}

/** Throws RangeError on a character that GBK does not have. */
export function encodeGbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? [code] : gbkTable().get(character);
    if (pair === undefined) throw new RangeError(`not in GBK: U+${code.toString(16)}`);
    bytes.push(...pair);
  }
  return Uint8Array.from(bytes);
}
