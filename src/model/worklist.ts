import type { Campaign } from './campaign.ts';
import type { GapClass } from './coverage.ts';
import { daysBetween } from './worklist-dates.ts';

/**
 * The worklist (工作清单): one case for each uncovered enterprise that somebody works on, until it is closed. Plain JSON, kept apart from
 * the lists: a case knows its enterprise by key, code and name, so that it survives the next month's list.
 */

/** 摸底, 拟建, 请示, 批复, 选举/任命, 报备, 核验销号. */
export const CASE_STEPS = ['survey', 'proposed', 'requested', 'approved', 'elected', 'filed', 'closed'] as const;
export const CASE_STATES = [...CASE_STEPS, 'not-applicable'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Why an enterprise asks for no organization after all. */
export const NOT_APPLICABLE_REASONS = [
  'already-covered',
  'moved-away',
  'not-operating',
  'branch-office',
  'members-elsewhere',
  'below-threshold',
  'duplicate',
  'other',
] as const;
export type NotApplicableReason = (typeof NOT_APPLICABLE_REASONS)[number];

/** 批复文号 and its ISO date. */
export interface Approval {
  readonly documentNo: string;
  readonly approvedOn: string;
}

export const CASE_EVENTS = [
  'added',
  'moved',
  'reopened',
  'approval',
  'owner',
  'due',
  'note',
  'relinked',
  'left',
  'returned',
  'covered',
  'kept',
] as const;
export type CaseEventKind = (typeof CASE_EVENTS)[number];

export interface CaseEvent {
  /** ISO date. */
  readonly on: string;
  readonly kind: CaseEventKind;
  /** Of 'moved' and 'reopened'. */
  readonly from: CaseState | null;
  readonly to: CaseState | null;
  /** What was set: the owner, the due date, the document number, the former name; null for none. */
  readonly detail: string | null;
}

export interface WorkCase {
  /** Its own number, which never changes and is never given twice. */
  readonly id: number;
  readonly enterpriseId: string;
  readonly uscc: string | null;
  readonly name: string;
  /** Class of the gap when it was added. */
  readonly gapClass: GapClass | null;
  readonly addedOn: string;
  readonly state: CaseState;
  /** Only of 'not-applicable'. */
  readonly reason: NotApplicableReason | null;
  /** Never null from 'approved' on, null before. */
  readonly approval: Approval | null;
  /** A unit or a post, never a person. */
  readonly owner: string | null;
  readonly dueOn: string | null;
  /** Screened; personal parts are masked. */
  readonly note: string;
  /** How many parts of the note were masked. */
  readonly masked: number;
  /** The newest list does not have the enterprise. */
  readonly isLeft: boolean;
  /** Date of the newest list that showed it covered. */
  readonly coveredOn: string | null;
  /** It was closed, and a newer list showed it uncovered; null again once it moves on. */
  readonly reopenedOn: string | null;
  /** Date of the list against which a person said that the case stays as it is. */
  readonly keptOn: string | null;
  readonly history: readonly CaseEvent[];
}

export interface Worklist {
  readonly version: 1;
  readonly nextId: number;
  /** In the order of adding. */
  readonly cases: readonly WorkCase[];
  /** Date of the newest list the cases were held against; null for none. */
  readonly listOn: string | null;
  readonly campaign: Campaign | null;
}

export const EMPTY_WORKLIST: Worklist = { version: 1, nextId: 1, cases: [], listOn: null, campaign: null };

export const WORKLIST_FORMAT = 'dangjian-atlas-worklist';

/** A worklist as text; worklist-file.ts reads it. */
export function serializeWorklist(worklist: Worklist): string {
  return JSON.stringify({ format: WORKLIST_FORMAT, ...worklist });
}

/** Place of a state on the way; −1 for 'not-applicable'. */
export function stepIndex(state: CaseState): number {
  return (CASE_STEPS as readonly CaseState[]).indexOf(state);
}

/** Whether a state may stand only with an approval. */
export function needsApproval(state: CaseState): boolean {
  return stepIndex(state) >= stepIndex('approved');
}

/** Whether somebody still has to do something. */
export function isOpen(work: Pick<WorkCase, 'state'>): boolean {
  return work.state !== 'closed' && work.state !== 'not-applicable';
}

/** The day on which it was closed; null where it is not. */
export function closedOn(work: Pick<WorkCase, 'state' | 'history'>): string | null {
  if (work.state !== 'closed') return null;
  return work.history.filter(({ to }) => to === 'closed').at(-1)?.on ?? null;
}

/** A name as a key: half-width, without blanks, in lower case. The queries fold names alike. */
export function caseNameKey(name: string): string {
  return name
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[ \u3000]/g, '')
    .toLowerCase();
}

const DUE_SOON_DAYS = 7;
export type DueMark = 'overdue' | 'soon' | 'later' | 'none';

/** How a due date stands on a day. What is done is never overdue. */
export function dueMark(work: Pick<WorkCase, 'state' | 'dueOn'>, today: string): DueMark {
  if (work.dueOn === null || !isOpen(work)) return 'none';
  if (work.dueOn < today) return 'overdue';
  return daysBetween(today, work.dueOn) <= DUE_SOON_DAYS ? 'soon' : 'later';
}
