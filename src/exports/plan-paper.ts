import { formatCount, formatDate } from '../locales/format.ts';
import type { Language } from '../locales/messages.ts';
import type { GapRule } from '../model/gap-rules.ts';
import type { PlanDocument } from '../model/plan-document.ts';
import type { PlanKind } from '../model/plan-settings.ts';
import { annexesOf } from './plan-annexes.ts';
import { basicsOf, countsOf, reasonsOf, seatName } from './plan-reasons.ts';
import { type PlanOutput, type PlanView, type PrintedGroup, planView, wide } from './plan-view.ts';
import { BLANK, text, type WordBlock } from './word-blocks.ts';
import type { WordDocument } from './word-file.ts';

export interface PlanPaper extends PlanOutput {
  readonly document: PlanDocument;
  /** Number (`id`) of the group it is about; null for the whole plan. */
  readonly group: number | null;
  /** The map as it is seen; null for none. Left out of public papers, for nobody knows what stands on it. */
  readonly mapPng: Uint8Array | null;
  /** What the definition set is called. */
  readonly definition: string;
  readonly isSynthetic: boolean;
  /** Title, dataset, date, definition, filter, marks: as every export says of itself. */
  readonly notes: readonly (readonly [string, string])[];
}

const RULES: Readonly<Record<PlanKind, readonly GapRule[]>> = {
  committees: ['T6', 'T7', 'T16'],
  draft: ['T6', 'T7', 'T16'],
  'joint-branches': ['T3', 'T4', 'T5'],
  sites: [],
  instructors: ['T17'],
  alliance: [],
};

/**
 * A plan as the draft of a request (请示) to the higher Party organization, or of a proposal (建议方案) where nothing is to be approved
 * by itself, in the layout of GB/T 9704—2012 without red head. What only the issuing office knows stays open as 〔 〕; nobody is named.
 */
export function planPaper(paper: PlanPaper, language: Language): WordDocument {
  const view = planView(paper.document, paper, language, paper.group);
  const { papers } = view.words;
  const { marks } = view.messages;
  const { kind } = view.scenario;
  const isPublic = paper.level === 'public';
  const isRequest = !isPublic && (kind === 'committees' || kind === 'draft' || kind === 'joint-branches');
  const first = view.groups[0]?.name ?? paper.document.title;
  const title = isRequest ? papers.requestTitle[kind](first, view.groups.length) : papers.proposalTitle[kind];
  const annexes = annexesOf(view, paper.notes, isPublic ? null : paper.mapPng);
  const heads = [
    marks.proposal,
    ...(paper.isInternal && !isPublic ? [marks.internal] : []),
    ...(paper.isSynthetic ? [marks.simulatedShort] : []),
  ];
  const blocks: readonly WordBlock[] = [
    text('mark', wide(language, marks.proposal)),
    ...(paper.isSynthetic ? [text('mark', wide(language, marks.simulated))] : []),
    ...(isRequest ? [text('reference', papers.reference)] : []),
    text('title', title),
    ...(isRequest ? [text('addressee', papers.addressee)] : []),
    ...body(view, paper, first),
    ...(isRequest ? [text('text', papers.please)] : []),
    BLANK,
    ...annexes.map(({ title: name }, at) =>
      text(at === 0 ? 'list' : 'listNext', `${at === 0 ? papers.annexes : ''}${annexes.length === 1 ? '' : `${at + 1}.\t`}${name}`),
    ),
    BLANK,
    BLANK,
    text('signature', papers.issuer),
    text('signature', papers.date),
    ...(isRequest ? [text('remark', papers.contact)] : []),
    ...annexes.flatMap((annex, at) => [
      text('annexMark', annexes.length === 1 ? papers.onlyAnnex : papers.annex(at + 1)),
      text('annexTitle', annex.title),
      ...annex.blocks,
    ]),
  ];
  return { title, language, blocks, header: heads.map((mark) => wide(language, mark)).join('  |  ') };
}

function body(view: PlanView, { isInternal: _, definition, ...paper }: PlanPaper, first: string): readonly WordBlock[] {
  const { words, scenario, groups, language } = view;
  const { papers } = words;
  const subject = papers.subject[scenario.kind](first, groups.length);
  const [only] = groups;
  const sourced = papers.dataOf(formatDate(scenario.asOf, language), definition);
  const sections: (readonly [string, readonly WordBlock[]])[] = [];
  if (paper.level === 'public') sections.push([papers.basics, [text('text', sourced)]]);
  else if (groups.length === 1 && only !== undefined) {
    sections.push([papers.basics, [text('text', joined(view, [...basicsOf(view, only), sourced]))]]);
    const reasons = reasonsOf(view, only);
    if (reasons.length > 0) sections.push([papers.reasons, listed(view, reasons)]);
  } else {
    sections.push([papers.basics, [text('text', joined(view, [...wholeOf(view), sourced]))]]);
    const each = groups.flatMap((group, at) => [
      text('subheading', `${papers.numberedInner(ordinal(language, at + 1))}${group.name}`),
      text('text', joined(view, [...basicsOf(view, group), ...inOrder(view, reasonsOf(view, group))])),
    ]);
    sections.push([papers.groupsAndReasons, each]);
  }
  sections.push([papers.rules, listed(view, rulesOf(view))]);
  const remarks = remarksOf(view);
  if (remarks.length > 0 && paper.level !== 'public') sections.push([papers.toExplain, listed(view, remarks)]);
  if (paper.level !== 'public') sections.push([papers.matters, listed(view, mattersOf(view, only))]);
  const opening = paper.level === 'public' ? papers.publicOpening(subject) : papers.opening[scenario.kind](subject);
  return [
    text('text', opening),
    ...sections.flatMap(([head, blocks], at) => [text('heading', `${papers.numbered(ordinal(language, at + 1))}${head}`), ...blocks]),
  ];
}

