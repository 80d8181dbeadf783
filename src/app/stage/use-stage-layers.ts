import { useMemo } from 'react';
import type { MapLayerSpec } from '../../map/map-types.ts';
import { type ColumnTable, EMPTY_TABLE, numberAt, textAt } from '../../model/column-table.ts';
import type { TypedQuery } from '../../model/typed-query.ts';
import { allianceMembers, alliances } from '../../queries/alliances.ts';
import { chainLinks, chainMembers } from '../../queries/chains.ts';
import { coverageByCell, uncoveredDensity } from '../../queries/coverage-by-cell.ts';
import { organizations } from '../../queries/organizations.ts';
import { serviceSites } from '../../queries/service-sites.ts';
import { buildingShapes, districtShapes, parkShapes } from '../../queries/shapes.ts';
import { categoricalScale } from '../../scales/categorical-scale.ts';
import { densityScale } from '../../scales/density-scale.ts';
import { rateScale } from '../../scales/rate-scale.ts';
import { usePlanMap } from '../../state/plan-map.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { type QueryState, useQuery } from '../../state/use-query.ts';
import { useReferenceRate } from '../../state/use-reference-rate.ts';
import type { LayerId } from '../../state/view.ts';

export interface StageLayers {
  /** Bottom first. */
  readonly layers: readonly MapLayerSpec[];
  /** Every layer that the view asks for shows the present filter over the present tables. */
  readonly isCurrent: boolean;
}

/** Distinct texts of a column in order of appearance. */
function distinct(table: ColumnTable, column: string): string[] {
  const values = new Set<string>();
  for (let row = 0; row < table.numRows; row++) {
    const value = textAt(table, column, row);
    if (value !== null) values.add(value);
  }
  return [...values];
}

function largest(table: ColumnTable, column: string): number {
  let max = 0;
  for (let row = 0; row < table.numRows; row++) max = Math.max(max, numberAt(table, column, row) ?? 0);
  return max;
}

/** Eight hues in turn; the number of a group tells it apart. */
const PLAN_SCALE = categoricalScale(['0', '1', '2', '3', '4', '5', '6', '7']);

/** Below this zoom a building is a few pixels: parks carry the rate, above it buildings do. */
const OVERVIEW_ZOOM = 12.5;

/** What is on the map is looked at first, and before all else what fills it. */
function useLayerAnswer(query: TypedQuery | null, version: number): QueryState {
  return useQuery(query, version, true);
}

