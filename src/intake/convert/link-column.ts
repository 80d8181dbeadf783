import { type ArrowColumn, TextWriter } from '../../engine/arrow-writer.ts';
import { parseOrgName } from '../values/parse-org-name.ts';
import { parseText } from '../values/parse-text.ts';
import { parseUscc } from '../values/parse-uscc.ts';
import { ByteCache } from './byte-cache.ts';
import type { CellBytes, CellSource } from './cell-source.ts';
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
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const cache = new ByteCache((text) => {
    const name = unitName(named.field, text);
    const known = numbers.get(name) ?? numbers.set(name, names.push(name) - 1).get(name);
    return known ?? 0;
  });
  const cell: CellBytes = { bytes: new Uint8Array(0), start: 0, end: 0 };
  // Which name each row has; the names are looked up together, since that is far cheaper.
  const which = Int32Array.from(rows, (row) => {
    named.source.read(row, cell);
    return cell.start === cell.end ? -1 : cache.get(cell.bytes, cell.start, cell.end);
  });
  registry.prepare(
    target.table,
    names.filter((name) => name !== ''),
  );
  const links = names.map((name) => (name === '' ? null : registry.link(target.table, name)));
  const writer = new TextWriter(target.column);
  which.forEach((number, at) => {
    const link = links[number] ?? null;
    if (link === null) {
      writer.appendNull();
      return;
    }
    if (link.grade !== 'sure') {
      log.add(link.grade === 'nearly' ? 'name-linked-nearly' : 'name-not-linked', 'warned', named.column, rows[at] ?? 0);
    }
    writer.append(link.id);
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
