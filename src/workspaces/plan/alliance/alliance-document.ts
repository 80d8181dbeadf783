import { pickName } from '../../../locales/format.ts';
import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { FormationMode } from '../../../model/alliance-proposal.ts';
import type { PlanDocument } from '../../../model/plan-document.ts';
import type { PlanGroup, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { scenarioName } from '../frame/scenario-name.ts';
import { modeOf } from './alliance-edit.ts';
import { type AllianceSpeaker, allianceName, allianceSpeaker, buildingName, conditionFigures, gapText } from './alliance-text.ts';

/**
 * An alliance for its papers: those who could join but were never proposed are no part of it; the lead first, the axis or chain by name,
 * the mode in force with its figures; whoever is missing as a remark. No rates: an alliance changes none. No enterprise is named in a
 * sentence, for a paper may have to hide names.
 */
export function allianceDocument(words: PlanWords, language: Language, scenario: ScenarioOfKind<'alliance'>): PlanDocument {
  const speaker = allianceSpeaker(words, language, scenario);
  const inside = new Set([...scenario.groups.flatMap(({ units }) => units), ...scenario.excluded]);
  const { settings } = scenario;
  const name = (id: string | null) => (id === null || speaker === null ? id : buildingName(speaker, id));
  const basis = speaker?.findings.basis;
  const of = settings.basis === 'line' || basis === undefined ? null : pickName(language, basis.zh, basis.en, basis.id);
  const mode = modeOf(scenario);
  return {
    scenario: {
      ...scenario,
      units: scenario.units.filter(({ id }) => inside.has(id)),
      groups: scenario.groups.map((group) => ({ ...group, units: leadFirst(group) })),
      settings: { ...settings, of, from: name(settings.from), to: name(settings.to), mode },
    },
    title: scenarioName(words, scenario),
    groupNames: scenario.groups.map((group) => (speaker === null ? group.name : allianceName(speaker, group))),
    reasons: speaker === null ? [] : conditionLines(speaker, mode),
    remarks: speaker === null ? [] : gapLines(speaker).map((sentence) => ({ group: null, sentence, isBinding: false })),
    rates: [],
  };
}

function leadFirst({ units, seat }: PlanGroup): readonly string[] {
  return seat !== null && units.includes(seat) ? [seat, ...units.filter((id) => id !== seat)] : units;
}

function conditionLines(speaker: AllianceSpeaker, mode: FormationMode | null): readonly string[] {
  const say = speaker.words.alliance;
  const finding = speaker.findings.proposal.modes.find((entry) => entry.mode === mode);
  return (finding?.conditions ?? []).map((condition) => {
    const { found, asked } = conditionFigures(speaker, condition);
    const holds = condition.holds === null ? say.holds.unknown : condition.holds ? say.holds.yes : say.holds.no;
    return say.conditionLine(say.conditionNames[condition.code], holds, found, asked);
  });
}

function gapLines(speaker: AllianceSpeaker): readonly string[] {
  const { missing } = speaker.findings.proposal;
  const leads = missing.filter(({ code }) => code === 'lead-without-organization').length;
  return [
    ...(leads === 0 ? [] : [speaker.words.alliance.gaps.someLeadWithout(leads)]),
    ...missing.filter(({ code }) => code !== 'lead-without-organization').map((gap) => gapText(speaker, gap)),
  ];
}
