/** What an XmlStream calls. Names come without their prefix; attributes and text as written, for `attribute` and `plainText`. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** No tag or text of a spreadsheet comes near it: a cell holds 32,767 characters. */
const REST_LIMIT = 64 * 1024 * 1024;

/**
 * Reads XML piece by piece without building a tree: sheets of a million rows do not fit into memory as one.
 * Not validating; entities beyond the five of XML are never expanded. Throws Error where a tag never ends.
 */
export class XmlStream {
  private readonly handler: XmlHandler;
  private rest = '';

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  push(chunk: string): void {
    const data = this.rest === '' ? chunk : this.rest + chunk;
    let at = 0;
    for (;;) {
      const tag = data.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at) this.handler.text(data.slice(at, tag));
      at = tag;
      const next = this.markup(data, tag);
      if (next < 0) break;
      at = next;
    }
    this.rest = data.slice(at);
    if (this.rest.length > REST_LIMIT) throw new Error('XML token without an end');
  }

  /** To be called after the last piece. */
  finish(): void {
    if (this.rest.trimStart().startsWith('<')) throw new Error('XML ends inside a tag');
    this.rest = '';
  }

  /** Where the markup at `start` ends, or -1 while its end has not come. */
  private markup(data: string, start: number): number {
    const second = data.charCodeAt(start + 1);
    if (second === 0x21) return this.declaration(data, start);
    if (second === 0x3f) return after(data, '?>', start + 2);
    const end = tagEnd(data, start + 1);
    if (end < 0) return -1;
    if (second === 0x2f) {
      this.handler.close(localName(data, start + 2, end).name);
      return end + 1;
    }
    const isEmpty = data.charCodeAt(end - 1) === 0x2f;
    const { name, stop } = localName(data, start + 1, isEmpty ? end - 1 : end);
    this.handler.open(name, data.slice(stop, isEmpty ? end - 1 : end));
    if (isEmpty) this.handler.close(name);
    return end + 1;
  }

  private declaration(data: string, start: number): number {
    // The longest opening, '<![CDATA[', must be whole before it can be told from the others.
    if (data.length - start < 9) return -1;
    if (data.startsWith('<!--', start)) return after(data, '-->', start + 4);
    if (data.startsWith('<![CDATA[', start)) {
      const end = data.indexOf(']]>', start);
      if (end < 0) return -1;
      this.handler.text(data.slice(start + 9, end).replaceAll('&', '&amp;'));
      return end + 3;
    }
    const close = data.indexOf('>', start);
    const subset = data.indexOf('[', start);
    return subset >= 0 && subset < close ? after(data, ']>', subset) : close < 0 ? -1 : close + 1;
  }
}

function after(data: string, what: string, from: number): number {
  const at = data.indexOf(what, from);
  return at < 0 ? -1 : at + what.length;
}

/** A '>' inside quotes does not end a tag. */
function tagEnd(data: string, from: number): number {
  let quote = 0;
  for (let at = from; at < data.length; at += 1) {
    const code = data.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return at;
    else if (code === 0x22 || code === 0x27) quote = code;
  }
  return -1;
}

function localName(data: string, from: number, end: number): { name: string; stop: number } {
  let start = from;
  let stop = from;
  for (; stop < end; stop += 1) {
    const code = data.charCodeAt(stop);
    if (code <= 0x20) break;
    if (code === 0x3a) start = stop + 1;
  }
  return { name: data.slice(start, stop), stop };
}

/** An attribute by its name without prefix (any prefix fits), unescaped; null where there is none. */
export function attribute(attributes: string, name: string): string | null {
  let at = 0;
  for (;;) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return null;
    const open = skipBlank(attributes, equals + 1);
    const close = attributes.indexOf(attributes.charAt(open), open + 1);
    if (close < 0) return null;
    if (endsWithName(attributes, at, equals, name)) return unescapeXml(attributes.slice(open + 1, close));
    at = close + 1;
  }
}

function endsWithName(attributes: string, from: number, equals: number, name: string): boolean {
  let end = equals;
  while (end > from && attributes.charCodeAt(end - 1) <= 0x20) end -= 1;
  const start = end - name.length;
  if (start < from || !attributes.startsWith(name, start)) return false;
  const before = attributes.charCodeAt(start - 1);
  return start === from || before <= 0x20 || before === 0x3a;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w+));/g, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}

/** Text between tags as it is meant: entities resolved, line ends as XML reads them. */
export function plainText(text: string): string {
  return unescapeXml(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
}
