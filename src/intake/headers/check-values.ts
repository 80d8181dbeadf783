import type { FieldDefinition, FieldKind } from '../../model/fields.ts';
import type { ColumnProfile } from './profile-columns.ts';

/** Whether the values of a column can be what its header promises. */
export type Support = 'yes' | 'no' | 'unknown';

/** Most cells must agree; real lists hold remarks in any column. */
const MOST = 0.6;
const HALF = 0.5;

const CHECKS: Readonly<Partial<Record<FieldKind, (profile: ColumnProfile) => boolean>>> = {
  count: (profile) => profile.numeric + profile.range >= MOST && profile.uscc < HALF,
  decimal: (profile) => profile.numeric + profile.range >= MOST,
  flag: (profile) => profile.flag >= MOST,
  date: (profile) => profile.date >= HALF,
  uscc: (profile) => profile.uscc >= HALF,
  longitude: (profile) => profile.longitude + profile.projected >= MOST,
  latitude: (profile) => profile.latitude + profile.projected >= MOST,
  lonlat: (profile) => profile.pair >= HALF,
  geometry: (profile) => profile.pair >= HALF,
  'district-code': (profile) => profile.districtCode >= HALF,
  'size-class': (profile) => profile.sizeWord >= HALF,
  name: (profile) => profile.numeric < HALF && profile.date < HALF && profile.flag < MOST && profile.uscc < HALF,
  'row-number': (profile) => profile.isSequence,
};

export function checkValues(field: FieldDefinition, profile: ColumnProfile | undefined): Support {
  if (profile === undefined || profile.cells === 0) return 'unknown';
  const check = CHECKS[field.kind];
  if (check === undefined) return 'unknown';
  return check(profile) ? 'yes' : 'no';
}

/** Names of the subject under a header that says only 名称 must at least be as long as a name. */
export function looksLikeNames(profile: ColumnProfile): boolean {
  return profile.cells > 0 && profile.han >= MOST && profile.meanLength >= 4 && profile.numeric < HALF;
}
