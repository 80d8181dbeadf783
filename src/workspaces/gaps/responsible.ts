import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import type { TypedQuery } from '../../model/typed-query.ts';
import { responsibleOrganizations } from '../../queries/responsible-organizations.ts';

/** Who answers for an enterprise by the data: the leading organization of its building, else of its park. */
export interface Responsible {
  readonly zh: string | null;
  readonly en: string | null;
  readonly from: 'building' | 'park';
}

export function responsibleOf(table: ColumnTable): ReadonlyMap<number, Responsible> {
  const found = new Map<number, Responsible>();
  for (let index = 0; index < table.numRows; index += 1) {
    found.set(numberAt(table, 'row', index) ?? -1, {
      zh: textAt(table, 'lead_zh', index),
      en: textAt(table, 'lead_en', index),
      from: textAt(table, 'level', index) === 'building' ? 'building' : 'park',
    });
  }
  return found;
}

/** A page of enterprises with who answers for each. */
export async function withResponsible(
  ask: (query: TypedQuery) => Promise<ColumnTable>,
  schema: string,
  page: TypedQuery,
): Promise<{ readonly table: ColumnTable; readonly responsible: ReadonlyMap<number, Responsible> }> {
  const table = await ask(page);
  const rows = Array.from({ length: table.numRows }, (_, index) => numberAt(table, 'row', index) ?? -1);
  return { table, responsible: rows.length === 0 ? new Map() : responsibleOf(await ask(responsibleOrganizations(schema, rows))) };
}
