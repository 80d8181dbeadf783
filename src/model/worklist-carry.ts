import { type CaseEvent, type CaseState, caseNameKey, closedOn, isOpen, needsApproval, type WorkCase, type Worklist } from './worklist.ts';
import { event, mapCases, noted } from './worklist-edit.ts';
import { moveCase } from './worklist-move.ts';

/**
 * A worklist held against a newer list. What is certain is carried over by itself; what only a person can tell is listed. Nothing is
 * ever removed: cases stay, their history grows.
 */

/** An enterprise of the list that has the key, the code or the name of a case. */
export interface ListedUnit {
  readonly caseId: number;
  readonly enterpriseId: string;
  readonly uscc: string | null;
  readonly name: string;
  /** Whether it has an organization under the definition in force; null: the list does not say. */
  readonly covered: boolean | null;
}

export type CaseLink =
  | { readonly kind: 'same' | 'found'; readonly unit: ListedUnit }
  /** The key is there, and stands for another name and code. */
  | { readonly kind: 'changed'; readonly unit: ListedUnit }
  /** Several could be it, or the name is there with another code. */
  | { readonly kind: 'ambiguous'; readonly units: readonly ListedUnit[] }
  | { readonly kind: 'none' };

/** Which enterprise of the list a case is about: by key, then by code, then by name. `units` are those of the case. */
function linkOf(work: Pick<WorkCase, 'enterpriseId' | 'uscc' | 'name'>, units: readonly ListedUnit[]): CaseLink {
  const key = caseNameKey(work.name);
  const sameCode = (unit: ListedUnit): boolean => unit.uscc !== null && unit.uscc === work.uscc;
  const sameName = (unit: ListedUnit): boolean => caseNameKey(unit.name) === key;
  const ofKey = units.filter(({ enterpriseId }) => enterpriseId === work.enterpriseId);
  const same = ofKey.find(sameName) ?? ofKey.find(sameCode);
  if (same !== undefined) return { kind: 'same', unit: same };
  const others = units.filter(({ enterpriseId }) => enterpriseId !== work.enterpriseId);
  const byCode = others.filter(sameCode);
  const byName = others.filter(sameName);
  const free = byName.filter(({ uscc }) => uscc === null || work.uscc === null);
  const found = byCode.length > 0 ? byCode : free;
  const [only] = found;
  if (only !== undefined) return found.length === 1 ? { kind: 'found', unit: only } : { kind: 'ambiguous', units: found };
  const [changed] = ofKey;
  if (changed !== undefined) return { kind: 'changed', unit: changed };
  return byName.length > 0 ? { kind: 'ambiguous', units: byName } : { kind: 'none' };
}

export interface CaseLinks {
  readonly links: ReadonlyMap<number, CaseLink>;
  /** Cases whose enterprise another case has: their number by that of the other. */
  readonly twins: ReadonlyMap<number, number>;
}

/** Links of all cases. An enterprise belongs to the case that names it by key, else to the oldest; the others are its twins. */
export function linkCases(worklist: Worklist, units: readonly ListedUnit[]): CaseLinks {
  const unitsOf = new Map<number, ListedUnit[]>();
  for (const unit of units) {
    const known = unitsOf.get(unit.caseId);
    if (known === undefined) unitsOf.set(unit.caseId, [unit]);
    else known.push(unit);
  }
  const links = new Map(worklist.cases.map((work) => [work.id, linkOf(work, unitsOf.get(work.id) ?? [])]));
  const owner = new Map<string, number>();
  const twins = new Map<number, number>();
  for (const kind of ['same', 'found'] as const) {
    for (const work of worklist.cases) {
      const link = links.get(work.id);
      if (link?.kind !== kind || work.reason === 'duplicate') continue;
      const other = owner.get(link.unit.enterpriseId);
      if (other === undefined) owner.set(link.unit.enterpriseId, work.id);
      else twins.set(work.id, other);
    }
  }
  return { links, twins };
}

/**
 * Carries a worklist over to the list of a date: follows new keys and names, marks who left and who is back, notes who is covered, opens
 * again what was closed, was seen covered and no longer is. A list older than the one before changes nothing. Idempotent.
 */
export function carryOver(worklist: Worklist, units: readonly ListedUnit[], listOn: string, on: string): Worklist {
  if (worklist.listOn !== null && listOn < worklist.listOn) return worklist;
  const { links, twins } = linkCases(worklist, units);
  const newKeys = new Map<string, string>();
  const carried = mapCases(worklist, new Set(worklist.cases.map(({ id }) => id)), (work) => {
    const link = links.get(work.id) ?? { kind: 'none' };
    if (twins.has(work.id) || link.kind === 'changed' || link.kind === 'ambiguous') return work;
    if (link.kind === 'none') return work.isLeft ? work : { ...noted(work, event(on, 'left', listOn)), isLeft: true };
    if (link.unit.enterpriseId !== work.enterpriseId) newKeys.set(work.enterpriseId, link.unit.enterpriseId);
    return withCoverage(relinked(work, link.unit, listOn, on), link.unit.covered, listOn, on);
  });
  const { campaign } = carried;
  const next =
    campaign === null || newKeys.size === 0
      ? carried
      : {
          ...carried,
          campaign: {
            ...campaign,
            gaps: campaign.gaps.map(([id, ...rest]) => [newKeys.get(id) ?? id, ...rest] as const),
          },
        };
  return next.listOn === listOn ? next : { ...next, listOn };
}

