import { TextWriter, writeArrowStream } from '../../engine/arrow-writer.ts';
import type { Engine } from '../../engine/engine.ts';
import { type ColumnTable, textAt } from '../../model/column-table.ts';
import type { DecisionBook } from '../../model/match-decisions.ts';
import type { MatchOptions } from '../../model/match-session.ts';
import { type ListSide, MATCH_CLASSES, type MatchResult, reasonBit } from '../../model/match-types.ts';
import type { UnsurePair, UnsureUnit } from '../../model/period-change.ts';
import { openUnits, returnedUnits, type SameUnits } from '../../queries/same-units.ts';
import { rowIdentity } from '../matching/row-identity.ts';

/** Matches two lists, in a worker or not. */
export type MatchLists = (left: ListSide, right: ListSide, options: MatchOptions) => Promise<MatchResult>;

export interface UnitKeys {
  /** Keys of the list, and those they get instead: of the same unit before, or a fresh one where another unit has the key. */
  readonly newIds: readonly string[];
  readonly oldIds: readonly string[];
  readonly unsure: readonly UnsurePair[];
  /** Units that were told to be one by more than their key and name. */
  readonly matched: number;
}

interface OpenList {
  readonly side: ListSide;
  readonly ids: readonly string[];
}

/**
 * Tells which rows of a new list are units that the present table has under another key: a firm that got its credit code, a firm with
 * a new name. What has the same key and name needs no look; the rest is matched as any two lists are, with the same decisions.
 */
export async function matchUnits(
  engine: Engine,
  units: SameUnits,
  match: MatchLists,
  options: MatchOptions & { readonly decisions: DecisionBook },
): Promise<UnitKeys> {
  const { signal } = options;
  const before = openList(await engine.query(openUnits(units, 'current'), { signal }));
  const after = openList(await engine.query(openUnits(units, 'next'), { signal }));
  const returned = returnedUnits(units);
  const back = returned === null ? null : await engine.query(returned, { signal });
  const result = await match(before.side, after.side, options);
  return settleKeys(before, after, result, back, units.date);
}

function openList(table: ColumnTable): OpenList {
  const column = (name: string): (string | null)[] => Array.from({ length: table.numRows }, (_, row) => textAt(table, name, row));
  return {
    ids: column('id').map((id) => id ?? ''),
    side: {
      rowCount: table.numRows,
      name: column('name'),
      uscc: column('uscc'),
      district: column('district'),
      park: column('park'),
      building: column('building'),
    },
  };
}

function settleKeys(before: OpenList, after: OpenList, result: MatchResult, back: ColumnTable | null, date: string): UnitKeys {
  const { rows } = result;
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const unsure: UnsurePair[] = [];
  const rejected = new Set<number>();
  for (let at = 0; at < rows.length; at += 1) {
    const left = rows.left[at] ?? -1;
    const right = rows.right[at] ?? -1;
    const kind = MATCH_CLASSES[rows.class[at] ?? 0];
    if (((rows.reasons[at] ?? 0) & reasonBit('decision-rejected')) !== 0 && right >= 0) rejected.add(right);
    if (kind === 'MATCHED') {
      partner.set(right, left);
      taken.add(left);
    } else if (kind === 'UNSURE' && left >= 0 && right >= 0) {
      unsure.push({ before: unitOf(before, left), after: unitOf(after, right), score: rows.score[at] ?? 0 });
    }
  }
  const matched = partner.size;
  const rowOfId = new Map(before.ids.map((id, row) => [id, row]));
  const fresh: number[] = [];
  after.ids.forEach((id, row) => {
    if (partner.has(row)) return;
    const same = rowOfId.get(id);
    if (same === undefined) return;
    // One key is one unit, unless a person or a better match says otherwise.
    if (taken.has(same) || rejected.has(row)) fresh.push(row);
    else {
      partner.set(row, same);
      taken.add(same);
    }
  });
  const returned = returnedIds(back);
  const used = new Set(after.ids);
  const newIds: string[] = [];
  const oldIds: string[] = [];
  const rename = (from: string, to: string): void => {
    newIds.push(from);
    oldIds.push(to);
  };
  after.ids.forEach((id, row) => {
    const left = partner.get(row);
    const old = left === undefined ? returned.get(id) : before.ids[left];
    if (old !== undefined && old !== id) rename(id, old);
  });
  for (const row of fresh) {
    const id = after.ids[row] ?? '';
    let free = `${id} (${date})`;
    while (used.has(free) || rowOfId.has(free)) free = `${free}+`;
    used.add(free);
    rename(id, free);
  }
  const open = unsure.filter((pair) => {
    const left = rowOfId.get(pair.before.id);
    return left === undefined || !taken.has(left);
  });
  return { newIds, oldIds, unsure: open, matched };
}

/** Earlier keys of units that come back, where exactly one fits. */
function returnedIds(back: ColumnTable | null): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (back === null) return found;
  const doubtful = new Set<string>();
  const claimed = new Map<string, string>();
  for (let row = 0; row < back.numRows; row += 1) {
    const newId = textAt(back, 'new_id', row) ?? '';
    const oldId = textAt(back, 'old_id', row) ?? '';
    const [is, was] = [textAt(back, 'new_uscc', row), textAt(back, 'old_uscc', row)];
    if (is !== null && was !== null && is !== '' && was !== '' && is !== was) continue;
    if (found.has(newId) || claimed.has(oldId)) {
      doubtful.add(newId);
      doubtful.add(claimed.get(oldId) ?? newId);
    }
    found.set(newId, oldId);
    claimed.set(oldId, newId);
  }
  for (const id of doubtful) found.delete(id);
  return found;
}

function unitOf(list: OpenList, row: number): UnsureUnit {
  return {
    id: list.ids[row] ?? '',
    name: list.side.name[row] ?? '',
    uscc: list.side.uscc?.[row] ?? null,
    identity: rowIdentity(list.side, row),
  };
}

/** An Arrow stream of `new_id`, `old_id`. */
export function keysAsArrow({ newIds, oldIds }: Pick<UnitKeys, 'newIds' | 'oldIds'>): Uint8Array {
  const columns = [new TextWriter('new_id'), new TextWriter('old_id')] as const;
  newIds.forEach((id, at) => {
    columns[0].append(id);
    columns[1].append(oldIds[at] ?? id);
  });
  return writeArrowStream([columns.map((column) => column.finish())]);
}
