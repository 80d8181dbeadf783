import { useMemo } from 'react';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { type AllianceSettings, DEFAULT_SETTINGS } from '../../../model/plan-settings.ts';
import { planAlliances, planChains } from '../../../queries/plan-alliance.ts';
import { useOpenScenario } from '../../../state/plan-state.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';
import { usePlanDrafts } from '../frame/plan-drafts.ts';
import { usePlanUnits } from '../frame/use-plan-units.ts';
import { chainChoices, existingAlliances } from './alliance-rows.ts';
import { type AllianceView, allianceView } from './alliance-view.ts';
import type { AllianceChoices } from './start-alliance.ts';

/** The scenario that is open and what the screen says of it. */
export function useAlliance(): { readonly scenario: ScenarioOfKind<'alliance'> | null; readonly view: AllianceView | null } {
  const open = useOpenScenario();
  const scenario = open?.kind === 'alliance' ? open : null;
  const view = useMemo(() => (scenario === null ? null : allianceView(scenario)), [scenario]);
  return { scenario, view };
}

/** Axes, buildings under the present filter, and chains to choose from; null until they are known. */
export function useAllianceChoices(): { readonly choices: AllianceChoices | null; readonly error: unknown } {
  const dataset = useActiveDataset();
  const version = dataset?.version ?? 0;
  const chains = useQuery(dataset === null ? null : planChains(dataset.schema), version);
  const alliances = useQuery(dataset === null ? null : planAlliances(dataset.schema), version);
  const { buildings, error } = usePlanUnits();
  const choices = useMemo(() => {
    if (buildings === null || chains.table === null || alliances.table === null || !chains.isCurrent || !alliances.isCurrent) return null;
    return {
      buildings,
      axes: [...new Set(buildings.map(({ axis }) => axis).filter((axis) => axis !== null))].sort(),
      chains: chainChoices(chains.table),
      existing: existingAlliances(alliances.table),
    };
  }, [buildings, chains, alliances]);
  return { choices, error: error ?? chains.error ?? alliances.error };
}

/** Settings of the scenario, else of the next new one: begun with what the lists have. */
export function useAllianceSettings(choices: AllianceChoices | null): AllianceSettings {
  const { scenario } = useAlliance();
  const draft = usePlanDrafts((state) => state.alliance);
  return scenario?.settings ?? (choices === null ? draft : fitted(draft, choices));
}

/** Where nothing was set yet: an axis if there is one, else a chain, else two buildings. What the lists do not know is the first they know. */
function fitted(draft: AllianceSettings, { axes, chains, buildings }: AllianceChoices): AllianceSettings {
  const basis = draft !== DEFAULT_SETTINGS.alliance ? draft.basis : axes.length > 0 ? 'axis' : chains.length > 0 ? 'chain' : 'line';
  const known = basis === 'axis' ? axes : basis === 'chain' ? chains.map(({ id }) => id) : [];
  const placed = buildings.filter(({ lon }) => lon !== null).map(({ id }) => id);
  const among = (list: readonly string[], id: string | null, other: string | undefined): string | null =>
    id !== null && list.includes(id) ? id : (other ?? null);
  return {
    ...draft,
    basis,
    of: among(known, draft.of, known[0]),
    from: among(placed, draft.from, placed[0]),
    to: among(placed, draft.to, placed.at(-1)),
  };
}

/** Whether an alliance can be proposed with these settings. */
export function canPropose(settings: AllianceSettings, { axes, chains, buildings }: AllianceChoices): boolean {
  if (settings.basis === 'axis') return settings.of !== null && axes.includes(settings.of);
  if (settings.basis === 'chain') return chains.some(({ id }) => id === settings.of);
  const isPlaced = (id: string | null) => buildings.some((building) => building.id === id && building.lon !== null);
  return settings.from !== settings.to && isPlaced(settings.from) && isPlaced(settings.to);
}