function wholeOf(view: PlanView): readonly string[] {
  const { words, groups } = view;
  const units = groups.reduce((sum, group) => sum + group.units.length, 0);
  const isBuildings = groups.some(({ buildings }) => buildings.length > 0);
  const add = (key: 'organizations' | 'membersFull') => {
    const known = groups.flatMap((group) => group[key].sum ?? []);
    return {
      sum: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0),
      unknown: groups.reduce((sum, group) => sum + group[key].unknown, 0),
    };
  };
  const [one] = groups;
  if (!isBuildings || one === undefined) return [words.papers.whole(groups.length, units)];
  const sum = (key: 'listed' | 'eligible' | 'covered' | 'uncovered') => groups.reduce((total, group) => total + group[key], 0);
  const all: PrintedGroup = {
    ...one,
    listed: sum('listed'),
    eligible: sum('eligible'),
    covered: sum('covered'),
    uncovered: sum('uncovered'),
    organizations: add('organizations'),
    membersFull: add('membersFull'),
  };
  return [words.papers.whole(groups.length, units), countsOf(view, all)];
}

function rulesOf({ scenario, messages, words, language }: PlanView): readonly string[] {
  const { papers } = words;
  const own = scenario.kind === 'sites' ? [papers.noRule] : scenario.kind === 'alliance' ? [papers.allianceRule] : [];
  const rules = RULES[scenario.kind].map((rule) => `${wide(language, messages.gaps.rules[rule])}${papers.end}`);
  return [...own, ...rules, ...(rules.length > 0 ? [papers.checkRules] : [])];
}

/** What is not as the rules have it, with room for the reason. */
function remarksOf({ document, groups, words, language }: PlanView): readonly string[] {
  const names = new Map(groups.map(({ group, name }) => [group.id, name]));
  return document.remarks
    .filter(({ group }) => group === null || names.has(group))
    .map(({ group, sentence }) => {
      const name = group === null || groups.length === 1 ? '' : `${names.get(group) ?? ''}${words.papers.colon}`;
      const plain = wide(language, sentence).replace(/[.。;\uff1b]$/, '');
      return words.papers.explain(`${name}${plain}${words.papers.end}`);
    });
}

function mattersOf(view: PlanView, only: PrintedGroup | undefined): readonly string[] {
  const { scenario, words, groups } = view;
  const { papers } = words;
  const isOrganization = scenario.kind === 'committees' || scenario.kind === 'draft' || scenario.kind === 'joint-branches';
  const single = groups.length === 1 ? only : undefined;
  const seat = single === undefined ? '' : seatName(view, single);
  const isBranch = scenario.kind === 'joint-branches';
  return [
    ...(single !== undefined && isOrganization ? [papers.nameMatter(single.name)] : []),
    ...(isOrganization ? [papers.superior(single === undefined ? papers.superiorToFill : superiorOf(view, single))] : []),
    ...(seat === '' || !isOrganization ? [] : [isBranch ? papers.hostUnit(seat) : papers.seat(seat)]),
    ...(isOrganization ? [papers.persons, papers.relations, papers.election] : []),
    ...(scenario.kind === 'instructors' ? [papers.persons] : []),
    ...(scenario.kind === 'alliance' ? [seat === '' ? papers.noLeadUnit : papers.leadUnit(seat), papers.relations] : []),
    ...(view.leftOver.length > 0 ? [papers.leftOver(formatCount(view.leftOver.length), true)] : []),
    ...(view.excluded.length > 0 ? [papers.excluded(view.excluded.length)] : []),
    ...(scenario.isEdited && (scenario.report !== null || scenario.alliance !== undefined) ? [papers.edited] : []),
  ];
}

/** 街道党工委—社区党委—楼宇综合党委: the community where all lie in one, else the subdistrict, else left open. */
function superiorOf({ words: { papers } }: PlanView, { communities, subdistricts }: PrintedGroup): string {
  const [community, subdistrict] = [communities[0], subdistricts[0]];
  if (communities.length === 1 && community !== undefined) return papers.communityCommittee(community);
  if (subdistricts.length === 1 && subdistrict !== undefined) return papers.subdistrictCommittee(subdistrict);
  return papers.superiorToFill;
}

/** Reasons within one paragraph: «一是……。二是……。» */
function inOrder({ words: { papers }, language }: PlanView, reasons: readonly string[]): readonly string[] {
  return reasons.length < 2 ? reasons : reasons.map((reason, at) => `${papers.inOrder(ordinal(language, at + 1))}${reason}`);
}

function joined({ language }: PlanView, sentences: readonly string[]): string {
  return sentences.join(language === 'en' ? ' ' : '');
}

function listed({ words: { papers }, language }: PlanView, sentences: readonly string[]): readonly WordBlock[] {
  return sentences.map((sentence, at) => text('text', `${papers.numberedInner(ordinal(language, at + 1))}${sentence}`));
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一 to 九十九 in Chinese, as headings of official documents are numbered; plain figures beyond and in English. */
export function ordinal(language: Language, n: number): string {
  if (language === 'en' || n > 99 || n < 1) return String(n);
  const tens = Math.floor(n / 10);
  return `${tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`}${DIGITS[n % 10]}`;
}
