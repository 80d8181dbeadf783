/** Alliances and their members, with coordinates where the member stands. An alliance covers nobody by itself. */
import type { Enterprise } from './enterprise.ts';
import type { Position } from './geometry.ts';
import type { PlaceBuilder } from './place-builder.ts';
import type { RowOf } from './row.ts';

export interface AllianceSpec {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly type: 'BUILDING_AXIS' | 'CHAIN' | 'SME_SPECIALISED' | 'AREA' | 'MODULE';
  readonly at: Position;
  readonly foundedOn: string;
  readonly more?: RowOf<'alliance'>;
}

export function addAlliance(place: PlaceBuilder, spec: AllianceSpec): string {
  const allianceId = place.nextId('l', 3);
  place.tables.add('alliance', {
    alliance_id: allianceId,
    name_zh: spec.nameZh,
    name_en: spec.nameEn,
    alliance_type: spec.type,
    formation_mode: null,
    committee_org_id: null,
    lead_org_id: null,
    axis_name: null,
    founded_on: spec.foundedOn,
    meeting_cadence: '每季度',
    scheme: null,
    chain_id: null,
    lon: spec.at[0],
    lat: spec.at[1],
    source_id: place.sourceId,
    is_synthetic: true,
    ...spec.more,
  });
  return allianceId;
}

export interface MemberSpec {
  readonly kind: 'ENTERPRISE' | 'ENTERPRISE_ORG' | 'DEPARTMENT' | 'FINANCE' | 'UNIVERSITY' | 'ASSOCIATION' | 'COMMUNITY' | 'RND';
  readonly id: string;
  readonly nameZh: string;
  readonly at: Position | null;
  readonly joinedOn: string;
  readonly role?: '盟主' | '成员' | '共建';
}

export function addMember(place: PlaceBuilder, allianceId: string, member: MemberSpec): void {
  place.tables.add('alliance_member', {
    alliance_id: allianceId,
    member_kind: member.kind,
    member_id: member.id,
    name_zh: member.nameZh,
    role: member.role ?? '成员',
    joined_on: member.joinedOn,
    left_on: null,
    lon: member.at?.[0] ?? null,
    lat: member.at?.[1] ?? null,
  });
}

export function positionOf(enterprise: Enterprise): Position | null {
  return enterprise.lon === null || enterprise.lat === null ? null : [enterprise.lon, enterprise.lat];
}
