import { columnSearch, type GroupColumn } from './committee-columns.ts';
import type { Probe } from './committee-conflicts.ts';
import { chooseColumns, columnPool } from './committee-master.ts';
import type { CommitteeModel } from './committee-model.ts';
import { seatPairs } from './committee-pairs.ts';
import { componentRanges, quotasOf } from './committee-quota.ts';

/** Beyond this, all groups that keep the rules are not listed. */
const MOST_ATOMS = 60;
const MOST_NODES = 400_000;
/** So many groups are chosen from at once; fewer where the question is asked often. */
const MOST_COLUMNS = 6000;
export const FEW_COLUMNS = 600;

/** Where few: lists every connected group that keeps the rules, so that «there is no plan» can be certain. */
export function exactProbe(seed: number, left: () => number, mostColumns = MOST_COLUMNS): Probe {
  return async (model, groups) => {
    if (quotasOf(componentRanges(model), groups) === null) return 'impossible';
    const columns = everyGroup(model, left, mostColumns);
    if (columns === null || left() <= 0.1) return 'unknown';
    const answer = await chooseColumns(model, columns, groups, [], { seconds: left(), seed });
    return answer.labels ?? (answer.isImpossible ? 'impossible' : 'unknown');
  };
}

function everyGroup(model: CommitteeModel, left: () => number, mostColumns: number): readonly GroupColumn[] | null {
  if (model.atomCount > MOST_ATOMS || model.unitCount > 2 * MOST_ATOMS) return null;
  const search = columnSearch(model, seatPairs(model, 1));
  const pool = columnPool(model);
  const nothing = new Float64Array(model.atomCount);
  let nodes = 0;
  for (const [first] of model.unitsOf) {
    let isFull = false;
    const found = search.search(
      first ?? 0,
      nothing,
      () => Number.POSITIVE_INFINITY,
      MOST_NODES - nodes,
      (atoms) => {
        if (pool.columns.length < mostColumns) pool.add(atoms);
        else isFull = true;
      },
    );
    nodes += found.nodes;
    if (isFull || !found.isComplete || left() <= 0) return null;
  }
  return pool.columns;
}
