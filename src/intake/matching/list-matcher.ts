import type { ListMatcher } from '../../model/match-session.ts';
import { decodeList, encodeList, readList } from './list-columns.ts';
import { splitNameParts } from './name-parts.ts';
import { readOrganizationName } from './organization-name.ts';
import { decisionOf, planLists } from './plan-list.ts';
import { rowIdentity } from './row-identity.ts';
import { runMatch } from './run-match.ts';
import { nameDifferences } from './similarity.ts';

/** Everything the page needs to match lists. */
export const listMatcher: ListMatcher = {
  match: (left, right, options) => runMatch(left, right, options),
  planLists,
  decisionOf,
  readList,
  identify: rowIdentity,
  differences: (left, right) => nameDifferences(splitNameParts(left), splitNameParts(right)),
  ownersOf: (organization) => readOrganizationName(organization).owners,
  encodeList,
  decodeList,
};
