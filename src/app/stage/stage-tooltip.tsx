import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import type { LayerSpec } from '../../layers/layer-spec.ts';
import { formatCount, formatRate, pickName, ratio } from '../../locales/format.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { termOf } from '../../locales/term.ts';
import { MapTooltip } from '../../map/map-tooltip.tsx';
import type { MapPick } from '../../map/map-types.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import { gapClassOf, rungOf } from '../../model/coverage.ts';
import { enterpriseDetails } from '../../queries/enterprise-details.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';

interface TooltipText {
  readonly title: string;
  /** At most five. */
  readonly fields: readonly (readonly [string, string])[];
}

function coverageFields(messages: Messages, language: Language, table: ColumnTable, index: number): readonly (readonly [string, string])[] {
  const words = messages.map;
  const [eligible, covered] = [numberAt(table, 'eligible', index) ?? 0, numberAt(table, 'covered', index) ?? 0];
  const listed = table.columns.listed === undefined ? null : numberAt(table, 'listed', index);
  return [
    ...(listed === null ? [] : [[words.tooltipListed, formatCount(listed)] as const]),
    [words.tooltipEligible, formatCount(eligible)],
    [words.tooltipCovered, formatCount(covered)],
    [words.tooltipRate, eligible === 0 ? words.noEligible : formatRate(ratio(covered, eligible), language)],
    [words.tooltipUncovered, formatCount(eligible - covered)],
  ];
}

/** What a row of a layer's table says on hover. */
function layerText(messages: Messages, language: Language, spec: LayerSpec, index: number): TooltipText {
  const { table } = spec;
  const text = (name: string) => (table.columns[name] === undefined ? null : textAt(table, name, index));
  const number = (name: string) => (table.columns[name] === undefined ? null : numberAt(table, name, index));
  const title = pickName(language, text('name_zh'), text('name_en'));
  const { terms, columns: words } = messages;
  switch (spec.kind) {
    case 'districts':
    case 'parks':
    case 'buildings':
      return { title, fields: coverageFields(messages, language, table, index) };
    case 'rate-cells':
      return { title: messages.map.cell, fields: coverageFields(messages, language, table, index) };
    case 'density-cells':
      return { title: messages.map.cell, fields: [[messages.map.tooltipUncovered, formatCount(number('uncovered'))]] };
    case 'organizations':
      return {
        title,
        fields: [
          [words.kind, termOf(terms.orgTypes, text('org_type'), '')],
          [messages.inspector.covers, formatCount(number('covers'))],
          [words.membersFull, formatCount(number('members_full'))],
        ],
      };
    case 'alliances':
      return {
        title,
        fields: [
          [words.kind, termOf(terms.allianceTypes, text('alliance_type'), '')],
          [words.members, formatCount(number('members'))],
        ],
      };
    case 'plan-groups':
      return { title, fields: [] };
    case 'chains':
      return {
        title: `${text('from_name') ?? ''} → ${text('to_name') ?? ''}`,
        fields: [
          [words.stage, `${text('from_stage') ?? messages.common.emDash} → ${text('to_stage') ?? messages.common.emDash}`],
          [words.material, text('material') ?? messages.common.emDash],
        ],
      };
    case 'service-sites': {
      const radius = number('radius_m');
      return {
        title,
        fields: [
          [words.kind, termOf(terms.siteTypes, text('site_type'), '')],
          ...(radius === null ? [] : [[messages.inspector.radius, messages.map.metres(radius)] as const]),
        ],
      };
    }
  }
}

function enterpriseText(messages: Messages, language: Language, table: ColumnTable): TooltipText {
  const { terms, columns: words } = messages;
  const text = (name: string) => textAt(table, name, 0);
  const rung = rungOf(numberAt(table, 'rung', 0) ?? 0);
  const gap = gapClassOf(numberAt(table, 'gap_class', 0) ?? 0);
  return {
    title: text('name_zh') ?? '',
    fields: [
      [words.rung, terms.rungs[rung]],
      ...(gap === 'covered' ? [] : [[words.gapClass, terms.gapClasses[gap]] as const]),
      [words.membersFull, formatCount(numberAt(table, 'members_full', 0))],
      [words.staff, formatCount(numberAt(table, 'staff', 0))],
      [words.building, pickName(language, text('building_zh'), text('building_en'))],
    ],
  };
}

/** Beside the pointer: a name and at most five fields. */
export function StageTooltip({ pick, layers }: { readonly pick: MapPick | null; readonly layers: readonly LayerSpec[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const row = pick?.kind === 'enterprise' ? pick.row : null;
  const details = useQuery(
    dataset === null || row === null ? null : enterpriseDetails(dataset.schema, definition, row),
    dataset?.version ?? 0,
  );
  if (pick === null) return null;
  const spec = layers.find((layer) => layer.id === pick.layerId);
  const shown = details.table !== null && details.table.numRows > 0 && numberAt(details.table, 'row', 0) === row ? details.table : null;
  const content =
    pick.kind === 'enterprise'
      ? shown === null
        ? null
        : enterpriseText(messages, language, shown)
      : spec === undefined || pick.index >= spec.table.numRows
        ? null
        : layerText(messages, language, spec, pick.index);
  if (content === null) return null;
  return <MapTooltip title={content.title} fields={content.fields.map(([label, value]) => ({ label, value }))} x={pick.x} y={pick.y} />;
}
