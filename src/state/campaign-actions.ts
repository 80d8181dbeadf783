import { type BaselineRow, type Campaign, type CampaignTarget, packGaps } from '../model/campaign.ts';
import { numberAt, textAt } from '../model/column-table.ts';
import { gapClassOf } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import { baselineGaps } from '../queries/campaign.ts';
import { askAsOf } from './dataset-actions.ts';
import { notifyFailure } from './import-queue.ts';
import { useAtlas } from './store.ts';

/** The gaps a campaign begins with. */
export interface CampaignBaseline {
  readonly baselineOn: string;
  readonly isLocked: boolean;
  readonly definition: DefinitionSet;
  readonly packed: Pick<Campaign, 'places' | 'gaps'>;
}

/** What the open dataset has of gaps: of the date on the screen, or of a locked date, which is looked up and left again. A failure is said: null. */
export async function readBaseline(
  locked: { readonly date: string; readonly definition: DefinitionSet } | null,
): Promise<CampaignBaseline | null> {
  const { services, activeId, datasets, view } = useAtlas.getState();
  const dataset = activeId === null ? undefined : datasets[activeId];
  if (services === null || dataset === undefined) return null;
  const definition = locked?.definition ?? view.definition;
  const back = dataset.asOf;
  try {
    if (locked !== null && locked.date !== back && !(await askAsOf(locked.date))) return null;
    const table = await services.engine.query(baselineGaps(dataset.schema, definition));
    const rows = Array.from(
      { length: table.numRows },
      (_, row): BaselineRow => ({
        enterpriseId: textAt(table, 'enterprise_id', row) ?? '',
        gapClass: gapClassOf(numberAt(table, 'gap_class', row) ?? 0),
        places: {
          district: textAt(table, 'district', row),
          park: textAt(table, 'park', row),
          street: textAt(table, 'street', row),
          building: textAt(table, 'building', row),
        },
      }),
    );
    return { baselineOn: locked?.date ?? back, isLocked: locked !== null, definition, packed: packGaps(rows) };
  } catch (error) {
    notifyFailure(error, dataset.manifest.title.zh);
    return null;
  } finally {
    if (locked !== null && locked.date !== back && useAtlas.getState().activeId === activeId) await askAsOf(back);
  }
}

export interface CampaignPlan {
  readonly name: string;
  readonly startOn: string;
  readonly endOn: string;
  readonly target: CampaignTarget;
}

/** Starts a campaign on the open dataset, in the place of the one before. Cases without a due date get its last day. */
export function startCampaign({ name, startOn, endOn, target }: CampaignPlan, baseline: CampaignBaseline): void {
  const { baselineOn, isLocked, definition, packed } = baseline;
  const campaign: Campaign = { name: name.trim(), startOn, endOn, baselineOn, isLocked, definition, target, ...packed };
  useAtlas.getState().transactWorklist('campaign-start', (worklist) => ({
    ...worklist,
    campaign,
    cases: worklist.cases.map((work) => (work.dueOn === null ? { ...work, dueOn: endOn } : work)),
  }));
}

/** The campaign goes; its cases stay. */
export function endCampaign(): void {
  useAtlas.getState().transactWorklist('campaign-end', (worklist) => ({ ...worklist, campaign: null }));
}
