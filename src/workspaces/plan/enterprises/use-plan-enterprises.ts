import { useMemo } from 'react';
import { numberAt } from '../../../model/column-table.ts';
import type { GapClass } from '../../../model/coverage.ts';
import type { EnterpriseUnit } from '../../../model/plan-scenario.ts';
import type { PlanScope } from '../../../model/plan-scope.ts';
import { planEnterpriseCounts, planEnterprises } from '../../../queries/plan-enterprises.ts';
import { rates } from '../../../queries/rates.ts';
import { enterpriseUnitsOf, planScopeOf } from '../../../state/plan-enterprises.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';

/** Enterprises that one plan takes in at most: more would neither be searched nor read through. */
export const MOST_PLANNED = 5000;

export interface PlanEnterprises {
  /** Null until they are known, and where there are more than are planned at once. */
  readonly units: readonly EnterpriseUnit[] | null;
  readonly scope: PlanScope | null;
  /** Row on the map by id; empty until known. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** How many there are that may be shown; null until known. */
  readonly found: number | null;
  readonly hidden: number;
  /** Of whom too little is known to tell their class, hidden ones among them. */
  readonly unknown: number;
  readonly error: unknown;
}

const UNKNOWN: readonly GapClass[] = ['unknown'];
const NO_ROWS: ReadonlyMap<string, number> = new Map();

/** Uncovered enterprises of these classes under the present filter and definition, as a new scenario takes them in. */
export function usePlanEnterprises(classes: readonly GapClass[]): PlanEnterprises {
  const dataset = useActiveDataset();
  const { filter, definition } = useAtlas((state) => state.view);
  const version = dataset?.version ?? 0;
  const schema = dataset?.schema ?? null;
  const counts = useQuery(schema === null ? null : planEnterpriseCounts(schema, definition, filter, classes), version);
  const unclear = useQuery(schema === null ? null : planEnterpriseCounts(schema, definition, filter, UNKNOWN), version);
  const all = useQuery(schema === null ? null : rates(schema, definition, filter), version);
  const rows = useQuery(schema === null ? null : planEnterprises(schema, definition, filter, classes, MOST_PLANNED), version);
  const read = useMemo(() => (rows.table === null ? null : enterpriseUnitsOf(rows.table)), [rows.table]);
  const scope = useMemo(
    () => (all.table === null || counts.table === null ? null : planScopeOf(all.table, counts.table)),
    [all.table, counts.table],
  );
  const isCurrent = counts.isCurrent && all.isCurrent && rows.isCurrent;
  const found = counts.table === null || !isCurrent ? null : (numberAt(counts.table, 'found', 0) ?? 0);
  return {
    units: !isCurrent || found === null || found > MOST_PLANNED ? null : (read?.units ?? null),
    scope: isCurrent ? scope : null,
    rowOf: read?.rowOf ?? NO_ROWS,
    found,
    hidden: scope?.hidden ?? 0,
    unknown: unclear.table === null ? 0 : (numberAt(unclear.table, 'found', 0) ?? 0) + (numberAt(unclear.table, 'hidden', 0) ?? 0),
    error: counts.error ?? all.error ?? rows.error,
  };
}
