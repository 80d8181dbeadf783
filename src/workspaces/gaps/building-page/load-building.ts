import { numberAt } from '../../../model/column-table.ts';
import type { DefinitionSet } from '../../../model/definition-set.ts';
import { EMPTY_FILTER } from '../../../model/filter.ts';
import type { GapThresholds } from '../../../model/gap-thresholds.ts';
import { buildingOrganizations, buildingPageHead, buildingTenants } from '../../../queries/building-page.ts';
import { gapClassCounts } from '../../../queries/ranked-gaps.ts';
import type { Services } from '../../../state/services.ts';
import type { BuildingAnswers } from './building-content.ts';

/** Asks everything about one building; null where there is none of that id. Rejects with AtlasError, 'cancelled' among them. */
export async function loadBuilding(
  engine: Services['engine'],
  schema: string,
  definition: DefinitionSet,
  thresholds: GapThresholds,
  buildingId: string,
  signal: AbortSignal,
): Promise<BuildingAnswers | null> {
  const head = await engine.query(buildingPageHead(schema, definition, buildingId), { signal });
  if (head.numRows === 0) return null;
  const ix = numberAt(head, 'ix', 0) ?? -1;
  const [tenants, organizations, classes] = await Promise.all([
    engine.query(buildingTenants(schema, definition, ix, thresholds), { signal }),
    engine.query(buildingOrganizations(schema, ix), { signal }),
    engine.query(gapClassCounts(schema, definition, { ...EMPTY_FILTER, buildings: [buildingId] }, thresholds), { signal }),
  ]);
  return { head, tenants, organizations, classes };
}
