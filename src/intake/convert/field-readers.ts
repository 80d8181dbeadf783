import { type FieldDefinition, fieldOfTable } from '../../model/fields.ts';
import type { ColumnPlan, ImportPlan } from '../../model/import-plan.ts';
import type { ColumnType } from '../../model/table-columns.ts';
import { type TableName, tableDefinition } from '../../model/tables.ts';
import { cleanText, foldText } from '../values/clean-text.ts';
import { nullMarkOf } from '../values/null-marks.ts';
import { parseAmount } from '../values/parse-amount.ts';
import { parseCount, storedCount } from '../values/parse-count.ts';
import { parseDate } from '../values/parse-date.ts';
import { parseDistrictCode } from '../values/parse-district-code.ts';
import { type FlagField, parseFlag } from '../values/parse-flag.ts';
import { parseFormation } from '../values/parse-formation.ts';
import { parseIndustry } from '../values/parse-industry.ts';
import { parseOrgName } from '../values/parse-org-name.ts';
import { parseOrgType } from '../values/parse-org-type.ts';
import { parseOwnership } from '../values/parse-ownership.ts';
import { parseSizeClass } from '../values/parse-size-class.ts';
import { parseStatus } from '../values/parse-status.ts';
import { parseText } from '../values/parse-text.ts';
import { parseUscc } from '../values/parse-uscc.ts';
import { EMPTY, type Parsed, parsedValue } from '../values/parsed.ts';

export type Stored = string | number | boolean | readonly string[];

/** How the cells of one column become what one storage column holds. */
export interface FieldReader {
  readonly column: string;
  readonly type: ColumnType;
  readonly read: (text: string) => Parsed<Stored>;
  /** Bytes that need no reading: plain digits, or a text without anything to fold. */
  readonly shortcut: 'digits' | 'text' | null;
}

export interface ReaderContext {
  readonly table: TableName;
  readonly plan: ImportPlan;
  /** Folded texts that mean «not known» in this file. */
  readonly marks: ReadonlySet<string> | null;
  readonly industryDigits: 4 | null;
}

function mapped<A, B extends Stored>(parsed: Parsed<A>, use: (value: A) => B | null): Parsed<Stored> {
  if (parsed.kind !== 'value') return parsed;
  const value = use(parsed.value);
  return value === null ? EMPTY : { ...parsed, value };
}

const SEPARATORS = /[、;；,，|\n]+/u;

/** Several texts in one cell. */
export function parseTexts(raw: string, marks: ReadonlySet<string> | null): Parsed<readonly string[]> {
  const parsed = parseText(raw, marks);
  if (parsed.kind !== 'value') return parsed;
  const parts = parsed.value
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 0 ? EMPTY : { ...parsed, value: parts };
}

const FLAG_FIELDS: Readonly<Record<string, FlagField>> = { 'enterprise.org_built': 'org_built', 'enterprise.is_operating': 'is_operating' };

function marked(read: (text: string) => Parsed<Stored>, marks: ReadonlySet<string> | null): (text: string) => Parsed<Stored> {
  if (marks === null) return read;
  return (text) => (nullMarkOf(foldText(text), marks) === 'unknown' ? EMPTY : read(text));
}

function readCells(field: FieldDefinition, unit: number, context: ReaderContext): (text: string) => Parsed<Stored> {
  const { marks, plan, industryDigits } = context;
  switch (field.kind) {
    case 'count':
      return (text) => storedCount(parseCount(text, { factor: unit, nullMarks: marks }));
    case 'decimal':
      return (text) => parseAmount(text, unit, marks);
    case 'flag':
      return (text) => parseFlag(text, FLAG_FIELDS[field.id] ?? 'plain', marks);
    case 'date':
      return (text) => parseDate(text, { order: plan.dateOrder, mayBeOpen: /_to$|_end$|until/.test(field.column ?? ''), nullMarks: marks });
    case 'uscc':
      return (text) => mapped(parseUscc(text), ({ code }) => code);
    case 'district-code':
      return marked((text) => {
        const parsed = parseDistrictCode(text);
        // A name stands for itself until a list of districts says its code.
        if (parsed.kind === 'unreadable' && parsed.reason === 'district-is-name') return parsedValue(cleanText(text));
        return mapped(parsed, ({ code }) => code);
      }, marks);
    case 'industry':
      return marked((text) => parseIndustry(text, { digits: industryDigits }), marks);
    case 'size-class':
      return marked(parseSizeClass, marks);
    case 'ownership':
      return marked((text) => mapped(parseOwnership(text), ({ ownership }) => ownership), marks);
    case 'status':
      return marked((text) => mapped(parseStatus(text), ({ status }) => status), marks);
    case 'formation':
      return marked(parseFormation, marks);
    case 'org-type':
      return marked(parseOrgType, marks);
    case 'texts':
      return (text) => parseTexts(text, marks);
    case 'name':
      return field.id === 'org_name' ? (text) => mapped(parseOrgName(text, marks), (name) => name) : (text) => parseText(text, marks);
    default:
      return (text) => parseText(text, marks);
  }
}

/** Kinds that other files read: coordinates together, titles into a table of their own, remarks nowhere. */
const READ_ELSEWHERE: ReadonlySet<string> = new Set(['longitude', 'latitude', 'lonlat', 'tags', 'row-number']);

/** The reader of a mapped column; null where its field has no storage column of the kind read here. */
export function readerOf(planned: ColumnPlan, context: ReaderContext): FieldReader | null {
  const field = planned.field === null ? null : fieldOfTable(context.table, planned.field);
  if (field === null || READ_ELSEWHERE.has(field.kind)) return null;
  const column = field.column ?? (field.id === 'industry' ? 'industry_code' : null);
  if (column === null) return null;
  const type = tableDefinition(context.table).columns[column]?.type;
  if (type === undefined) return null;
  const read = readCells(field, planned.unit, context);
  const isPlainText = type === 'text' && (field.kind === 'text' || field.kind === 'name');
  const shortcut = field.kind === 'count' && planned.unit === 1 ? 'digits' : isPlainText && context.marks === null ? 'text' : null;
  return { column, type, read, shortcut };
}
