import { planWordsFor } from '../../../locales/plan-words.ts';
import type { AllianceFindings, NamedThing, Place } from '../../../model/alliance-findings.ts';
import type { AllianceProposal } from '../../../model/alliance-proposal.ts';
import type { BuildingUnit } from '../../../model/plan-scenario.ts';
import type { AllianceSettings } from '../../../model/plan-settings.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import { type AllianceScopeRows, allianceEnterprises, allianceLinks, allianceUnits } from '../../../queries/plan-alliance.ts';
import { notifyFailure } from '../../../state/import-queue.ts';
import { createScenario, editScenario } from '../../../state/plan-actions.ts';
import { openScenarioNow } from '../../../state/plan-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { putProposal } from './alliance-edit.ts';
import { type AllianceInput, allianceInput } from './alliance-input.ts';
import { type ChainChoice, type ExistingAlliance, enterpriseRows, linkRows, unitRows } from './alliance-rows.ts';

/** What an alliance can be made of. */
export interface AllianceChoices {
  readonly buildings: readonly BuildingUnit[];
  readonly axes: readonly string[];
  readonly chains: readonly ChainChoice[];
  readonly existing: readonly ExistingAlliance[];
}

/** Proposes an alliance for the open scenario, by the lists as they are now, or for a new one. Failures are said. */
export async function startAlliance(settings: AllianceSettings, choices: AllianceChoices): Promise<void> {
  const state = useAtlas.getState();
  const { services, activeId } = state;
  const dataset = activeId === null ? undefined : state.datasets[activeId];
  if (services === null || dataset === undefined) return;
  const open = openScenarioNow();
  try {
    const tools = await services.loadPlanTools();
    const { input, proposal } = await found(tools, settings, choices);
    // Another dataset has come meanwhile, or another scenario was opened: theirs is another alliance.
    if (useAtlas.getState().activeId !== activeId || openScenarioNow()?.id !== open?.id) return;
    const id = open?.kind === 'alliance' ? open.id : createScenario('alliance', settings, input.units);
    if (id === null) return;
    const { definition } = state.view;
    const findings = findingsOf(settings, choices, input, proposal);
    editScenario('plan-search', id, (scenario) =>
      scenario.kind === 'alliance'
        ? putProposal(scenario, { settings, units: input.units, findings, asOf: dataset.asOf, definition })
        : scenario,
    );
    const made = openScenarioNow();
    const bounds = boundsOf(input.units.filter((unit) => made?.groups[0]?.units.includes(unit.id)));
    if (bounds !== null) useAtlas.getState().flyTo(bounds);
  } catch (error) {
    notifyFailure(error, '');
  }
}

type Bounds = readonly [west: number, south: number, east: number, north: number];

function boundsOf(units: readonly { readonly lon: number | null; readonly lat: number | null }[]): Bounds | null {
  return units.reduce<Bounds | null>((bounds, { lon, lat }) => {
    if (lon === null || lat === null) return bounds;
    const [west, south, east, north] = bounds ?? [lon, lat, lon, lat];
    return [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  }, null);
}

async function found(
  tools: PlanTools,
  settings: AllianceSettings,
  { buildings, chains }: AllianceChoices,
): Promise<{ readonly input: AllianceInput; readonly proposal: AllianceProposal }> {
  const { services, activeId, datasets, view } = useAtlas.getState();
  const dataset = activeId === null ? undefined : datasets[activeId];
  if (services === null || dataset === undefined) throw new RangeError('no dataset');
  const { schema } = dataset;
  const { engine } = services;
  const chain = settings.basis === 'chain' ? (chains.find(({ id }) => id === settings.of) ?? null) : null;
  const none = { buildings, enterprises: [], units: [], links: [], chain: null };
  const name = namedAfter();
  // Without enterprises the proposal says which buildings the axis has.
  const along = chain === null ? tools.proposeAlliance(allianceInput(settings, none, name).problem).buildings.map(({ id }) => id) : [];
  const scope: AllianceScopeRows = chain === null ? { buildings: along } : { chain: chain.id };
  const [enterprises, units, links] = await Promise.all([
    engine.query(allianceEnterprises(schema, view.filter, scope, settings.territory)),
    engine.query(allianceUnits(schema, along, settings.territory)),
    chain === null ? null : engine.query(allianceLinks(schema, chain.id)),
  ]);
  const input = allianceInput(
    settings,
    {
      buildings: chain === null ? buildings : [],
      enterprises: enterpriseRows(enterprises),
      units: unitRows(units),
      links: links === null ? [] : linkRows(links),
      chain,
    },
    name,
  );
  return { input, proposal: tools.proposeAlliance(input.problem) };
}

function findingsOf(
  settings: AllianceSettings,
  { buildings, chains, existing }: AllianceChoices,
  { named, hidden, units }: AllianceInput,
  proposal: AllianceProposal,
): AllianceFindings {
  const inside = new Set(proposal.buildings.map(({ id }) => id));
  const all = new Set(buildings.map(({ id }) => id));
  const chain = chains.find(({ id }) => id === settings.of);
  const end = (id: string | null) => buildings.find((building) => building.id === id);
  const [from, to] = [end(settings.from), end(settings.to)];
  const isLine = settings.basis === 'line';
  return {
    proposal,
    basis: basisOf(settings, chain, from, to),
    // Units have their names already.
    named: named.filter(({ id }) => (all.has(id) ? inside.has(id) : !units.some((unit) => unit.id === id))),
    hidden,
    existing: existing
      .filter((alliance) => !isLine && (settings.basis === 'axis' ? alliance.axis : alliance.chain) === settings.of)
      .map(({ name }) => name),
    line: isLine ? lineOf(from, to) : null,
  };
}

function basisOf(settings: AllianceSettings, chain: ChainChoice | undefined, from?: BuildingUnit, to?: BuildingUnit): NamedThing {
  const id = settings.of ?? '';
  if (settings.basis === 'axis') return { id, zh: id, en: null };
  if (settings.basis === 'chain') return { id, zh: chain?.nameZh ?? null, en: chain?.nameEn ?? null };
  const between = (name: (unit: BuildingUnit | undefined) => string, joined: (from: string, to: string) => string) =>
    joined(name(from), name(to));
  return {
    id: `${settings.from ?? ''} ${settings.to ?? ''}`,
    zh: between((unit) => unit?.nameZh ?? unit?.id ?? '', planWordsFor('zh-CN').alliance.between),
    en: between((unit) => unit?.nameEn ?? unit?.nameZh ?? unit?.id ?? '', planWordsFor('en').alliance.between),
  };
}

function lineOf(from: BuildingUnit | undefined, to: BuildingUnit | undefined): readonly [Place, Place] | null {
  const place = (unit: BuildingUnit | undefined): Place | null =>
    unit === undefined || unit.lon === null || unit.lat === null ? null : { lon: unit.lon, lat: unit.lat };
  const [one, other] = [place(from), place(to)];
  return one === null || other === null ? null : [one, other];
}

function namedAfter() {
  const [zh, en] = [planWordsFor('zh-CN').alliance, planWordsFor('en').alliance];
  return (enterprise: string) => ({ zh: zh.organizationOf(enterprise), en: en.organizationOf(enterprise) });
}
