import { builtInKind, formatKind, type NumberKind } from './number-format.ts';
import { attribute, plainText, type XmlHandler } from './xml-stream.ts';

/** Handlers of the small parts of an Office Open XML workbook (ECMA-376 part 1, 18). */

interface Relationship {
  readonly id: string;
  /** Last word of its type: 'worksheet', 'sharedStrings', …, the same in the strict and the transitional form. */
  readonly type: string;
  readonly target: string;
}

export class RelationshipsPart implements XmlHandler {
  readonly found: Relationship[] = [];

  open(name: string, attributes: string): void {
    if (name !== 'Relationship') return;
    const type = attribute(attributes, 'Type') ?? '';
    this.found.push({
      id: attribute(attributes, 'Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: (attribute(attributes, 'Target') ?? '').replaceAll('\\', '/'),
    });
  }

  close(): void {}
  text(): void {}
}

export interface SheetReference {
  readonly name: string;
  readonly relationshipId: string;
  readonly isHidden: boolean;
}

export class WorkbookPart implements XmlHandler {
  readonly sheets: SheetReference[] = [];
  is1904 = false;

  open(name: string, attributes: string): void {
    if (name === 'workbookPr') this.is1904 = isTrue(attribute(attributes, 'date1904'));
    if (name !== 'sheet') return;
    const state = attribute(attributes, 'state');
    this.sheets.push({
      name: attribute(attributes, 'name') ?? '',
      relationshipId: attribute(attributes, 'id') ?? '',
      isHidden: state === 'hidden' || state === 'veryHidden',
    });
  }

  close(): void {}
  text(): void {}
}

function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true';
}

/** Gives what each cell format (xf) does with numbers, by its index. */
export class StylesPart implements XmlHandler {
  readonly kinds: NumberKind[] = [];
  private readonly custom = new Map<number, NumberKind>();
  private isInCellFormats = false;

  open(name: string, attributes: string): void {
    if (name === 'numFmt')
      this.custom.set(Number(attribute(attributes, 'numFmtId')), formatKind(attribute(attributes, 'formatCode') ?? ''));
    else if (name === 'cellXfs') this.isInCellFormats = true;
    else if (name === 'xf' && this.isInCellFormats) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      this.kinds.push(this.custom.get(id) ?? builtInKind(id));
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.isInCellFormats = false;
  }

  text(): void {}
}

/** Plain text of a string item: all its runs, without the phonetic guide that stands beside them. */
export class RichText {
  private parts = '';
  private isText = false;
  private isPhonetic = false;

  open(name: string): void {
    if (name === 't') this.isText = true;
    else if (name === 'rPh') this.isPhonetic = true;
  }

  close(name: string): void {
    if (name === 't') this.isText = false;
    else if (name === 'rPh') this.isPhonetic = false;
  }

  text(text: string): void {
    if (this.isText && !this.isPhonetic) this.parts += text;
  }

  take(): string {
    const text = cellString(this.parts);
    this.parts = '';
    return text;
  }
}

/** Characters that XML cannot hold are written _x000D_ (22.9.2.19, ST_Xstring). */
export function cellString(raw: string): string {
  const text = plainText(raw);
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

export class SharedStringsPart implements XmlHandler {
  readonly strings: string[] = [];
  private readonly item = new RichText();

  open(name: string): void {
    this.item.open(name);
  }

  close(name: string): void {
    if (name === 'si') this.strings.push(this.item.take());
    else this.item.close(name);
  }

  text(text: string): void {
    this.item.text(text);
  }
}

/** Counts comments without reading them. A thread's first comment has a stand-in among the plain ones. */
export class CommentsPart implements XmlHandler {
  count = 0;

  open(name: string, attributes: string): void {
    if (name === 'comment') this.count += 1;
    else if (name === 'threadedComment' && attribute(attributes, 'parentId') !== null) this.count += 1;
  }

  close(): void {}
  text(): void {}
}

/** What names people and places of work; the program's own name, dates and counters say nothing about them. */
const TELLING = new Set([
  'creator',
  'lastModifiedBy',
  'title',
  'subject',
  'description',
  'keywords',
  'category',
  'Company',
  'Manager',
  'property',
]);

/** Counts document properties that hold something, without keeping what. */
export class PropertiesPart implements XmlHandler {
  count = 0;
  private telling = '';
  private hasText = false;

  open(name: string): void {
    if (!TELLING.has(name)) return;
    this.telling = name;
    this.hasText = false;
  }

  close(name: string): void {
    if (name !== this.telling) return;
    this.telling = '';
    if (this.hasText) this.count += 1;
  }

  text(text: string): void {
    if (text.trim() !== '') this.hasText = true;
  }
}
