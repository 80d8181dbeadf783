import { type ArrowColumn, IntegerWriter } from '../../engine/arrow-writer.ts';
import { parseCount, storedCount } from '../values/parse-count.ts';
import type { CellSource } from './cell-source.ts';

/**
 * Full members of an organization from a list that prints all members and the probationary ones among them. Without the latter
 * nothing follows: a total alone cannot decide the rule of three.
 */
export function fullMembersColumn(total: CellSource, probationary: CellSource, rows: Uint32Array): ArrowColumn {
  const writer = new IntegerWriter('members_full');
  const count = (source: CellSource, row: number): number | null => {
    const parsed = storedCount(parseCount(source.text(row)));
    return parsed.kind === 'value' ? parsed.value : null;
  };
  for (const row of rows) {
    const [all, some] = [count(total, row), count(probationary, row)];
    if (all === null || some === null || some > all) writer.appendNull();
    else writer.append(all - some);
  }
  return writer.finish();
}
