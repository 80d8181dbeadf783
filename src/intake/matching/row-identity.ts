import type { RowIdentity } from '../../model/match-decisions.ts';
import type { ListSide } from '../../model/match-types.ts';
import { checkUscc } from '../../model/uscc.ts';
import { normalizeName } from './normalize-name.ts';

/** The identity of a row of a list. */
export function rowIdentity(side: ListSide, row: number): RowIdentity {
  const check = checkUscc(side.uscc?.[row] ?? '');
  const district = side.district?.[row] ?? '';
  return {
    uscc: check.valid ? check.code : null,
    name: normalizeName((side.name[row] ?? '').trim()),
    district: district === '' || district === null ? null : district,
  };
}