/** The layers that the view asks for, filled from the open dataset. A hidden layer is not queried. */
export function useStageLayers(cellLevel: number, zoom: number): StageLayers {
  const overview = zoom < OVERVIEW_ZOOM;
  const dataset = useActiveDataset();
  const { definition, filter, layers: chosen, workspace } = useAtlas((state) => state.view);
  const reference = useReferenceRate();
  const { groups, units } = usePlanMap();
  const version = dataset?.version ?? 0;
  const schema = dataset?.schema ?? '';

  const shown = (id: LayerId) => dataset !== null && chosen.includes(id);
  const when = (id: LayerId, query: () => TypedQuery): TypedQuery | null => (shown(id) ? query() : null);

  const answers = {
    cells: useLayerAnswer(
      when('heat-rate', () => coverageByCell(schema, definition, filter, cellLevel)),
      version,
    ),
    density: useLayerAnswer(
      when('heat-density', () => uncoveredDensity(schema, definition, filter, cellLevel)),
      version,
    ),
    districts: useLayerAnswer(
      when('districts', () => districtShapes(schema, definition, filter)),
      version,
    ),
    parks: useLayerAnswer(
      when('parks', () => parkShapes(schema, definition, filter)),
      version,
    ),
    buildings: useLayerAnswer(
      when('buildings', () => buildingShapes(schema, definition, filter)),
      version,
    ),
    organizations: useLayerAnswer(
      when('organizations', () => organizations(schema, filter)),
      version,
    ),
    alliances: useLayerAnswer(
      when('alliances', () => alliances(schema)),
      version,
    ),
    allianceMembers: useLayerAnswer(
      when('alliances', () => allianceMembers(schema)),
      version,
    ),
    links: useLayerAnswer(
      when('chains', () => chainLinks(schema)),
      version,
    ),
    chainMembers: useLayerAnswer(
      when('chains', () => chainMembers(schema)),
      version,
    ),
    sites: useLayerAnswer(
      when('sites', () => serviceSites(schema)),
      version,
    ),
  };

  const tables = Object.values(answers).map((answer) => answer.table);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers' tables stand for the answers.
  const layers = useMemo(() => {
    const specs: MapLayerSpec[] = [];
    const base = { visible: true, opacity: 1 };
    const scale = rateScale({ reference: reference ?? 0.5 });
    const { cells, density, districts, parks, buildings, sites, links } = answers;
    // Only one fill lies on the ground: regions show outlines where cells or finer regions carry the rate.
    const cellsShown = chosen.includes('heat-rate') || chosen.includes('heat-density');
    const levelOf = (answer: { answered: TypedQuery | null }) => levelInQuery(answer.answered) ?? cellLevel;
    if (districts.table !== null) {
      const fill = !cellsShown && !chosen.includes('parks');
      specs.push({
        ...base,
        id: 'districts',
        kind: 'districts',
        table: districts.table,
        scale: fill ? scale : null,
        labels: !chosen.includes('parks'),
      });
    }
    if (parks.table !== null) {
      const fill = !cellsShown && (overview || !chosen.includes('buildings'));
      specs.push({ ...base, id: 'parks', kind: 'parks', table: parks.table, scale: fill ? scale : null, labels: true });
    }
    if (cells.table !== null)
      specs.push({ ...base, id: 'heat-rate', kind: 'rate-cells', table: cells.table, level: levelOf(cells), scale });
    if (density.table !== null) {
      const counts = densityScale({ max: largest(density.table, 'uncovered') });
      specs.push({ ...base, id: 'heat-density', kind: 'density-cells', table: density.table, level: levelOf(density), scale: counts });
    }
    // Planning draws around buildings at any zoom; a shape finds only what is a layer.
    if (buildings.table !== null && (!overview || !chosen.includes('parks') || workspace === 'plan')) {
      specs.push({ ...base, id: 'buildings', kind: 'buildings', table: buildings.table, scale, extruded: true, labels: true });
    }
    // Under a plan, what sites serve today would hide what is proposed.
    if (sites.table !== null && (workspace !== 'plan' || groups === null))
      specs.push({ ...base, id: 'sites', kind: 'service-sites', table: sites.table, labels: !overview });
    if (links.table !== null) {
      const members = answers.chainMembers.table;
      const colorBy = distinct(links.table, 'chain_id').length > 1 ? 'chain_id' : 'stage';
      const values = colorBy === 'chain_id' ? distinct(links.table, 'chain_id') : distinct(members ?? EMPTY_TABLE, 'stage');
      specs.push({ ...base, id: 'chains', kind: 'chains', table: links.table, members, scale: categoricalScale(values), colorBy });
    }
    if (answers.alliances.table !== null && answers.allianceMembers.table !== null) {
      const table = answers.alliances.table;
      const types = categoricalScale(distinct(table, 'alliance_type'));
      specs.push({
        ...base,
        id: 'alliances',
        kind: 'alliances',
        table,
        members: answers.allianceMembers.table,
        scale: types,
        labels: table.numRows <= 60,
      });
    }
    if (answers.organizations.table !== null) {
      const table = answers.organizations.table;
      specs.push({ ...base, id: 'organizations', kind: 'organizations', table, labels: table.numRows <= 400 });
    }
    if (workspace === 'plan' && groups !== null && units !== null) {
      specs.push({ ...base, id: 'plan', kind: 'plan-groups', table: groups, members: units, scale: PLAN_SCALE, labels: true });
    }
    return specs;
  }, [...tables, chosen, reference, cellLevel, overview, workspace, groups, units]);

  return { layers, isCurrent: Object.values(answers).every((answer) => answer.isCurrent) };
}

/** Cells keep the level they were asked at until the new level's answer is there. */
function levelInQuery(query: TypedQuery | null): number | null {
  const match = query === null ? null : /mx >> (\d+)/.exec(query.sql);
  return match?.[1] === undefined ? null : 30 - Number(match[1]);
}
