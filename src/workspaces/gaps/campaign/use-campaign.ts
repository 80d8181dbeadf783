import { useMemo } from 'react';
import type { Campaign } from '../../../model/campaign.ts';
import type { CampaignFacts, GapNow } from '../../../model/campaign-progress.ts';
import { type ColumnTable, numberAt, textAt } from '../../../model/column-table.ts';
import { type GapClass, gapClassOf } from '../../../model/coverage.ts';
import type { Worklist } from '../../../model/worklist.ts';
import { campaignGapsNow, freshGaps } from '../../../queries/campaign.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';
import { mirrorVersion, useActiveWorklist, useMirror } from '../../../state/worklist-state.ts';

export interface CampaignInForce {
  readonly dataset: LoadedDataset;
  readonly worklist: Worklist;
  readonly campaign: Campaign;
  /** null while the tables are asked. */
  readonly facts: CampaignFacts | null;
  readonly error: unknown;
}

/** The campaign of the open dataset and what its list says now; null where there is none. */
export function useCampaign(): CampaignInForce | null {
  const dataset = useActiveDataset();
  const worklist = useActiveWorklist();
  const { campaign } = worklist;
  const mirrored = useMirror((state) => (dataset === null ? undefined : state[dataset.manifest.id]));
  const isReady = dataset !== null && campaign !== null && mirrored?.version === dataset.version && mirrored.worklist.campaign === campaign;
  const version = isReady ? mirrorVersion(dataset.version, mirrored.keysRevision) : 0;
  const now = useQuery(isReady ? campaignGapsNow(dataset.schema, campaign.definition) : null, version);
  const fresh = useQuery(isReady ? freshGaps(dataset.schema, campaign.definition, campaign.baselineOn) : null, version);
  const facts = useMemo(
    () => (now.table === null || fresh.table === null ? null : factsOf(now.table, fresh.table)),
    [now.table, fresh.table],
  );
  return dataset === null || campaign === null ? null : { dataset, worklist, campaign, facts, error: now.error ?? fresh.error };
}

export function factsOf(now: ColumnTable, fresh: ColumnTable): CampaignFacts {
  const units = new Map<string, GapNow>();
  for (let row = 0; row < now.numRows; row += 1) {
    units.set(textAt(now, 'enterprise_id', row) ?? '', {
      gapClass: gapClassOf(numberAt(now, 'gap_class', row) ?? 0),
      coveredOn: textAt(now, 'covered_on', row),
    });
  }
  const counts: Record<'fresh' | 'reclassified', Partial<Record<GapClass, number>>> = { fresh: {}, reclassified: {} };
  for (let row = 0; row < fresh.numRows; row += 1) {
    const kind = numberAt(fresh, 'is_new', row) === 1 ? 'fresh' : 'reclassified';
    counts[kind][gapClassOf(numberAt(fresh, 'gap_class', row) ?? 0)] = numberAt(fresh, 'enterprises', row) ?? 0;
  }
  return { now: units, ...counts };
}
