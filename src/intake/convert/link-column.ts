import { type ArrowColumn, TextWriter } from '../../engine/arrow-writer.ts';
import { parseOrgName } from '../values/parse-org-name.ts';
import { parseText } from '../values/parse-text.ts';
import { parseUscc } from '../values/parse-uscc.ts';
import type { CellSource } from './cell-source.ts';
import type { ProblemSink } from './problem-log.ts';
import type { UnitRegistry } from './unit-registry.ts';
import type { NameTarget } from './virtual-targets.ts';

export interface NamedColumn {
  readonly field: string;
  readonly source: CellSource;
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
  const names = Array.from(rows, (row) => unitName(named.field, named.source.text(row)));
  registry.prepare(
    target.table,
    names.filter((name) => name !== ''),
  );
  const writer = new TextWriter(target.column);
  names.forEach((name, at) => {
    if (name === '') {
      writer.appendNull();
      return;
    }
    const { id, grade } = registry.link(target.table, name);
    if (grade !== 'sure') log.add(grade === 'nearly' ? 'name-linked-nearly' : 'name-not-linked', 'warned', named.column, rows[at] ?? 0);
    writer.append(id);
  });
  return writer.finish();
}

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
