import { type ArrowColumn, FlagWriter } from '../../engine/arrow-writer.ts';
import { isSoleTrader } from '../privacy/flag-sole-traders.ts';
import { parseFlag } from '../values/parse-flag.ts';
import type { CellSource } from './cell-source.ts';
import type { PickedRows } from './pick-rows.ts';
import type { ProblemSink } from './problem-log.ts';

const SOLE_TRADER_PREFIX = '92';

/** Enterprises that stay in the sums and out of lists and maps: those the list hides, and sole traders, whose name is a person's. */
export function suppressedColumn({ rows, nameAt, codeBegins }: PickedRows, stated: CellSource | null, log: ProblemSink): ArrowColumn {
  const writer = new FlagWriter('suppressed');
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const flag = stated === null ? null : parseFlag(stated.text(row));
    const isHidden = flag?.kind === 'value' && flag.value;
    // A code settles it; without one the name has to be looked at.
    const isPerson = !isHidden && (codeBegins(at, SOLE_TRADER_PREFIX) ?? isSoleTrader('', nameAt(at)));
    if (isPerson) log.add('sole-trader-hidden', 'warned', null, row);
    writer.append(isHidden || isPerson);
  }
  return writer.finish();
}
