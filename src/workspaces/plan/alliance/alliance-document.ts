import { pickName } from '../../../locales/format.ts';
import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { PlanDocument } from '../../../model/plan-document.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { scenarioName } from '../frame/scenario-name.ts';
import { modeOf } from './alliance-edit.ts';
import { allianceName, allianceSpeaker, buildingName, gapText } from './alliance-text.ts';

/**
 * An alliance for its papers: those who could join but were never proposed are no part of it; the axis or chain by name, the mode in
 * force; whoever is missing as a remark. No rates: an alliance changes none.
 */
export function allianceDocument(words: PlanWords, language: Language, scenario: ScenarioOfKind<'alliance'>): PlanDocument {
  const speaker = allianceSpeaker(words, language, scenario);
  const inside = new Set([...scenario.groups.flatMap(({ units }) => units), ...scenario.excluded]);
  const { settings } = scenario;
  const name = (id: string | null) => (id === null || speaker === null ? id : buildingName(speaker, id));
  const basis = speaker?.findings.basis;
  const of = settings.basis === 'line' || basis === undefined ? null : pickName(language, basis.zh, basis.en, basis.id);
  return {
    scenario: {
      ...scenario,
      units: scenario.units.filter(({ id }) => inside.has(id)),
      settings: { ...settings, of, from: name(settings.from), to: name(settings.to), mode: modeOf(scenario) },
    },
    title: scenarioName(words, scenario),
    groupNames: scenario.groups.map((group) => (speaker === null ? group.name : allianceName(speaker, group))),
    remarks: (speaker?.findings.proposal.missing ?? []).map((gap) => ({
      group: null,
      sentence: speaker === null ? '' : gapText(speaker, gap),
      isBinding: false,
    })),
    rates: [],
  };
}
