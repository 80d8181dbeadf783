import type { RowIdentity } from './match-decisions.ts';

/** What two dates of a person's own data differ in. Counts only; the rows stay in the database. */

export const CHANGE_CLASSES = [
  'added',
  'left',
  'moved',
  'newly-covered',
  'coverage-lost',
  'renamed',
  'members-changed',
  'org-added',
  'org-left',
] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** Those of organizations; all others are of enterprises. */
export function isOrganizationChange(kind: ChangeClass): boolean {
  return kind === 'org-added' || kind === 'org-left';
}

/** before + added − left = after; the organizations likewise. Classes of one enterprise may be several. */
export interface ChangeCounts {
  readonly before: number;
  readonly after: number;
  readonly classes: Readonly<Record<ChangeClass, number>>;
  /** Of those, how many a list may name: the others are hidden on purpose. */
  readonly shown: Readonly<Record<ChangeClass, number>>;
  /** On both dates, with none of the differences. */
  readonly unchanged: number;
  /** Of the moved: to another building, park, district; an enterprise may count in several. */
  readonly movedBuilding: number;
  readonly movedPark: number;
  readonly movedDistrict: number;
  /** Enterprises with an organization in the sense of the definition, whatever the denominator; null: the lists of that date do not say. */
  readonly coveredBefore: number | null;
  readonly coveredAfter: number | null;
  /** Of the added, and of those that left, how many have, or had, an organization. */
  readonly coveredAdded: number;
  readonly coveredLeft: number;
  /** Full members of enterprises that both dates know, now less then. */
  readonly membersDelta: number;
  readonly organizationsBefore: number | null;
  readonly organizationsAfter: number | null;
}

export interface UnsureUnit {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  /** By which a decision about it is kept. */
  readonly identity: RowIdentity;
}

/** Two rows that may be one unit, for a person to say. Until then one has left and the other is new. */
export interface UnsurePair {
  readonly before: UnsureUnit;
  readonly after: UnsureUnit;
  /** 0–1. */
  readonly score: number;
}
