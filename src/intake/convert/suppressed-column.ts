import { type ArrowColumn, FlagWriter } from '../../engine/arrow-writer.ts';
import { isSoleTrader } from '../privacy/flag-sole-traders.ts';
import { parseFlag } from '../values/parse-flag.ts';
import type { CellSource } from './cell-source.ts';
import type { PickedRows } from './pick-rows.ts';
import type { ProblemSink } from './problem-log.ts';

const SOLE_TRADER_PREFIX = '92';

/** Of rows [from .. to) of the picked ones: enterprises that stay in the sums and out of lists and maps: those the list hides, and sole traders, whose name is a person's. */
export function suppressedColumn(
  { rows, nameAt, codeBegins }: PickedRows,
  from: number,
  to: number,
  stated: CellSource | null,
  log: ProblemSink,
): ArrowColumn {
  const writer = new FlagWriter('suppressed');
  for (let at = from; at < to; at += 1) {
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
