import { formatCount, pickName } from '../locales/format.ts';
import { hasBase, proposedForm, USUAL_MEMBERS } from '../model/plan-form.ts';
import type { PlanUnit } from '../model/plan-scenario.ts';
import { industryName, metersText, type PlanView, type PrintedGroup, unitName, wide } from './plan-view.ts';

/** Names that stand in a sentence; the rest is in the annex. */
const MOST_NAMED = 6;

/** What a group is about, sentence by sentence. */
export function basicsOf(view: PlanView, group: PrintedGroup): readonly string[] {
  const { words, scenario, hasNames } = view;
  const { papers } = words;
  const count = group.units.length;
  if (count === 0) return [papers.nobody(group.name)];
  if (scenario.kind === 'instructors') return [papers.linkedOf(group.name, count)];
  const shown = group.buildings.length > 0 || hasNames ? group.units.slice(0, MOST_NAMED) : [];
  const list = shown.map((unit, at) => unitName(view, unit, at + 1)).join(papers.and);
  if (group.buildings.length === 0) return [papers.unitsOf(group.name, list, count)];
  const sentence =
    scenario.kind === 'sites' ? papers.servedOf(group.name, list, count) : papers.buildingsOf(group.name, list, group.buildings.length);
  return [sentence, countsOf(view, group)];
}

/** Enterprises, organizations and members of buildings. */
export function countsOf({ words: { papers } }: PlanView, group: PrintedGroup): string {
  const { listed, eligible, covered, uncovered, organizations, membersFull } = group;
  const known = (value: typeof membersFull, say: (n: string) => string, unknown: string): string =>
    value.sum === null ? unknown : `${say(formatCount(value.sum))}${value.unknown > 0 ? papers.unknownOf(value.unknown) : ''}`;
  const parts = [
    papers.tenants(...([listed, eligible, covered, uncovered].map(formatCount) as [string, string, string, string])),
    known(organizations, papers.organizations, papers.organizationsUnknown),
    known(membersFull, papers.membersFull, papers.membersUnknown),
  ];
  return `${parts.join(papers.between)}${papers.end}`;
}

/** Why these belong together, one sentence each, by what the scenario holds. */
export function reasonsOf(view: PlanView, group: PrintedGroup): readonly string[] {
  if (group.units.length === 0) return [];
  switch (view.scenario.kind) {
    case 'committees':
    case 'draft':
      return [...buildingReasons(view, group), ...formReasons(view, group)];
    case 'joint-branches':
      return branchReasons(view, group);
    case 'sites':
      return siteReasons(view, group);
    case 'instructors':
      return instructorReasons(view, group);
    case 'alliance':
      return allianceReasons(view, group);
  }
}

function buildingReasons(view: PlanView, group: PrintedGroup): readonly string[] {
  const { papers } = view.words;
  const { buildings, communities, subdistricts, farthest, uncovered, organizations } = group;
  const names = (of: readonly string[]): string => [...new Set(of)].slice(0, MOST_NAMED).join(papers.and);
  const place =
    shared(buildings.length, communities, buildings, 'community') ?? shared(buildings.length, subdistricts, buildings, 'subdistrict');
  const properties = [...new Set(buildings.map(({ property }) => property))];
  const [property] = properties;
  const leads = buildings.flatMap(({ leadOrganization }) => leadOrganization ?? []);
  const sites = buildings.flatMap((building) => building.sites);
  const bare = buildings.filter((building) => building.organizations === 0);
  return [
    ...(buildings.length > 1 && farthest !== null ? [papers.nearBuildings(buildings.length, place ?? '', metersText(farthest))] : []),
    ...(buildings.length > 1 && farthest === null && place !== null ? [papers.samePlace(place)] : []),
    hasBase(buildings)
      ? papers.base(formatCount(organizations.sum))
      : bare.length > 0
        ? papers.baseMissing(bare.length, names(bare.map((building) => unitName(view, building, 0))))
        : papers.baseUnknown,
    ...(uncovered > 0 ? [papers.need(formatCount(uncovered))] : []),
    ...(view.hasNames && buildings.length > 1 && properties.length === 1 && property !== undefined && property !== null
      ? [papers.oneProperty(property)]
      : []),
    ...(leads.length > 0 ? [papers.existing(names(leads))] : []),
    ...(sites.length > 0 ? [papers.positions(names(sites))] : []),
  ];
}

/** What all buildings share, where it is known of all of them. */
function shared(
  count: number,
  names: readonly string[],
  buildings: readonly Readonly<Record<'community' | 'subdistrict', string | null>>[],
  key: 'community' | 'subdistrict',
): string | null {
  const [name] = names;
  const isWhole = names.length === 1 && count > 0 && buildings.every((building) => building[key] !== null);
  return isWhole && name !== undefined ? name : null;
}

