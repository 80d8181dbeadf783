const HEADER_BYTES = 28;
const SECTION_BYTES = 20;
const BYTES_TEXT = 30;
const WIDE_TEXT = 31;

/** Ids of what tells who made a document ([MS-OSHARED] 2.3.3.2): title, subject, author, keywords, remarks, last author. */
export const SUMMARY_IDS: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 8]);
/** Category, manager, company. */
export const DOCUMENT_IDS: ReadonlySet<number> = new Set([2, 14, 15]);

/** How many of the properties `ids` hold a text, in the first section of a property set ([MS-OLEPS] 2.21); 0 where it is damaged. */
export function countProperties(bytes: Uint8Array, ids: ReadonlySet<number>): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (at: number): number => (at >= 0 && at + 4 <= bytes.length ? view.getUint32(at, true) : 0);
  if (number(HEADER_BYTES - 4) === 0) return 0;
  const section = number(HEADER_BYTES + SECTION_BYTES - 4);
  const properties = Math.min(number(section + 4), Math.floor(bytes.length / 8));
  let found = 0;
  for (let index = 0; index < properties; index += 1) {
    const entry = section + 8 + index * 8;
    if (!ids.has(number(entry))) continue;
    const at = section + number(entry + 4);
    const signs = number(at + 4);
    // A text of one sign is the zero at its end.
    if ([BYTES_TEXT, WIDE_TEXT].includes(number(at) & 0xffff) && signs > 1 && number(at + 8) !== 0) found += 1;
  }
  return found;
}
