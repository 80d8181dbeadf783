import { type Campaign, type CampaignGap, gapsInScope, type PlaceLevel, placeOf } from './campaign.ts';
import { GAP_CLASSES, type GapClass } from './coverage.ts';
import { closedOn, type WorkCase, type Worklist } from './worklist.ts';
import { addDays } from './worklist-dates.ts';

/** Where a campaign stands: its fixed gaps held against the list of today and the cases. Counts only. */

/** What the newest list says of a gap of the baseline. A gap that is not in the list has none. */
export interface GapNow {
  readonly gapClass: GapClass;
  /** Since when an organization covers it, by its founding or approval; null: not covered, or no date on record. */
  readonly coveredOn: string | null;
}

export interface CampaignFacts {
  /** By key of the enterprise. */
  readonly now: ReadonlyMap<string, GapNow>;
  /** Gaps of today that are none of the baseline, by class: new in the list, and not. */
  readonly fresh: Readonly<Partial<Record<GapClass, number>>>;
  readonly reclassified: Readonly<Partial<Record<GapClass, number>>>;
}

/** before − built − corrected − left − out + added + in = now. */
export interface CampaignMoves {
  readonly before: number;
  /** Covered, by an organization of the time since the baseline or by an approval on record. */
  readonly built: number;
  /** Covered, without either: the earlier list did not have it. */
  readonly corrected: number;
  readonly left: number;
  /** Still uncovered, of another class or outside the definition. */
  readonly out: number;
  /** Uncovered enterprises that are new in the list. */
  readonly added: number;
  /** In the list before, and a gap in scope only now. */
  readonly in: number;
  readonly now: number;
}

function isGapClass(gapClass: GapClass): boolean {
  return gapClass === 'should-form' || gapClass === 'joint-candidate' || gapClass === 'cultivate' || gapClass === 'no-member';
}

function inScope(campaign: Pick<Campaign, 'target'>, gapClass: GapClass): boolean {
  return campaign.target.scope === 'all' ? isGapClass(gapClass) : gapClass === campaign.target.scope;
}

/** Cases by the key of their enterprise; of two the one that goes on. */
function casesByEnterprise(worklist: Worklist): ReadonlyMap<string, WorkCase> {
  const found = new Map<string, WorkCase>();
  for (const work of worklist.cases) {
    if (work.reason !== 'duplicate' || !found.has(work.enterpriseId)) found.set(work.enterpriseId, work);
  }
  return found;
}

/** What moved, and why. */
export function campaignMoves(campaign: Campaign, worklist: Worklist, facts: CampaignFacts): CampaignMoves {
  const cases = casesByEnterprise(worklist);
  let [before, built, corrected, left, out, entered, now] = [0, 0, 0, 0, 0, 0, 0];
  for (const [id, classIndex] of campaign.gaps) {
    const was = inScope(campaign, GAP_CLASSES[classIndex] ?? 'unknown');
    const unit = facts.now.get(id);
    const is = unit !== undefined && inScope(campaign, unit.gapClass);
    if (is) now += 1;
    if (is && !was) entered += 1;
    if (!was) continue;
    before += 1;
    if (is) continue;
    if (unit === undefined) left += 1;
    else if (unit.gapClass !== 'covered') out += 1;
    else if ((unit.coveredOn ?? '') > campaign.baselineOn || (cases.get(id)?.approval ?? null) !== null) built += 1;
    else corrected += 1;
  }
  const sum = (counts: Readonly<Partial<Record<GapClass, number>>>): number =>
    Object.entries(counts).reduce((total, [gapClass, count]) => total + (inScope(campaign, gapClass as GapClass) ? count : 0), 0);
  const added = sum(facts.fresh);
  const reclassified = sum(facts.reclassified);
  return { before, built, corrected, left, out, added, in: entered + reclassified, now: now + added + reclassified };
}

export interface PlaceProgress {
  /** null: not known. */
  readonly place: string | null;
  /** Gaps of the baseline in scope. */
  readonly gaps: number;
  /** Of them: with a case, closed, covered in the newest list. */
  readonly cases: number;
  readonly closed: number;
  readonly covered: number;
}