function relinked(work: WorkCase, unit: ListedUnit, listOn: string, on: string): WorkCase {
  let next = work;
  if (unit.enterpriseId !== work.enterpriseId || caseNameKey(unit.name) !== caseNameKey(work.name))
    next = noted(next, event(on, 'relinked', work.name));
  if (work.isLeft) next = noted(next, event(on, 'returned', listOn));
  const uscc = unit.uscc ?? work.uscc;
  if (next === work && unit.name === work.name && uscc === work.uscc) return work;
  return { ...next, enterpriseId: unit.enterpriseId, uscc, name: unit.name, isLeft: false };
}

function withCoverage(work: WorkCase, covered: boolean | null, listOn: string, on: string): WorkCase {
  if (covered === true) {
    if (work.coveredOn === listOn) return work;
    return { ...(work.coveredOn === null ? noted(work, event(on, 'covered', listOn)) : work), coveredOn: listOn };
  }
  if (covered !== false || work.coveredOn === null || work.coveredOn >= listOn) return work;
  if (work.state !== 'closed') return { ...work, coveredOn: null };
  const { work: opened } = moveCase(work, { to: 'survey', on });
  return opened === null ? work : { ...opened, coveredOn: null, reopenedOn: listOn };
}

export const CONFLICT_KINDS = ['closed-uncovered', 'approved-uncovered', 'identity-changed', 'ambiguous', 'twin'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export interface Conflict {
  readonly kind: ConflictKind;
  readonly caseId: number;
  /** Enterprises that it may be about; of 'twin' none. */
  readonly units: readonly ListedUnit[];
  /** The other case of a 'twin'. */
  readonly otherId: number | null;
}

export interface Findings {
  /** Open cases that the list shows covered: «数据显示已覆盖,待核验». */
  readonly toVerify: readonly number[];
  readonly reopened: readonly number[];
  readonly left: readonly number[];
  readonly conflicts: readonly Conflict[];
}

/** What a person has to look at, the worklist held against the list of a date. A case that was kept against that list is left out. */
export function findingsOf(worklist: Worklist, units: readonly ListedUnit[], listOn: string): Findings {
  const { links, twins } = linkCases(worklist, units);
  const toVerify: number[] = [];
  const conflicts: Conflict[] = [];
  for (const work of worklist.cases) {
    if (work.keptOn !== null && work.keptOn >= listOn) continue;
    const link = links.get(work.id) ?? { kind: 'none' };
    const otherId = twins.get(work.id) ?? null;
    const conflict = (kind: ConflictKind, of: readonly ListedUnit[]): void => {
      conflicts.push({ kind, caseId: work.id, units: of, otherId: kind === 'twin' ? otherId : null });
    };
    if (otherId !== null) conflict('twin', []);
    else if (link.kind === 'changed') conflict('identity-changed', [link.unit]);
    else if (link.kind === 'ambiguous') conflict('ambiguous', link.units);
    else if (link.kind !== 'none') {
      const { covered } = link.unit;
      if (covered === true && isOpen(work)) toVerify.push(work.id);
      const kind = covered === false ? contradiction(work, listOn) : null;
      if (kind !== null) conflict(kind, [link.unit]);
    }
  }
  const idsOf = (wanted: (work: WorkCase) => boolean): readonly number[] => worklist.cases.filter(wanted).map(({ id }) => id);
  return { toVerify, conflicts, left: idsOf(({ isLeft }) => isLeft), reopened: idsOf(({ reopenedOn }) => reopenedOn !== null) };
}

/** A list contradicts only what was there before it. */
function contradiction(work: WorkCase, listOn: string): ConflictKind | null {
  const closed = closedOn(work);
  if (closed !== null) return closed < listOn ? 'closed-uncovered' : null;
  if (!needsApproval(work.state) || work.approval === null) return null;
  return work.approval.approvedOn < listOn ? 'approved-uncovered' : null;
}

export type ConflictDecision =
  /** It stays as it is, until a newer list says so again. */
  | { readonly kind: 'keep' }
  /** Back on the way: before the approval where it was approved, to the survey where it was closed. */
  | { readonly kind: 'reopen' }
  /** It is about this enterprise. */
  | { readonly kind: 'link'; readonly unit: ListedUnit }
  /** Its enterprise is not in the list any more. */
  | { readonly kind: 'apart' }
  /** The other case goes on; this one ends as a duplicate. */
  | { readonly kind: 'merge' };

/** Pure. */
export function decideCase(worklist: Worklist, caseId: number, decision: ConflictDecision, listOn: string, on: string): Worklist {
  return mapCases(worklist, new Set([caseId]), (work) => {
    switch (decision.kind) {
      case 'keep':
        return { ...noted(work, event(on, 'kept', listOn)), keptOn: listOn };
      case 'reopen': {
        const to: CaseState = work.state === 'closed' ? 'survey' : 'requested';
        const { work: opened } = moveCase(work, { to, on });
        return opened === null ? work : { ...opened, reopenedOn: listOn };
      }
      case 'link': {
        const { enterpriseId, uscc, name } = decision.unit;
        const entry: CaseEvent = event(on, 'relinked', work.name);
        return { ...noted(work, entry), enterpriseId, uscc, name, isLeft: false };
      }
      case 'apart':
        return { ...noted(work, event(on, 'left', listOn)), isLeft: true, keptOn: listOn };
      case 'merge':
        return moveCase(work, { to: 'not-applicable', on, reason: 'duplicate' }).work ?? { ...work, keptOn: listOn };
    }
  });
}
