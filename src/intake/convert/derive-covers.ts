import type { CellSource } from './cell-source.ts';
import type { DerivedTables } from './derived-tables.ts';
import { parseTexts } from './field-readers.ts';
import type { UnitRegistry } from './unit-registry.ts';

/** «覆盖企业: 甲公司、乙公司» in a list of organizations: one cover row an enterprise, joint where several share one. */
export function deriveCovers(
  source: CellSource,
  rows: Uint32Array,
  idAt: (at: number) => string,
  registry: UnitRegistry,
  into: DerivedTables,
): void {
  rows.forEach((row, at) => {
    const parsed = parseTexts(source.text(row), null);
    if (parsed.kind !== 'value') return;
    const org_id = idAt(at);
    const kind = parsed.value.length > 1 ? 'JOINT' : 'DIRECT';
    for (const name of parsed.value) {
      const unit_id = registry.link('enterprise', name).id;
      into.put('org_cover', `${org_id}\t${unit_id}`, { org_id, unit_kind: 'ENTERPRISE', unit_id, kind });
    }
  });
}
