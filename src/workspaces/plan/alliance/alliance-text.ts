import { formatCount, formatRate, pickName, ratio } from '../../../locales/format.ts';
import { type Language, messagesFor } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { AllianceFindings } from '../../../model/alliance-findings.ts';
import type { AllianceGap, AllianceReason, FormationMode, ModeCondition } from '../../../model/alliance-proposal.ts';
import { industrySection } from '../../../model/industry.ts';
import type { OrganizationPlanUnit, PlanGroup, PlanUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';

const MOST_NAMED = 3;
/** Ids that hidden enterprises, their organizations and those that are only known to exist are given. */
const HIDDEN = /^(?:of:)?#/;

/** Speaks of the ids in an alliance by their names. */
export interface AllianceSpeaker {
  readonly words: PlanWords;
  readonly language: Language;
  readonly findings: AllianceFindings;
  readonly units: ReadonlyMap<string, PlanUnit>;
}

export function allianceSpeaker(words: PlanWords, language: Language, scenario: ScenarioOfKind<'alliance'>): AllianceSpeaker | null {
  const { alliance: findings, units } = scenario;
  return findings === undefined ? null : { words, language, findings, units: new Map(units.map((unit) => [unit.id, unit])) };
}

export function memberName({ words, language }: Pick<AllianceSpeaker, 'words' | 'language'>, unit: OrganizationPlanUnit): string {
  if (unit.nameZh === null && unit.nameEn === null && HIDDEN.test(unit.id))
    return unit.of === 'ENTERPRISE' ? words.alliance.hiddenEnterprise : words.alliance.hiddenOrganization;
  return pickName(language, unit.nameZh, unit.nameEn, unit.id);
}

/** What the alliance is called: as a person named it, else after its axis or chain. */
export function allianceName({ words, language, findings }: AllianceSpeaker, group: Pick<PlanGroup, 'name'>): string {
  return group.name === '' ? proposedName({ words, language, findings }) : group.name;
}

export function proposedName({ words, language, findings }: Pick<AllianceSpeaker, 'words' | 'language' | 'findings'>): string {
  const { id, zh, en } = findings.basis;
  return words.alliance.defaultName(pickName(language, zh, en, id));
}

export function modeName({ alliance }: PlanWords, mode: FormationMode | null): string {
  return mode === null ? '—' : alliance.modes[mode];
}

function nameOf({ words, language, findings, units }: AllianceSpeaker, id: string): string {
  const unit = units.get(id);
  if (unit?.kind === 'organization') return memberName({ words, language }, unit);
  const named = findings.named.find((entry) => entry.id === id);
  if (HIDDEN.test(id)) return words.alliance.hiddenEnterprise;
  return named === undefined ? id : pickName(language, named.zh, named.en, id);
}

/** A division by its section and number: «制造业 38». */
function industryName(language: Language, division: string): string {
  const section = industrySection(division);
  const names: Readonly<Record<string, string>> = messagesFor(language).terms.industries;
  return section === null ? division : `${names[section] ?? section} ${division}`;
}

export function reasonTexts(speaker: AllianceSpeaker, reasons: readonly AllianceReason[]): readonly string[] {
  const { words, language } = speaker;
  const say = words.alliance.reasons;
  const own = reasons.flatMap((reason) => (reason.code === 'building-organization' ? [nameOf(speaker, reason.building)] : []));
  const buildings = own.length === 0 ? [] : [say.buildings(own.slice(0, MOST_NAMED).join(language === 'en' ? ', ' : '、'), own.length)];
  const others = reasons.flatMap((reason) => (reason.code === 'building-organization' ? [] : [reasonText(speaker, reason)]));
  return [...buildings, ...others];
}

type OneReason = Exclude<AllianceReason, { readonly code: 'building-organization' }>;

function reasonText(speaker: AllianceSpeaker, reason: OneReason): string {
  const { language } = speaker;
  const say = speaker.words.alliance.reasons;
  switch (reason.code) {
    case 'axis-group':
      return say.axisGroup(reason.axis, reason.buildings);
    case 'corridor':
      return say.corridor(formatCount(reason.meters), reason.limit);
    case 'stage':
      return say.stage(reason.stage, reason.enterprises);
    case 'chain-member':
      return say.chainMember(reason.enterprises);
    case 'covers':
      return say.covers(reason.enterprises);
    case 'lead-enterprise':
      return say.leadEnterprise(nameOf(speaker, reason.enterprise));
    case 'named-lead':
      return say.namedLead(nameOf(speaker, reason.enterprise));
    case 'links':
      return say.links(reason.suppliers, reason.customers);
    case 'members':
      return say.members(reason.members);
    case 'only-kind':
      return say.onlyKind(reason.units);
    case 'territory':
      return say.territory(nameOf(speaker, reason.territory), reason.enterprises, reason.of);
    case 'industry':
      return say.industry(industryName(language, reason.industry), reason.enterprises, reason.of);
  }
}

/** What was counted, and against which threshold. */
export function conditionFigures(speaker: AllianceSpeaker, condition: ModeCondition): { readonly found: string; readonly asked: string } {
  const { words, language } = speaker;
  const say = words.alliance;
  const { code, value, of, threshold, subject } = condition;
  const share = formatRate(of === null ? null : ratio(value, of), language);
  const percent = `${Math.round((threshold ?? 0) * 1000) / 10}%`;
  switch (code) {
    case 'many-members':
      return { found: say.units(value), asked: say.atLeast(String(threshold)) };
    case 'unit-available':
      return { found: `${kindName(say.kinds, subject)} ${value > 0 ? say.yes : say.no}`, asked: '' };
    case 'lead-with-organization':
      return { found: of === 0 ? say.noFigures : say.leads(value, of ?? 0), asked: say.atLeast(String(threshold)) };
    case 'linked-to-lead':
      return { found: condition.holds === null ? say.noFigures : say.linked(value, of ?? 0, share), asked: say.atLeast(percent) };
    case 'spread-territories':
    case 'spread-stages':
    case 'concentrated':
    case 'clear-industry': {
      const isSpread = code === 'spread-territories' || code === 'spread-stages';
      const name = subject === null ? '' : code === 'clear-industry' ? industryName(language, subject) : nameOf(speaker, subject);
      return {
        found: subject === null ? say.noFigures : say.largest(name, value, of ?? 0, share),
        asked: isSpread ? say.below(percent) : say.atLeast(percent),
      };
    }
  }
}

function kindName(kinds: Readonly<Record<string, string>>, kind: string | null): string {
  return kind === null ? '' : (kinds[kind] ?? kind);
}

export function gapText(speaker: AllianceSpeaker, gap: AllianceGap): string {
  const say = speaker.words.alliance.gaps;
  switch (gap.code) {
    case 'stage-empty':
      return say.stageEmpty(gap.stage);
    case 'stage-uncovered':
      return say.stageUncovered(gap.stage, gap.enterprises, gap.unknown);
    case 'stage-unlisted':
      return say.stageUnlisted(gap.stage, gap.enterprises);
    case 'stage-unknown':
      return say.stageUnknown(gap.enterprises);
    case 'building-uncovered':
      return say.buildingUncovered(nameOf(speaker, gap.building), gap.enterprises, gap.unknown);
    case 'building-empty':
      return say.buildingEmpty(nameOf(speaker, gap.building));
    case 'place-unknown':
      return say.placeUnknown(gap.buildings);
    case 'without-organization':
      return say.withoutOrganization(gap.enterprises);
    case 'coverage-unknown':
      return say.coverageUnknown(gap.enterprises);
    case 'lead-without-organization':
      return say.leadWithout(nameOf(speaker, gap.enterprise));
    case 'lead-not-listed':
      return say.leadNotListed;
    case 'no-lead':
      return say.noLead;
  }
}

export function buildingName(speaker: AllianceSpeaker, id: string): string {
  return nameOf(speaker, id);
}
