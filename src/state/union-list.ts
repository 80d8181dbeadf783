import { useMemo } from 'react';
import { MATCH_CLASSES, REFERENCE_NONE, reasonBit } from '../model/match-types.ts';
import { type MatchOutcome, patchMatching, useMatching } from './match-state.ts';
import { useAtlas } from './store.ts';
import { useActiveDataset } from './use-active.ts';

/** An outside list that was held against the enterprises of the open dataset: what the queues for trade unions go by. */
export interface ComparedList {
  /** Of the match. */
  readonly id: number;
  /** The name of its file. */
  readonly source: string;
  /** ISO date of the match. */
  readonly ranOn: string;
  readonly isSynthetic: boolean;
  /** `row` of the enterprises that stand on it, and of those where a person has not decided yet; both rising. */
  readonly listed: readonly number[];
  readonly unsure: readonly number[];
  /** Rows of the list that are none of the dataset's enterprises. */
  readonly strangers: number;
}

/** Null unless one side of the match is the enterprises of a dataset and the other a list of a file. */
export function comparedListOf({ id, left, right, result, ranOn }: MatchOutcome): ComparedList | null {
  const isLeft = left.rows !== null;
  const [own, other] = isLeft ? [left, right] : [right, left];
  if (own.rows === null || other.ref.kind !== 'file') return null;
  const { rows, leftAt, rightAt, counts } = result;
  const duplicate = reasonBit('duplicate');
  const listed: number[] = [];
  const unsure: number[] = [];
  for (const [index, at] of (isLeft ? leftAt : rightAt).entries()) {
    const enterprise = own.rows[index];
    if (enterprise === undefined) continue;
    const found = MATCH_CLASSES[rows.class[at] ?? -1];
    // A second row of an enterprise that is on the list is on it too.
    const isTwin = ((rows.reasons[at] ?? 0) & duplicate) !== 0 && rows.reference[at] !== REFERENCE_NONE;
    if (found === 'MATCHED' || isTwin) listed.push(enterprise);
    else if (found === 'UNSURE') unsure.push(enterprise);
  }
  const rising = (numbers: number[]) => numbers.sort((a, b) => a - b);
  return {
    id,
    source: other.source,
    ranOn,
    isSynthetic: other.isSynthetic,
    listed: rising(listed),
    unsure: rising(unsure),
    strangers: isLeft ? counts.rightOnly : counts.leftOnly,
  };
}

/** The list that a person chose, where it was held against the open dataset as it stands now. */
export function useComparedList(): ComparedList | null {
  const outcome = useMatching((state) => state.forUnions);
  const dataset = useActiveDataset();
  const isOfDataset =
    outcome !== null &&
    [outcome.left, outcome.right].some(
      (side) => side.rows !== null && side.dataset?.id === dataset?.manifest.id && side.dataset?.version === dataset?.version,
    );
  return useMemo(() => (isOfDataset && outcome !== null ? comparedListOf(outcome) : null), [isOfDataset, outcome]);
}

/** Whether the match is of the enterprises of a dataset and a list of a file, which the queues for trade unions can go by. */
export function canServeUnions({ left, right }: MatchOutcome): boolean {
  return [left, right].some((side) => side.rows !== null) && [left, right].some((side) => side.ref.kind === 'file');
}

/** The queues for trade unions go by this match; opened at once. */
export function takeForUnions(outcome: MatchOutcome): void {
  patchMatching({ forUnions: outcome });
  useAtlas.getState().transact('workspace', (draft) => {
    draft.workspace = 'gaps';
  });
}

/** The queues go by the register again. */
export function setListAside(): void {
  patchMatching({ forUnions: null });
}

/** To the screen of matches, with the enterprises of the open dataset on one side. */
export function goToMatching(): void {
  const { left, right } = useMatching.getState();
  const own = { kind: 'table', table: 'enterprise' } as const;
  const isThere = [left, right].some((ref) => ref?.kind === 'table' && ref.table === 'enterprise');
  patchMatching({ isShown: true, ...(isThere ? {} : { left: own }) });
  useAtlas.getState().transact('workspace', (draft) => {
    draft.workspace = 'data';
  });
}
