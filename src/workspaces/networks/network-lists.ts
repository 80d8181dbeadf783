import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';

/** An alliance or a chain in the list of the panel. */
export interface Network {
  /** Position in its answer: the id of a selection. */
  readonly index: number;
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  /** alliance_type; null for a chain. */
  readonly type: string | null;
  readonly members: number;
  readonly foundedOn: string | null;
  /** Stages of a chain in their order; empty for an alliance. */
  readonly stages: readonly string[];
}

export function alliancesOf(table: ColumnTable): readonly Network[] {
  return Array.from({ length: table.numRows }, (_, row) => ({
    index: numberAt(table, 'alliance_ix', row) ?? row,
    id: textAt(table, 'alliance_id', row) ?? '',
    nameZh: textAt(table, 'name_zh', row),
    nameEn: textAt(table, 'name_en', row),
    type: textAt(table, 'alliance_type', row),
    members: numberAt(table, 'members', row) ?? 0,
    foundedOn: textAt(table, 'founded_on', row),
    stages: [],
  }));
}

export function chainsOf(table: ColumnTable): readonly Network[] {
  return Array.from({ length: table.numRows }, (_, row) => ({
    index: row,
    id: textAt(table, 'chain_id', row) ?? '',
    nameZh: textAt(table, 'name_zh', row),
    nameEn: textAt(table, 'name_en', row),
    type: null,
    members: numberAt(table, 'members', row) ?? 0,
    foundedOn: null,
    stages: (textAt(table, 'stages', row) ?? '').split('、').filter((stage) => stage !== ''),
  }));
}

/** A member of an alliance (by kind) or of a chain (by stage). */
export interface NetworkMember {
  readonly index: number;
  readonly name: string | null;
  /** member_kind code, or the stage as the list says it; null where not filled in. */
  readonly group: string | null;
  /** Role in the alliance, position code in the chain. */
  readonly role: string | null;
  /** `fact.row` where the member is a listed enterprise. */
  readonly row: number | null;
  /** Storage code of its rung; null where it is no listed enterprise. */
  readonly rung: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

export function allianceMembersOf(table: ColumnTable): readonly NetworkMember[] {
  return Array.from({ length: table.numRows }, (_, row) => ({
    index: row,
    name: textAt(table, 'name_zh', row),
    group: textAt(table, 'member_kind', row),
    role: textAt(table, 'role', row),
    row: numberAt(table, 'row', row),
    rung: numberAt(table, 'rung', row),
    lon: numberAt(table, 'lon', row),
    lat: numberAt(table, 'lat', row),
  }));
}

export function chainMembersOf(table: ColumnTable, chainId: string): readonly NetworkMember[] {
  const members: NetworkMember[] = [];
  for (let row = 0; row < table.numRows; row++) {
    if (textAt(table, 'chain_id', row) !== chainId) continue;
    members.push({
      index: members.length,
      name: textAt(table, 'name_zh', row),
      group: textAt(table, 'stage', row),
      role: textAt(table, 'position', row),
      row: numberAt(table, 'row', row),
      rung: numberAt(table, 'rung', row),
      lon: numberAt(table, 'lon', row),
      lat: numberAt(table, 'lat', row),
    });
  }
  return members;
}

export interface MemberGroup {
  readonly group: string | null;
  readonly members: number;
  /** Listed enterprises among them, and those of them with an organization. */
  readonly listed: number;
  readonly organized: number;
}

/** Members by kind or stage. `order` names groups that are shown even when nobody stands in them, first and in this order. */
export function groupMembers(members: readonly NetworkMember[], coveredFrom: number, order: readonly string[]): readonly MemberGroup[] {
  const names: (string | null)[] = [...order];
  for (const { group } of members) if (!names.includes(group)) names.push(group);
  return names.map((group) => {
    const own = members.filter((member) => member.group === group);
    const listed = own.filter((member) => member.rung !== null);
    return {
      group,
      members: own.length,
      listed: listed.length,
      organized: listed.filter((member) => (member.rung ?? 0) >= coveredFrom).length,
    };
  });
}

/** West, south, east, north of the placed members with room around a single one; null where none is placed. */
export function boundsOf(members: readonly NetworkMember[]): readonly [number, number, number, number] | null {
  const placed = members.filter(
    (member): member is NetworkMember & { lon: number; lat: number } => member.lon !== null && member.lat !== null,
  );
  if (placed.length === 0) return null;
  const lons = placed.map((member) => member.lon);
  const lats = placed.map((member) => member.lat);
  const room = 0.002;
  return [Math.min(...lons) - room, Math.min(...lats) - room, Math.max(...lons) + room, Math.max(...lats) + room];
}
