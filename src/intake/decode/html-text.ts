const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  times: '×',
  deg: '°',
  prime: '′',
  Prime: '″',
  radic: '√',
  plusmn: '±',
  permil: '‰',
  yen: '¥',
  copy: '©',
  reg: '®',
};

/** Text between two tags as a browser shows it: white space collapsed, entities resolved. */
export function htmlText(raw: string): string {
  const collapsed = raw.replace(/[ \t\r\n\f]+/g, ' ');
  if (!collapsed.includes('&')) return collapsed;
  return collapsed.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));?/g, resolve);
}

function resolve(whole: string, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined): string {
  if (name !== undefined) return ENTITIES[name] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
