import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import { gapClassOf } from '../model/coverage.ts';
import { TAGS } from '../model/fact.ts';
import { industryDivision } from '../model/industry.ts';
import type { EnterpriseUnit } from '../model/plan-scenario.ts';
import type { PlanScope } from '../model/plan-scope.ts';
import { METRICS } from '../model/rate.ts';

/** Rows of `planEnterprises` as units, each enterprise once, and the row on the map of each by its id. */
export function enterpriseUnitsOf(table: ColumnTable): {
  readonly units: readonly EnterpriseUnit[];
  readonly rowOf: ReadonlyMap<string, number>;
} {
  const rowOf = new Map<string, number>();
  const units: EnterpriseUnit[] = [];
  for (let row = 0; row < table.numRows; row += 1) {
    const id = textAt(table, 'enterprise_id', row);
    // A list may name an enterprise twice: the first stands for it.
    if (id === null || rowOf.has(id)) continue;
    rowOf.set(id, numberAt(table, 'row', row) ?? -1);
    units.push(unitAt(table, row, id));
  }
  return { units, rowOf };
}

function unitAt(table: ColumnTable, row: number, id: string): EnterpriseUnit {
  const text = (name: string): string | null => textAt(table, name, row);
  const number = (name: string): number | null => numberAt(table, name, row);
  const full = number('members_full');
  const hasWork = number('has_work') === 1;
  const hasOtherWork = number('has_union') === 1;
  return {
    kind: 'enterprise',
    id,
    nameZh: text('name_zh'),
    nameEn: null,
    lon: number('lon'),
    lat: number('lat'),
    park: { id: text('park_id'), zh: text('park_zh'), en: text('park_en') },
    uscc: text('uscc'),
    building: { id: text('building_id'), zh: text('building_zh'), en: text('building_en') },
    industry: industryDivision(text('industry_code')),
    membersFull: full,
    members: full === null ? null : full + (number('members_probationary') ?? 0),
    staff: number('staff'),
    isCovered: false,
    tags: TAGS.filter((_, bit) => ((number('tags') ?? 0) & (1 << bit)) !== 0),
    current: text('instructor_id'),
    work: hasOtherWork ? 'other' : hasWork ? 'instructor' : 'none',
    gapClass: gapClassOf(number('gap_class') ?? 0),
    fallback: { organization: filled(text('lead_org_zh')), community: filled(text('community_name')) },
  };
}

function filled(text: string | null): string | null {
  return text === null || text === '' ? null : text;
}

/** From the answers of `rates` and `planEnterpriseCounts`. */
export function planScopeOf(rates: ColumnTable, counts: ColumnTable): PlanScope {
  return {
    hidden: numberAt(counts, 'hidden', 0) ?? 0,
    rates: Array.from({ length: rates.numRows }, (_, row) => {
      const metric = METRICS.find((code) => code === textAt(rates, 'metric', row));
      const [numerator, denominator] = [numberAt(rates, 'numerator', row), numberAt(rates, 'denominator', row)];
      return metric === undefined || numerator === null || denominator === null ? null : { metric, numerator, denominator };
    }).filter((rate) => rate !== null),
  };
}
