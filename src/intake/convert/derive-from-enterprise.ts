import { memoizeParser } from '../values/memoize-parser.ts';
import { parseCount } from '../values/parse-count.ts';
import { parseDate } from '../values/parse-date.ts';
import { parseFlag } from '../values/parse-flag.ts';
import { parseFormation } from '../values/parse-formation.ts';
import { parseOrgName } from '../values/parse-org-name.ts';
import { parseOrgType } from '../values/parse-org-type.ts';
import { parseTags } from '../values/parse-tags.ts';
import { parseText } from '../values/parse-text.ts';
import type { Parsed } from '../values/parsed.ts';
import type { CellCodes } from './cell-codes.ts';
import type { CellSource } from './cell-source.ts';
import type { DerivedTables } from './derived-tables.ts';
import type { ProblemSink } from './problem-log.ts';
import { tagOfHeader } from './tag-of-header.ts';
import type { UnitRegistry } from './unit-registry.ts';

export interface FieldSource {
  readonly field: string;
  readonly header: string;
  readonly source: CellSource;
  /** Its cells in the rows that enter. */
  readonly codes: () => CellCodes;
  readonly column: number;
}

/** Names of buildings, parks and streets come again and again. */
const readText = memoizeParser((text) => parseText(text));
const readOrgName = memoizeParser((text) => parseOrgName(text));

const known = <T>(parsed: Parsed<T>): T | null => (parsed.kind === 'value' ? parsed.value : null);

/**
 * What a list of enterprises says of other things: the organization of each, with type, founding and superior; buildings with their
 * street and community; titles; instructors and trade unions; chains and alliances. Rows of tables that are loaded from lists
 * of their own are not overwritten by these: the caller leaves them out.
 */
export function deriveFromEnterprise(
  sources: readonly FieldSource[],
  rows: Uint32Array,
  idAt: (at: number) => string,
  registry: UnitRegistry,
  log: ProblemSink,
  into: DerivedTables,
): void {
  const byField = new Map(sources.map((entry) => [entry.field, entry]));
  const of = (field: string): FieldSource | null => byField.get(field) ?? null;
  const textAt = (field: string, row: number): string | null => {
    const found = of(field);
    return found === null ? null : known(readText(found.source.text(row)));
  };
  const tags = sources.filter(({ field }) => field === 'tags');
  const org = of('org_name');
  const building = of('building_name');
  // Without a column that says more of a building, its first row has said everything.
  const buildingSaysMore = ['park_name', 'subdistrict_name', 'community_name'].some((field) => byField.has(field));
  const hasChains = of('chain_name') !== null;
  const hasAlliances = of('alliance_name') !== null;
  const instructors = of('instructor_flag') ?? of('instructor_count');
  const union = of('union_formed');
  if (building !== null && !buildingSaysMore) {
    deriveBuildings(building, rows, registry, into);
    if (org === null && tags.length === 0 && instructors === null && union === null && !hasChains && !hasAlliances) return;
  }
  rows.forEach((row, at) => {
    const enterprise_id = idAt(at);
    for (const entry of tags) deriveTags(entry, row, enterprise_id, log, into);
    if (org !== null) {
      const name = known(readOrgName(org.source.text(row)));
      if (name !== null) {
        const parent = textAt('parent_org_name', row);
        const formation = of('enterprise.org_formation')?.source.text(row) ?? '';
        into.put('party_org', registry.link('party_org', name).id, {
          org_id: registry.link('party_org', name).id,
          name_zh: name,
          org_type: known(parseOrgType(of('org_type')?.source.text(row) || name)),
          formation: formation === '' ? null : known(parseFormation(formation)),
          founded_on: known(parseDate(of('org_founded_on')?.source.text(row) ?? '')),
          parent_org_id: parent === null ? null : registry.link('party_org', parent).id,
        });
      }
    }
    if (building !== null && buildingSaysMore) {
      const name = textAt('building_name', row);
      if (name !== null) {
        const park = textAt('park_name', row);
        const id = registry.link('building', name).id;
        into.put('building', id, {
          building_id: id,
          name_zh: name,
          park_id: park === null ? null : registry.link('park', park).id,
          subdistrict_name: textAt('subdistrict_name', row),
          community_name: textAt('community_name', row),
        });
      }
    }
    if (instructors !== null && hasInstructor(instructors, row)) {
      into.put('instructor_assignment', enterprise_id, { instructor_id: `指导员-${enterprise_id}`, enterprise_id });
    }
    if (union !== null && known(parseFlag(union.source.text(row))) === true) {
      into.put('trade_union', enterprise_id, {
        union_id: `工会-${enterprise_id}`,
        enterprise_ids: [enterprise_id],
        name_zh: textAt('union_name', row),
      });
    }
    if (hasChains) {
      const chain = textAt('chain_name', row);
      if (chain !== null) {
        into.put('chain', chain, { chain_id: chain, name_zh: chain });
        into.put('chain_member', `${chain}\t${enterprise_id}`, { chain_id: chain, enterprise_id, stage: textAt('chain_stage', row) });
      }
    }
    if (hasAlliances) {
      const alliance = textAt('alliance_name', row);
      if (alliance !== null) {
        into.put('alliance', alliance, { alliance_id: alliance, name_zh: alliance });
        into.put('alliance_member', `${alliance}\t${enterprise_id}`, {
          alliance_id: alliance,
          member_kind: 'ENTERPRISE',
          member_id: enterprise_id,
        });
      }
    }
  });
}

/** Without a column that says more of a building, each distinct text is looked at once. */
function deriveBuildings({ codes }: FieldSource, rows: Uint32Array, registry: UnitRegistry, into: DerivedTables): void {
  const look = codes().eachReader((text) => {
    const name = known(readText(text));
    const id = name === null ? null : registry.link('building', name).id;
    if (id !== null) into.put('building', id, { building_id: id, name_zh: name });
    return true;
  });
  look(0, rows.length, () => undefined);
}

function hasInstructor({ field, source }: FieldSource, row: number): boolean {
  const text = source.text(row);
  if (text === '') return false;
  return field === 'instructor_count' ? (known(parseCount(text)) ?? 0) > 0 : known(parseFlag(text, 'counted')) === true;
}

function deriveTags(entry: FieldSource, row: number, enterprise_id: string, log: ProblemSink, into: DerivedTables): void {
  const text = entry.source.text(row);
  if (text === '') return;
  const parsed = parseTags(text, tagOfHeader(entry.header));
  if (parsed.kind === 'unreadable') log.add(parsed.reason, 'emptied', entry.column, row);
  if (parsed.kind !== 'value') return;
  if (parsed.repair !== undefined) log.add(parsed.repair, 'repaired', entry.column, row);
  for (const { tag, level, year } of parsed.value)
    into.put('enterprise_tag', `${enterprise_id}\t${tag}`, { enterprise_id, tag, level, year });
}
