import type { FieldId } from '../../model/fields.ts';
import type { ImportPlan } from '../../model/import-plan.ts';
import type { FilePreview, SheetPreview } from '../../model/import-preview.ts';
import type { SheetDecision } from '../../model/import-session.ts';
import type { ListPlan } from '../../model/match-session.ts';

/** Which fields name a unit, best first; then those whose name has the unit's inside it. */
const UNIT_NAMES: readonly FieldId[] = ['enterprise.name_zh', 'enterprise_name', 'unit_name', 'lead_enterprise_name'];
const ORGANIZATION_NAMES: readonly FieldId[] = ['party_org.name_zh', 'trade_union.name_zh', 'org_name', 'union_name'];
const CODES: readonly FieldId[] = ['enterprise.uscc', 'enterprise_uscc', 'unit_uscc'];
const DISTRICTS: readonly FieldId[] = ['district_name', 'enterprise.register_district_code'];
const BUILDINGS: readonly FieldId[] = ['building_name'];

/** What each sheet can serve as, sheets with codes and many rows first; lists of persons and hidden sheets never. */
export function planLists(file: FilePreview): readonly ListPlan[] {
  const found = file.sheets.flatMap((sheet) => {
    const plan = planSheet(sheet);
    return plan === null ? [] : [{ plan, rows: sheet.dataRows, isBetter: plan.names === 'unit' ? 1 : 0 }];
  });
  return found.sort((a, b) => b.isBetter - a.isBetter || b.rows - a.rows || a.plan.sheet - b.plan.sheet).map(({ plan }) => plan);
}

function planSheet({ index, isHidden, plan, privacy, problems }: SheetPreview): ListPlan | null {
  if (isHidden || problems.some(({ code }) => code === 'roster' || code === 'no-rows')) return null;
  const dropped = new Set(privacy.dropped);
  const columnOf = (fields: readonly FieldId[]): number | null => {
    for (const field of fields) {
      const column = plan.columns.find((candidate) => candidate.field === field && !dropped.has(candidate.source));
      if (column !== undefined) return column.source;
    }
    return null;
  };
  const unit = columnOf(UNIT_NAMES);
  const name = unit ?? columnOf(ORGANIZATION_NAMES);
  if (name === null) return null;
  return {
    sheet: index,
    names: unit === null ? 'organization' : 'unit',
    columns: { name, uscc: columnOf(CODES), district: columnOf(DISTRICTS), building: columnOf(BUILDINGS) },
  };
}

/** Reads nothing but the columns of the list, as units. Throws RangeError for a sheet that the file has not. */
export function decisionOf(file: FilePreview, list: ListPlan): SheetDecision {
  const sheet = file.sheets.find(({ index }) => index === list.sheet);
  if (sheet === undefined) throw new RangeError(`no sheet ${list.sheet}`);
  const { columns } = list;
  const fieldOf = (source: number, planned: FieldId | null): FieldId | null => {
    if (source === columns.name) return 'enterprise.name_zh';
    if (source === columns.uscc) return 'enterprise.uscc';
    if (source === columns.building) return 'building_name';
    if (source !== columns.district) return null;
    return planned === 'enterprise.register_district_code' ? planned : 'district_name';
  };
  const plan: ImportPlan = {
    ...sheet.plan,
    table: 'enterprise',
    columns: sheet.plan.columns.map((column) => ({ ...column, field: fieldOf(column.source, column.field), unit: 1 })),
    datum: null,
    centralMeridian: null,
  };
  return { sheet: list.sheet, plan, allowed: [] };
}
