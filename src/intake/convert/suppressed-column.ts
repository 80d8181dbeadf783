import { type ArrowColumn, FlagWriter } from '../../engine/arrow-writer.ts';
import { isSoleTrader } from '../privacy/flag-sole-traders.ts';
import { parseFlag } from '../values/parse-flag.ts';
import type { CellSource } from './cell-source.ts';
import type { ProblemSink } from './problem-log.ts';

export interface HidingSources {
  readonly uscc: CellSource | null;
  readonly name: CellSource | null;
  /** The list's own 隐去. */
  readonly suppressed: CellSource | null;
}

/** Enterprises that stay in the sums and out of lists and maps: those the list hides, and sole traders, whose name is a person's. */
export function suppressedColumn({ uscc, name, suppressed }: HidingSources, rows: Uint32Array, log: ProblemSink): ArrowColumn {
  const writer = new FlagWriter('suppressed');
  for (const row of rows) {
    const stated = suppressed === null ? null : parseFlag(suppressed.text(row));
    const isHidden = stated?.kind === 'value' && stated.value;
    const isPerson = !isHidden && isSoleTrader(uscc?.text(row) ?? '', name?.text(row) ?? '');
    if (isPerson) log.add('sole-trader-hidden', 'warned', null, row);
    writer.append(isHidden || isPerson);
  }
  return writer.finish();
}
