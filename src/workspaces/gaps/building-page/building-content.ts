import type { BuildingPageContent, PageOrganization, PageTenant } from '../../../exports/building-page-content.ts';
import { pickName } from '../../../locales/format.ts';
import type { Language, Messages } from '../../../locales/messages.ts';
import { termOf } from '../../../locales/term.ts';
import { type ColumnTable, numberAt, textAt } from '../../../model/column-table.ts';
import { gapClassOf, rungOf } from '../../../model/coverage.ts';
import type { DefinitionSet } from '../../../model/definition-set.ts';
import { floorPlaceOf } from '../../../model/floor-room.ts';
import { decideGap } from '../../../model/gap-decision.ts';
import type { GapThresholds } from '../../../model/gap-thresholds.ts';
import { decisionUnitOf } from '../../../queries/gap-decision-columns.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';

/** The answers of the queries of building-page.ts for one building. */
export interface BuildingAnswers {
  readonly head: ColumnTable;
  readonly tenants: ColumnTable;
  readonly organizations: ColumnTable;
  /** Of `gapClassCounts` for this building alone. */
  readonly classes: ColumnTable;
}

/** What the worklist says of an enterprise; null where it is not on it. */
export type CaseOf = (enterpriseId: string) => { readonly owner: string | null; readonly state: string } | null;

/** The page of a building out of its answers, in the language of the page; null where there is no such building. */
export function buildingContent(
  answers: BuildingAnswers,
  dataset: Pick<LoadedDataset, 'manifest' | 'asOf'>,
  { definition, thresholds }: { readonly definition: DefinitionSet; readonly thresholds: GapThresholds },
  messages: Messages,
  language: Language,
  caseOf: CaseOf,
): BuildingPageContent | null {
  const { head } = answers;
  if (head.numRows === 0) return null;
  const words = (name: string): string | null => textAt(head, name, 0) || null;
  const count = (name: string): number => numberAt(head, name, 0) ?? 0;
  const named = (name: string): string | null => pickName(language, words(`${name}_zh`), words(`${name}_en`), '') || null;
  const [leadOfBuilding, leadOfPark] = [named('lead_org'), named('park_org')];
  const storeys = numberAt(head, 'floors', 0);
  return {
    id: words('id') ?? '',
    name: pickName(language, words('name_zh'), words('name_en'), words('id') ?? ''),
    place: [named('district'), named('park'), words('subdistrict_name'), words('community_name')].filter((part) => part !== null),
    address: words('address'),
    storeys: storeys !== null && storeys > 0 ? storeys : null,
    dataset: pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en),
    asOf: dataset.asOf,
    definition: pickName(language, definition.name.zh, definition.name.en),
    isSynthetic: dataset.manifest.isSynthetic || numberAt(head, 'is_synthetic', 0) === 1,
    lead:
      leadOfBuilding !== null ? { of: 'building', name: leadOfBuilding } : leadOfPark !== null ? { of: 'park', name: leadOfPark } : null,
    figures: {
      listed: count('listed'),
      eligible: count('eligible'),
      covered: count('covered'),
      single: count('single'),
      joint: count('joint'),
      area: definition.areaCounts ? count('area') : 0,
      uncovered: count('uncovered'),
      unknown: count('unknown'),
      shouldForm: shouldForm(answers.classes),
      membersFull: numberAt(head, 'members_full', 0),
      suppressed: count('suppressed'),
      deregistered: count('deregistered'),
    },
    tenants: Array.from({ length: answers.tenants.numRows }, (_, index) =>
      tenantAt(answers.tenants, index, { storeys, asOf: dataset.asOf, thresholds, messages, caseOf }),
    ),
    organizations: Array.from({ length: answers.organizations.numRows }, (_, index) =>
      organizationAt(answers.organizations, index, messages, language),
    ),
  };
}

function shouldForm(classes: ColumnTable): number {
  for (let row = 0; row < classes.numRows; row++) {
    if (gapClassOf(numberAt(classes, 'gap_class', row) ?? 0) === 'should-form') return numberAt(classes, 'enterprises', row) ?? 0;
  }
  return 0;
}

interface TenantContext {
  readonly storeys: number | null;
  readonly asOf: string;
  readonly thresholds: GapThresholds;
  readonly messages: Messages;
  readonly caseOf: CaseOf;
}

function tenantAt(table: ColumnTable, index: number, { storeys, asOf, thresholds, messages, caseOf }: TenantContext): PageTenant {
  const decision = decideGap(decisionUnitOf(table, index, asOf), thresholds);
  const room = textAt(table, 'floor_room', index) || null;
  const work = caseOf(textAt(table, 'enterprise_id', index) ?? '');
  const { measures, rulesShort } = messages.gaps;
  const [rule] = decision.rules;
  return {
    row: numberAt(table, 'row', index) ?? -1,
    name: textAt(table, 'name_zh', index) ?? '',
    rung: rungOf(numberAt(table, 'rung', index) ?? 0),
    gapClass: gapClassOf(numberAt(table, 'gap_class', index) ?? 0),
    place: floorPlaceOf(room, storeys),
    room,
    membersFull: numberAt(table, 'members_full', index),
    measure: decision.measure === null ? '' : measures[decision.measure],
    rule: rule === undefined ? '' : rulesShort[rule],
    owner: work?.owner ?? null,
    state: work?.state ?? null,
  };
}

function organizationAt(table: ColumnTable, index: number, messages: Messages, language: Language): PageOrganization {
  const rung = numberAt(table, 'rung', index);
  return {
    name: pickName(language, textAt(table, 'name_zh', index), textAt(table, 'name_en', index), textAt(table, 'org_id', index) ?? ''),
    type: termOf(messages.terms.orgTypes, textAt(table, 'org_type', index), ''),
    rung: rung === null ? null : rungOf(rung),
    tenants: numberAt(table, 'tenants', index) ?? 0,
    isBuildings: numberAt(table, 'is_building_org', index) === 1,
  };
}
