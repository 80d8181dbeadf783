import { tableDefinition } from '../../model/tables.ts';
import { parseFormation } from '../values/parse-formation.ts';
import { parseOrgName } from '../values/parse-org-name.ts';
import { parseOwnership } from '../values/parse-ownership.ts';
import { parseStatus } from '../values/parse-status.ts';
import { EMPTY, type Parsed, parsedValue } from '../values/parsed.ts';
import type { FieldReader, ReaderContext, Stored } from './field-readers.ts';

/** What else a cell says: a state tells whether an enterprise operates, an organization's name that there is one. */
const COMPANIONS: Readonly<Record<string, readonly { readonly column: string; readonly read: (text: string) => Parsed<Stored> }[]>> = {
  'enterprise.status': [{ column: 'is_operating', read: (text) => part(parseStatus(text), ({ isOperating }) => isOperating) }],
  'enterprise.ownership': [{ column: 'unit_category', read: (text) => part(parseOwnership(text), ({ unitCategory }) => unitCategory) }],
  // 联合组建 in a column that asks whether there is an organization says how it was formed, too.
  'enterprise.org_built': [{ column: 'org_formation', read: (text) => quiet(parseFormation(text)) }],
  org_name: [{ column: 'org_built', read: (text) => hasOrganization(text) }],
};

function part<T>(parsed: Parsed<T>, use: (value: T) => Stored | null): Parsed<Stored> {
  const value = parsed.kind === 'value' ? use(parsed.value) : null;
  return value === null ? EMPTY : parsedValue(value);
}

function quiet(parsed: Parsed<Stored>): Parsed<Stored> {
  return parsed.kind === 'value' ? parsed : EMPTY;
}

/** «无» in a column of organizations is a statement; a blank cell is none. */
function hasOrganization(text: string): Parsed<Stored> {
  const parsed = parseOrgName(text);
  return parsed.kind === 'value' ? parsedValue(parsed.value !== null) : EMPTY;
}

/** Readers of further storage columns for the cells of a field, in lists of the context's table. */
export function companionReaders(field: string, { table }: ReaderContext): readonly FieldReader[] {
  if (table !== 'enterprise') return [];
  return (COMPANIONS[field] ?? []).flatMap(({ column, read }) => {
    const type = tableDefinition(table).columns[column]?.type;
    return type === undefined ? [] : [{ column, type, read, shortcut: null }];
  });
}
