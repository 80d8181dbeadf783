import { formatCount, pickName } from '../locales/format.ts';
import { type Language, type Messages, messagesFor } from '../locales/messages.ts';
import { type PlanPaperWords, planPaperWords } from '../locales/plan-paper-words.ts';
import { industrySection } from '../model/industry.ts';
import type { PlanDocument } from '../model/plan-document.ts';
import { leftOver, type PlanGroup, type PlanUnit, type Scenario } from '../model/plan-scenario.ts';
import type { OutputLevel } from '../model/sheet-levels.ts';
import { type GroupFigures, groupFigures } from './plan-figures.ts';

export interface PlanOutput {
  readonly level: OutputLevel;
  /** Of 'report'; the working level always has names of enterprises, the public one never. */
  readonly withNames: boolean;
  readonly isInternal: boolean;
}

/** A plan as it is printed: figures, and names as far as the level lets them be seen. */
export interface PlanView {
  readonly document: PlanDocument;
  readonly scenario: Scenario;
  readonly language: Language;
  readonly messages: Messages;
  readonly words: PlanPaperWords;
  readonly level: OutputLevel;
  /** Enterprises and their organizations by name. */
  readonly hasNames: boolean;
  readonly groups: readonly (GroupFigures & { readonly name: string })[];
  readonly leftOver: readonly PlanUnit[];
  readonly excluded: readonly PlanUnit[];
}

export type PrintedGroup = PlanView['groups'][number];

/** `only`: number (`id`) of the group it is about; null for the whole plan. */
export function planView(document: PlanDocument, output: PlanOutput, language: Language, only: number | null = null): PlanView {
  const { scenario, groupNames } = document;
  const words = planPaperWords(language);
  const hasNames = output.level === 'working' || (output.level === 'report' && output.withNames);
  // A branch may be called after one of its enterprises; an alliance is proposed by its axis or chain, else called as somebody likes.
  const isNumbered = ({ name }: PlanGroup): boolean =>
    output.level === 'public' && holdsEnterprises(scenario) && (scenario.kind !== 'alliance' || name !== '');
  const groups = groupFigures(scenario).map((figures, at) => ({
    ...figures,
    name: isNumbered(figures.group) ? words.papers.unnamedGroup(at + 1) : (groupNames[at] ?? words.papers.unnamedGroup(at + 1)),
  }));
  const excluded = new Set(scenario.excluded);
  return {
    document,
    scenario,
    language,
    messages: messagesFor(language),
    words,
    level: output.level,
    hasNames,
    groups: only === null ? groups : groups.filter(({ group }) => group.id === only),
    leftOver: only === null ? leftOver(scenario) : [],
    excluded: only === null ? scenario.units.filter(({ id }) => excluded.has(id)) : [],
  };
}

/** Whether units are enterprises or organizations of theirs, which a level may hide, and not buildings, which anybody can see. */
export function holdsEnterprises({ units }: Pick<Scenario, 'units'>): boolean {
  return units.some(({ kind }) => kind === 'enterprise' || kind === 'organization');
}

/** `number` stands for an enterprise whose name is not to be seen. */
export function unitName({ language, hasNames, words }: PlanView, unit: PlanUnit, number: number): string {
  if (unit.kind === 'enterprise' && !hasNames) return words.papers.unnamed(number);
  if (unit.kind === 'organization' && (unit.of === 'ENTERPRISE' || unit.of === 'ENTERPRISE_ORG') && (!hasNames || unit.nameZh === null))
    return unit.of === 'ENTERPRISE' ? words.papers.unnamed(number) : words.papers.unnamedOrganization(number);
  return pickName(language, unit.nameZh, unit.nameEn, unit.id);
}

export function unitPlace({ language, messages, words }: PlanView, unit: PlanUnit): string {
  const unknown = messages.common.emDash;
  if (unit.kind === 'building') {
    const [community, subdistrict] = [unit.community ?? '', unit.subdistrict ?? ''];
    if (community === '') return subdistrict || unknown;
    return subdistrict === '' ? community : language === 'en' ? `${community} (${subdistrict})` : `${community}\uff08${subdistrict}\uff09`;
  }
  if (unit.kind === 'enterprise') return pickName(language, unit.building.zh, unit.building.en, unit.building.id ?? unknown);
  return unit.kind === 'organization' ? words.books.memberKinds[unit.of] : (unit.dispatch ?? unknown);
}

/** Section of GB/T 4754 by name; the code where it belongs to none. */
export function industryName({ messages }: PlanView, code: string | null): string {
  const section = industrySection(code);
  const names: Readonly<Record<string, string>> = messages.terms.industries;
  return section === null ? (code ?? messages.common.emDash) : (names[section] ?? section);
}

export function metersText(meters: number | null): string {
  return formatCount(meters === null ? null : Math.round(meters));
}

/** Sentences of other dictionaries with the full-width punctuation of a Chinese document (GB/T 15834). */
export function wide(language: Language, sentence: string): string {
  if (language === 'en') return sentence;
  return sentence.replace(/[,:;()]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
