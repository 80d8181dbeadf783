import type { LayerSpec } from '../../layers/layer-spec.ts';
import { formatRate } from '../../locales/format.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { termOf } from '../../locales/term.ts';
import type { LegendSection } from '../../map/legend.tsx';
import type { MapPoints } from '../../map/map-types.ts';
import { type ColumnTable, numericValues, textAt } from '../../model/column-table.ts';
import { RUNGS } from '../../model/coverage.ts';
import type { Legend, LegendItem } from '../../scales/legend-item.ts';
import { organizationScale } from '../../scales/organization-scale.ts';
import { countRungs, rungScale } from '../../scales/rung-scale.ts';
import { cellMeters } from './cell-level.ts';

export interface LegendInput {
  readonly layers: readonly LayerSpec[];
  readonly points: MapPoints | null;
  readonly latitude: number;
}

function texts(table: ColumnTable, column: string): (string | null)[] {
  return Array.from({ length: table.numRows }, (_, row) => textAt(table, column, row));
}

/** The legend of what is drawn, from the scales that draw it; the same on screen and in every export. */
export function legendSections(messages: Messages, language: Language, input: LegendInput): readonly LegendSection[] {
  const sections: LegendSection[] = [];
  const words = messages.map;
  const rateSpec = rateLayer(input.layers);
  if (rateSpec !== null) {
    const places = { covered: numericValues(rateSpec.table, 'covered'), eligible: numericValues(rateSpec.table, 'eligible') };
    const reference = formatRate(rateSpec.scale.reference, language);
    const size =
      rateSpec.kind === 'rate-cells' ? ` · ${words.cellSize} ${distance(messages, cellMeters(rateSpec.level, input.latitude))}` : '';
    const drawn = { buildings: words.layerBuildings, parks: words.layerParks, districts: words.layerDistricts, 'rate-cells': words.cell }[
      rateSpec.kind
    ];
    sections.push({
      id: 'rate',
      title: `${words.rateLegend} · ${drawn}`,
      legend: rateSpec.scale.legend(places),
      note: `${words.reference(reference)}(${words.referenceZone})${size}`,
    });
  }
  for (const spec of input.layers) {
    if (spec.kind === 'density-cells') {
      const note = `${words.cellSize} ${distance(messages, cellMeters(spec.level, input.latitude))}`;
      sections.push({ id: 'density', title: words.densityLegend, legend: spec.scale.legend(numericValues(spec.table, 'uncovered')), note });
    }
    if (spec.kind === 'organizations')
      sections.push({
        id: 'organizations',
        title: words.organizationLegend,
        legend: present(organizationScale.legend(texts(spec.table, 'org_type'))),
        note: '',
      });
    if (spec.kind === 'alliances')
      sections.push({
        id: 'alliances',
        title: words.allianceLegend,
        legend: spec.scale.legend(texts(spec.table, 'alliance_type')),
        note: '',
      });
    if (spec.kind === 'chains') {
      const rows =
        spec.colorBy === 'stage'
          ? texts(spec.members ?? spec.table, spec.members === null ? 'from_stage' : 'stage')
          : texts(spec.table, 'chain_id');
      sections.push({ id: 'chains', title: words.stageLegend, legend: spec.scale.legend(rows), note: '' });
    }
  }
  if (input.points !== null) {
    sections.push({ id: 'rungs', title: words.rungLegend, legend: rungScale.legend(countRungs(input.points.rung)), note: '' });
  }
  return sections;
}

/** Signs that stand for nothing on this map are left out of lists of types. */
function present(legend: Legend): Legend {
  return { ...legend, items: legend.items.filter((item) => item.count !== 0) };
}

type RateSpec = Extract<LayerSpec, { kind: 'rate-cells' | 'buildings' | 'parks' | 'districts' }>;

/** The finest layer that carries the rate: its places are the ones counted in the classes. */
function rateLayer(layers: readonly LayerSpec[]): (RateSpec & { readonly scale: NonNullable<RateSpec['scale']> }) | null {
  for (const kind of ['rate-cells', 'buildings', 'parks', 'districts'] as const) {
    const spec = layers.find((layer): layer is RateSpec => layer.kind === kind);
    if (spec?.scale) return spec as RateSpec & { readonly scale: NonNullable<RateSpec['scale']> };
  }
  return null;
}

export function distance(messages: Messages, meters: number): string {
  if (meters >= 1000) return messages.map.kilometres(Number((meters / 1000).toPrecision(2)));
  return messages.map.metres(meters >= 10 ? Math.round(meters / 10) * 10 : Math.round(meters));
}

/** The words of one line of a legend. */
export function legendItemLabel(
  messages: Messages,
  item: LegendItem,
  legend: Legend,
  chainNames: Readonly<Record<string, string>>,
): string {
  const { map, terms } = messages;
  const percent = (rate: number) => `${Number((rate * 100).toFixed(1))}`;
  switch (legend.kind) {
    case 'rate':
      if (item.code === 'small') return map.smallDenominator;
      if (item.code === 'missing') return map.noEligible;
      return `${percent(item.from ?? 0)}–${percent(item.to ?? 1)}%`;
    case 'density': {
      const from = item.from ?? 0;
      if (item.to === null) return `≥ ${from}`;
      return item.to - 1 <= from ? String(from) : `${from}–${item.to - 1}`;
    }
    case 'rung': {
      const rung = RUNGS.find((name) => name === item.code);
      return rung === undefined ? item.code : terms.rungs[rung];
    }
    case 'category':
      if (item.code === 'other') return messages.common.other;
      if (item.code === 'missing') return messages.common.unknown;
      return termOf({ ...map.organizationGroups, ...terms.allianceTypes, ...chainNames }, item.code, item.code);
  }
}
