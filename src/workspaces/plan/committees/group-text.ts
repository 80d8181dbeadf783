import { formatCount } from '../../../locales/format.ts';
import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { PlanBreach } from '../../../model/plan-tools.ts';
import { sharedName, unitName } from '../frame/group-names.ts';
import type { CommitteeGroupView } from './committee-view.ts';

/** What is said of a group of buildings; the words of screen, tooltips and proposals alike. */

function separator(language: Language): string {
  return language === 'en' ? ', ' : '、';
}

/** As a person named it, else what is proposed. */
export function groupName(words: PlanWords, language: Language, view: CommitteeGroupView): string {
  return view.group.name === '' ? proposedName(words, language, view) : view.group.name;
}

export function proposedName({ committees }: PlanWords, language: Language, view: CommitteeGroupView): string {
  return committees.names[view.form](sharedName(language, view.buildings, view.group.seat));
}

export function leadText({ committees: words }: PlanWords, language: Language, { leads, communities }: CommitteeGroupView): string {
  if (leads.length === 1) return words.leadExisting(leads[0] ?? '');
  if (leads.length > 1) return words.leadSeveral(leads.join(separator(language)));
  return communities.length === 1 ? words.leadCommunity(words.communityOrg(communities[0] ?? '')) : words.leadUnknown;
}

export function positionText({ committees: words }: PlanWords, language: Language, { sites, seat }: CommitteeGroupView): string {
  if (sites.length > 0) return words.positionExisting(sites.join(separator(language)));
  return seat === null ? '—' : words.positionProposed(unitName(language, seat));
}

export function propertyText({ committees: words }: PlanWords, language: Language, view: CommitteeGroupView): string {
  const { properties, unknownProperties } = view;
  if (properties.length === 0) return words.propertyUnknown;
  const names = properties.join(separator(language));
  return unknownProperties === 0 ? names : words.propertySome(names, unknownProperties);
}

/** The four levels: subdistrict, community, the proposed organization, organizations of enterprises. */
export function treeText(words: PlanWords, language: Language, view: CommitteeGroupView): string {
  const { committees } = words;
  const upper = (names: readonly string[], name: (of: string) => string) =>
    names.length === 0 ? committees.upperUnknown : names.map(name).join(separator(language));
  return committees.treeOf(
    upper(view.subdistricts, committees.subdistrictOrg),
    upper(view.communities, committees.communityOrg),
    groupName(words, language, view),
    committees.baseCount(formatCount(view.organizations)),
  );
}

export function reasonsOf({ committees: words }: PlanWords, language: Language, view: CommitteeGroupView): readonly string[] {
  const { communities, buildings, farthest, form, organizations, membersFull, uncovered, breaches } = view;
  const members = formatCount(membersFull);
  const isConnected = !breaches.some((breach) => breach.rule === 'connected');
  return [
    ...(communities.length === 1 ? [words.reasonPlace(communities[0] ?? '')] : []),
    ...(communities.length > 1 ? [words.reasonSeveral(communities.join(separator(language)))] : []),
    ...(buildings.length === 1 ? [words.reasonAlone] : []),
    ...(buildings.length > 1 && isConnected && farthest !== null ? [words.reasonConnected(String(Math.round(farthest)))] : []),
    form === 'committee'
      ? words.formReasons.committee(formatCount(organizations), members)
      : form === 'unknown'
        ? words.formReasons.unknown
        : words.formReasons[form](members),
    uncovered > 0 ? words.reasonUncovered(uncovered) : words.reasonNone,
  ];
}

export function breachText({ committees: words }: PlanWords, breach: PlanBreach): string {
  const sentences: Readonly<Record<string, (actual: number, given: number) => string>> = words.breaches;
  return (sentences[breach.rule] ?? words.otherBreach)(breach.actual, breach.given);
}
