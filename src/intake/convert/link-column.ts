import { type ArrowColumn, TextWriter } from '../../engine/arrow-writer.ts';
import { parseOrgName } from '../values/parse-org-name.ts';
import { parseText } from '../values/parse-text.ts';
import { parseUscc } from '../values/parse-uscc.ts';
import type { CellCodes } from './cell-codes.ts';
import type { ProblemSink } from './problem-log.ts';
import type { UnitRegistry } from './unit-registry.ts';
import type { NameTarget } from './virtual-targets.ts';

export interface NamedColumn {
  readonly field: string;
  readonly codes: () => CellCodes;
  readonly column: number;
}

/** Keys of another table's rows from their names: linked where the row is known, else the name stands for it. */
export function linkColumn(
  named: NamedColumn,
  target: NameTarget,
  rows: Uint32Array,
  registry: UnitRegistry,
  log: ProblemSink,
): ArrowColumn {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const eachNumber = named.codes().eachReader((text) => {
    const name = unitName(named.field, text);
    const known = numbers.get(name) ?? numbers.set(name, names.push(name) - 1).get(name);
    return known ?? 0;
  });
  // Which name each row has; the names are looked up together, since that is far cheaper.
  const which = new Int32Array(rows.length);
  eachNumber(0, rows.length, (number, at) => {
    which[at] = number ?? -1;
  });
  registry.prepare(
    target.table,
    names.filter((name) => name !== ''),
  );
  const links = names.map((name) => {
    if (name === '') return null;
    const { id, grade } = registry.link(target.table, name);
    return { grade, utf8: encoder.encode(id) };
  });
  const writer = new TextWriter(target.column);
  for (let at = 0; at < rows.length; at += 1) {
    const link = links[which[at] as number] ?? null;
    if (link === null) {
      writer.appendNull();
      continue;
    }
    if (link.grade !== 'sure') {
      log.add(link.grade === 'nearly' ? 'name-linked-nearly' : 'name-not-linked', 'warned', named.column, rows[at] ?? 0);
    }
    writer.appendBytes(link.utf8, 0, link.utf8.length);
  }
  return writer.finish();
}

const encoder = new TextEncoder();

/** '' where the cell names nothing. */
function unitName(field: string, text: string): string {
  if (text === '') return '';
  if (field.endsWith('_uscc')) {
    const code = parseUscc(text);
    return code.kind === 'value' ? code.value.code : '';
  }
  const name = field === 'org_name' ? parseOrgName(text) : parseText(text);
  return name.kind === 'value' ? (name.value ?? '') : '';
}
