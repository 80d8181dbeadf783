import type { AtlasErrorCode } from '../../model/errors.ts';
import type { DecisionBook } from '../../model/match-decisions.ts';
import type { ListSide, MatchProgress, MatchResult } from '../../model/match-types.ts';

/** What the page asks of a matching worker; one worker matches one pair of lists. */
export interface MatchRequest {
  readonly left: ListSide;
  readonly right: ListSide;
  readonly decisions: DecisionBook;
}

export type MatchAnswer =
  | { readonly type: 'progress'; readonly progress: MatchProgress }
  | { readonly type: 'done'; readonly result: MatchResult }
  | { readonly type: 'failed'; readonly code: AtlasErrorCode };
