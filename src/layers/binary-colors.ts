/** RGBA bytes as a deck.gl attribute; `normalized` is read (bytes become 0–1) though the types do not name it. */
export function binaryColors(value: Uint8Array) {
  return { value, size: 4, normalized: true };
}