function formReasons({ words: { papers } }: PlanView, { buildings, membersFull }: PrintedGroup): readonly string[] {
  const form = papers.form[proposedForm(buildings, membersFull.sum, membersFull.unknown)];
  if (membersFull.sum === null) return [form];
  return [form, papers.formNote(formatCount(membersFull.sum), USUAL_MEMBERS.generalBranch, USUAL_MEMBERS.committee)];
}

/** The four principles of 支部工作条例 (2018), article 5: 地域相邻、行业相近、规模适当、便于管理. */
function branchReasons(view: PlanView, group: PrintedGroup): readonly string[] {
  const { papers } = view.words;
  const { enterprises, buildingIds, industries, parks, spread, membersFull, members } = group;
  const [first] = enterprises;
  const inOne = (ids: readonly string[], has: (unit: (typeof enterprises)[number]) => boolean): boolean =>
    ids.length === 1 && enterprises.every(has);
  const isOneBuilding = inOne(buildingIds, ({ building }) => building.id !== null || building.zh !== null);
  const building = first === undefined ? '' : pickName(view.language, first.building.zh, first.building.en, first.building.id ?? '');
  const park = first === undefined ? '' : pickName(view.language, first.park.zh, first.park.en, first.park.id ?? '');
  const sectors = [...new Set(industries.map((code) => industryName(view, code)))];
  const isOneIndustry = sectors.length === 1 && enterprises.every(({ industry }) => industry !== null);
  return [
    isOneBuilding ? papers.sameBuilding(building) : spread === null ? papers.nearUnknown : papers.near(metersText(spread)),
    ...(isOneIndustry ? [papers.sameIndustry(sectors.join(''))] : sectors.length > 0 ? [papers.industries(sectors.join(papers.and))] : []),
    papers.size(enterprises.length, formatCount(membersFull.sum), formatCount(members.sum)),
    ...(inOne(parks, ({ park: of }) => of.id !== null || of.zh !== null) ? [papers.manage(park)] : []),
  ];
}

function siteReasons(view: PlanView, group: PrintedGroup): readonly string[] {
  const { papers, books } = view.words;
  const { seat, buildings } = group;
  const isThere = seat?.kind === 'building' && seat.sites.length > 0;
  const measure = view.scenario.kind === 'sites' ? view.scenario.settings.measure : 'uncovered';
  const staff = buildings.reduce<number | null>((sum, building) => (building.staff === null ? sum : (sum ?? 0) + building.staff), null);
  const sums = { uncovered: group.uncovered, enterprises: group.eligible, staff, members: group.membersFull.sum };
  const measured = `${books.measures[measure]}${view.language === 'en' ? ': ' : ''}${formatCount(sums[measure])}`;
  return [
    isThere ? papers.isThere : papers.isNew,
    papers.reach(buildings.length, measured, metersText(group.farthest ?? 0), metersText(group.mean ?? 0)),
  ];
}

function instructorReasons({ words: { papers }, scenario }: PlanView, group: PrintedGroup): readonly string[] {
  const { seat, enterprises, mean } = group;
  const kept = enterprises.filter(({ current }) => current !== null && current === group.group.seat).length;
  const tags = scenario.kind === 'instructors' ? scenario.settings.oneToOneTags : [];
  const [only] = enterprises;
  const isOneToOne = enterprises.length === 1 && only !== undefined && only.tags.some((tag) => tags.includes(tag));
  return [
    papers.load(enterprises.length, kept),
    ...(mean === null ? [] : [papers.meanWay(metersText(mean))]),
    ...(isOneToOne ? [papers.oneToOne] : []),
    ...(seat?.kind === 'instructor' && seat.dispatch !== null ? [papers.dispatchedBy(seat.dispatch)] : []),
  ];
}

function allianceReasons(view: PlanView, group: PrintedGroup): readonly string[] {
  const { scenario, words, document, language } = view;
  if (scenario.kind !== 'alliance') return [];
  const { mode, basis } = scenario.settings;
  // Those of a chain may be far apart.
  const spread = group.spread === null || basis === 'chain' ? [] : [words.papers.near(metersText(group.spread))];
  const counted = (document.reasons ?? []).map((reason) => `${wide(language, reason)}${words.papers.end}`);
  return [...spread, ...(mode === null ? [] : [words.papers.modes[mode]]), ...counted];
}

/** The unit about which a group gathers; '' for none. */
export function seatName(view: PlanView, { seat }: { readonly seat: PlanUnit | null }): string {
  return seat === null || seat.kind === 'instructor' ? '' : unitName(view, seat, 1);
}
