import { CAMPAIGN_SCOPES, type Campaign, type CampaignGap, PLACE_LEVELS } from './campaign.ts';
import { GAP_CLASSES } from './coverage.ts';
import { readDefinition } from './definition-set.ts';
import {
  type Approval,
  CASE_EVENTS,
  CASE_STATES,
  type CaseEvent,
  NOT_APPLICABLE_REASONS,
  needsApproval,
  WORKLIST_FORMAT,
  type WorkCase,
  type Worklist,
} from './worklist.ts';
import { isIsoDate } from './worklist-dates.ts';

/** A worklist from text. What is damaged is refused whole: half a worklist must not be taken for the whole one. */

export type WorklistFileProblem = 'not-json' | 'version' | 'shape';

export type ParsedWorklist =
  | { readonly worklist: Worklist; readonly problem: null }
  | { readonly worklist: null; readonly problem: WorklistFileProblem };

/** Reads what `serializeWorklist` wrote. */
export function parseWorklist(text: string): ParsedWorklist {
  const refuse = (problem: WorklistFileProblem): ParsedWorklist => ({ worklist: null, problem });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('not-json');
  }
  if (!isRecord(value) || value.format !== WORKLIST_FORMAT || typeof value.version !== 'number') return refuse('shape');
  if (value.version !== 1) return refuse('version');
  if (!Array.isArray(value.cases) || !isNullOr(value.listOn, isIsoDate)) return refuse('shape');
  const cases = value.cases.map(readCase);
  const campaign = value.campaign === null ? null : readCampaign(value.campaign);
  if (cases.includes(null) || (campaign === null && value.campaign !== null)) return refuse('shape');
  const whole = cases.filter((work) => work !== null);
  const ids = new Set(whole.map(({ id }) => id));
  const highest = whole.reduce((most, { id }) => Math.max(most, id), 0);
  if (ids.size !== whole.length || !isCount(value.nextId) || value.nextId <= highest) return refuse('shape');
  return { worklist: { version: 1, nextId: value.nextId, cases: whole, listOn: value.listOn, campaign }, problem: null };
}

function readCase(value: unknown): WorkCase | null {
  if (!isRecord(value) || !Array.isArray(value.history)) return null;
  const { id, enterpriseId, uscc, name, addedOn, owner, dueOn, note, masked, isLeft, coveredOn, reopenedOn, keptOn } = value;
  const state = oneOf(CASE_STATES, value.state);
  const reason = oneOf(NOT_APPLICABLE_REASONS, value.reason);
  const gapClass = oneOf(GAP_CLASSES, value.gapClass);
  const approval = value.approval === null ? null : readApproval(value.approval);
  const history = value.history.map(readEvent);
  if (state === null || history.includes(null) || !isCount(id) || typeof enterpriseId !== 'string' || typeof name !== 'string') return null;
  if ((reason === null) !== (value.reason === null) || (gapClass === null) !== (value.gapClass === null)) return null;
  if ((approval === null) !== (value.approval === null)) return null;
  // What a state must have, and must not have.
  if (needsApproval(state) !== (approval !== null) || (state === 'not-applicable') !== (reason !== null)) return null;
  if (!isNullOr(uscc, isText) || !isNullOr(owner, isText) || !isText(note) || !isCount(masked) || typeof isLeft !== 'boolean') return null;
  if (!isIsoDate(addedOn) || !isNullOr(dueOn, isIsoDate) || !isNullOr(coveredOn, isIsoDate)) return null;
  if (!isNullOr(reopenedOn, isIsoDate) || !isNullOr(keptOn, isIsoDate)) return null;
  return {
    id,
    enterpriseId,
    uscc,
    name,
    gapClass,
    addedOn,
    state,
    reason,
    approval,
    owner,
    dueOn,
    note,
    masked,
    isLeft,
    coveredOn,
    reopenedOn,
    keptOn,
    history: history.filter((entry) => entry !== null),
  };
}

function readApproval(value: unknown): Approval | null {
  if (!isRecord(value) || !isText(value.documentNo) || !/\d/.test(value.documentNo) || !isIsoDate(value.approvedOn)) return null;
  return { documentNo: value.documentNo, approvedOn: value.approvedOn };
}

function readEvent(value: unknown): CaseEvent | null {
  if (!isRecord(value) || !isIsoDate(value.on) || !isNullOr(value.detail, isText)) return null;
  const kind = oneOf(CASE_EVENTS, value.kind);
  const from = oneOf(CASE_STATES, value.from);
  const to = oneOf(CASE_STATES, value.to);
  if (kind === null || (from === null) !== (value.from === null) || (to === null) !== (value.to === null)) return null;
  return { on: value.on, kind, from, to, detail: value.detail };
}

function readCampaign(value: unknown): Campaign | null {
  if (!isRecord(value) || !isRecord(value.target) || !isRecord(value.places) || !Array.isArray(value.gaps)) return null;
  const { name, startOn, endOn, baselineOn, isLocked, target, places } = value;
  const definition = readDefinition(value.definition);
  const scope = oneOf(CAMPAIGN_SCOPES, target.scope);
  const kind = oneOf(['share', 'count'] as const, target.kind);
  if (scope === null || kind === null || typeof target.value !== 'number' || !(target.value > 0)) return null;
  if (!isText(name) || !isIsoDate(startOn) || !isIsoDate(endOn) || endOn < startOn || !isIsoDate(baselineOn)) return null;
  if (typeof isLocked !== 'boolean' || definition === null) return null;
  const names = PLACE_LEVELS.map((level) => places[level]);
  if (!names.every((list): list is string[] => Array.isArray(list) && list.every(isText))) return null;
  const gaps = value.gaps.filter((gap: unknown): gap is CampaignGap => isGap(gap, names));
  if (gaps.length !== value.gaps.length) return null;
  const [district = [], park = [], street = [], building = []] = names;
  return {
    name,
    startOn,
    endOn,
    baselineOn,
    isLocked,
    definition,
    target: { scope, kind, value: target.value },
    places: { district, park, street, building },
    gaps,
  };
}

function isGap(value: unknown, names: readonly (readonly string[])[]): value is CampaignGap {
  if (!Array.isArray(value) || value.length !== 2 + names.length) return false;
  const [id, gapClass, ...places] = value as readonly unknown[];
  if (!isText(id) || !isCount(gapClass) || gapClass >= GAP_CLASSES.length) return false;
  return places.every((index, at) => Number.isInteger(index) && Number(index) >= -1 && Number(index) < (names[at]?.length ?? 0));
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | null {
  return values.find((entry) => entry === value) ?? null;
}

function isNullOr<T>(value: unknown, is: (value: unknown) => value is T): value is T | null {
  return value === null || is(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