/** Progress by place, as the places were at the start; most gaps first, what is not known last. */
export function progressBy(
  campaign: Campaign,
  worklist: Worklist,
  now: ReadonlyMap<string, GapNow>,
  level: PlaceLevel,
): readonly PlaceProgress[] {
  const cases = casesByEnterprise(worklist);
  const rows = new Map<string | null, { gaps: number; cases: number; closed: number; covered: number }>();
  for (const gap of gapsInScope(campaign)) {
    const place = placeOf(campaign, gap, level);
    const row = rows.get(place) ?? { gaps: 0, cases: 0, closed: 0, covered: 0 };
    rows.set(place, row);
    count(row, gap, cases, now);
  }
  return [...rows]
    .map(([place, row]) => ({ place, ...row }))
    .sort((a, b) => Number(a.place === null) - Number(b.place === null) || b.gaps - a.gaps || ((a.place ?? '') < (b.place ?? '') ? -1 : 1));
}

/** The same over all places. */
export function totalProgress(campaign: Campaign, worklist: Worklist, now: ReadonlyMap<string, GapNow>): Omit<PlaceProgress, 'place'> {
  const cases = casesByEnterprise(worklist);
  const row = { gaps: 0, cases: 0, closed: 0, covered: 0 };
  for (const gap of gapsInScope(campaign)) count(row, gap, cases, now);
  return row;
}

function count(
  row: { gaps: number; cases: number; closed: number; covered: number },
  [id]: CampaignGap,
  cases: ReadonlyMap<string, WorkCase>,
  now: ReadonlyMap<string, GapNow>,
): void {
  const work = cases.get(id);
  row.gaps += 1;
  if (work !== undefined) row.cases += 1;
  if (work?.state === 'closed') row.closed += 1;
  if (now.get(id)?.gapClass === 'covered') row.covered += 1;
}

export interface WeekRow {
  /** From 1. */
  readonly week: number;
  readonly from: string;
  readonly to: string;
  /** Gaps of the baseline in scope: taken into the worklist, approved (批复日期), covered by the list (成立或批复日期), closed, opened again. */
  readonly taken: number;
  readonly approved: number;
  readonly covered: number;
  readonly closed: number;
  readonly reopened: number;
}

/**
 * The weekly sheet (调度表), from the first day to today or the last day. Weeks begin with the campaign. `closed` counts what is closed
 * now, in the week of its closing; what happened before the start counts in no week.
 */
export function weeklySheet(campaign: Campaign, worklist: Worklist, now: ReadonlyMap<string, GapNow>, today: string): readonly WeekRow[] {
  const [last = today] = [today, campaign.endOn].sort();
  const rows: {
    week: number;
    from: string;
    to: string;
    taken: number;
    approved: number;
    covered: number;
    closed: number;
    reopened: number;
  }[] = [];
  for (let from = campaign.startOn; from <= last; from = addDays(from, 7)) {
    const end = addDays(from, 6);
    const [to = end] = [end, campaign.endOn].sort();
    rows.push({ week: rows.length + 1, from, to, taken: 0, approved: 0, covered: 0, closed: 0, reopened: 0 });
  }
  const cases = casesByEnterprise(worklist);
  const add = (date: string | null | undefined, what: 'taken' | 'approved' | 'covered' | 'closed' | 'reopened'): void => {
    const row = date == null ? undefined : rows.find(({ from, to }) => date >= from && date <= to);
    if (row !== undefined) row[what] += 1;
  };
  for (const [id] of gapsInScope(campaign)) {
    const unit = now.get(id);
    if (unit?.gapClass === 'covered') add(unit.coveredOn, 'covered');
    const work = cases.get(id);
    if (work === undefined) continue;
    add(work.addedOn, 'taken');
    add(work.approval?.approvedOn, 'approved');
    add(closedOn(work), 'closed');
    for (const entry of work.history) if (entry.kind === 'reopened') add(entry.on, 'reopened');
  }
  return rows;
}
