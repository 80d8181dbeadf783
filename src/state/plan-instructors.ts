import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import type { InstructorPlanUnit } from '../model/plan-scenario.ts';

/** An organization from which instructors can come. */
export interface Dispatcher {
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

const NO_PARK = { id: null, zh: null, en: null };
/** Begins the numbers of instructors that a person only counted. */
const COUNTED = 'instructor-';

/** Rows of `planInstructors`. */
export function instructorUnitsOf(table: ColumnTable): readonly InstructorPlanUnit[] {
  return Array.from({ length: table.numRows }, (_, row) => ({
    kind: 'instructor',
    id: textAt(table, 'instructor_id', row) ?? '',
    nameZh: null,
    nameEn: null,
    lon: numberAt(table, 'lon', row),
    lat: numberAt(table, 'lat', row),
    park: NO_PARK,
    role: textAt(table, 'role', row),
    dispatch: textAt(table, 'dispatch_zh', row),
    load: numberAt(table, 'load', row) ?? 0,
    oneToOne: numberAt(table, 'one_to_one', row) === 1,
  }));
}

/** So many instructors who are not on any list yet, all from one place or from nowhere. */
export function countedInstructors(count: number, from: Dispatcher | null): readonly InstructorPlanUnit[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'instructor',
    id: `${COUNTED}${index + 1}`,
    nameZh: null,
    nameEn: null,
    lon: from?.lon ?? null,
    lat: from?.lat ?? null,
    park: NO_PARK,
    role: null,
    dispatch: from?.nameZh ?? null,
    load: 0,
    oneToOne: false,
  }));
}

/** The number of an instructor that was only counted; null for one on a list. */
export function countOf({ id, role }: InstructorPlanUnit): number | null {
  return role === null && id.startsWith(COUNTED) ? Number(id.slice(COUNTED.length)) : null;
}

/** Rows of `planDispatchers`. */
export function dispatchersOf(table: ColumnTable): readonly Dispatcher[] {
  return Array.from({ length: table.numRows }, (_, row) => ({
    id: textAt(table, 'org_id', row) ?? '',
    nameZh: textAt(table, 'name_zh', row),
    nameEn: textAt(table, 'name_en', row),
    lon: numberAt(table, 'lon', row),
    lat: numberAt(table, 'lat', row),
  }));
}
