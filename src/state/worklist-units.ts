import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import { type GapClass, gapClassOf } from '../model/coverage.ts';
import type { Approval } from '../model/worklist.ts';
import type { ListedUnit } from '../model/worklist-carry.ts';
import { isIsoDate } from '../model/worklist-dates.ts';

/** An enterprise of the list that a case may be about, with what the screen says of it. */
export interface CaseUnit extends ListedUnit {
  readonly row: number;
  readonly district: { readonly zh: string | null; readonly en: string | null };
  readonly park: { readonly zh: string | null; readonly en: string | null };
  readonly street: string | null;
  readonly building: { readonly zh: string | null; readonly en: string | null };
  readonly gapClass: GapClass;
  readonly membersFull: number | null;
  /** Hidden on purpose: its name is not shown. */
  readonly isHidden: boolean;
  /** Of the organization that covers it, where one is on record. */
  readonly approval: Approval | null;
}

/** Rows of `caseUnits`. */
export function caseUnitsOf(table: ColumnTable): readonly CaseUnit[] {
  return Array.from({ length: table.numRows }, (_, index) => {
    const text = (name: string) => textAt(table, name, index);
    const covered = numberAt(table, 'covered', index);
    const [documentNo, approvedOn] = [text('document_no'), text('approved_on')];
    return {
      caseId: numberAt(table, 'case_id', index) ?? -1,
      row: numberAt(table, 'row', index) ?? -1,
      enterpriseId: text('enterprise_id') ?? '',
      uscc: text('uscc'),
      name: text('name_zh') ?? '',
      covered: covered === null ? null : covered === 1,
      district: { zh: text('district_zh'), en: text('district_en') },
      park: { zh: text('park_zh'), en: text('park_en') },
      street: text('street'),
      building: { zh: text('building_zh'), en: text('building_en') },
      gapClass: gapClassOf(numberAt(table, 'gap_class', index) ?? 0),
      membersFull: numberAt(table, 'members_full', index),
      isHidden: numberAt(table, 'suppressed', index) === 1,
      approval: documentNo !== null && /\d/.test(documentNo) && isIsoDate(approvedOn) ? { documentNo, approvedOn } : null,
    };
  });
}
