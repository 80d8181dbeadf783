import type { DataColumn } from '../../components/data-column.ts';
import { formatCount, pickName } from '../../locales/format.ts';
import type { GapsWords } from '../../locales/gaps-words.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { termOf } from '../../locales/term.ts';
import type { GapClass } from '../../model/coverage.ts';
import { industrySection } from '../../model/industry.ts';
import { distanceText } from './factor-words.ts';
import type { GapRow } from './gap-row.ts';
import type { Responsible } from './responsible.ts';
import { ScoreCell } from './score-cell.tsx';

export function measureText(messages: Messages, row: GapRow): string {
  if (row.advice.measure === null) return messages.common.emDash;
  const { measures, flags } = messages.gaps;
  return [
    measures[row.advice.measure],
    ...row.advice.flags.filter((flag) => flag === 'unattached' || flag === 'union').map((flag) => flags[flag]),
  ].join(messages.gaps.measureSeparator);
}

export function rulesText(messages: Messages, row: GapRow): string {
  return row.advice.rules.length === 0 ? messages.common.emDash : row.advice.rules.map((rule) => messages.gaps.rules[rule]).join('\n');
}

export function responsibleName(words: GapsWords, language: Language, responsible: Responsible | null): string {
  return responsible === null ? words.responsibleUnknown : pickName(language, responsible.zh, responsible.en, words.responsibleUnknown);
}

export function ClassSign({ gapClass, messages }: { readonly gapClass: GapClass; readonly messages: Messages }) {
  return <span className={`gap-class gap-class-${gapClass}`}>{messages.terms.gapClasses[gapClass]}</span>;
}

/** What somebody wrote into the worklist about an enterprise. */
export interface CaseSign {
  readonly owner: string | null;
  readonly state: string;
}

export interface GapColumnOptions {
  readonly messages: Messages;
  readonly language: Language;
  readonly words: GapsWords;
  readonly caseOf: (enterpriseId: string) => CaseSign | null;
}

export function gapColumns({ messages, language, words, caseOf }: GapColumnOptions): readonly DataColumn<GapRow>[] {
  const { columns, terms, gaps, common } = messages;
  const place = (value: { readonly zh: string | null; readonly en: string | null }) => pickName(language, value.zh, value.en);
  const placeOf = (row: GapRow) => (row.building.zh === null && row.building.en === null ? place(row.park) : place(row.building));
  const ownerOf = (row: GapRow) => caseOf(row.enterpriseId)?.owner ?? responsibleName(words, language, row.responsible);
  const fromOf = (row: GapRow) => {
    if ((caseOf(row.enterpriseId)?.owner ?? null) !== null) return words.responsibleFrom.case;
    return row.responsible === null ? words.responsibleUnknown : words.responsibleFrom[row.responsible.from];
  };
  const rule = (row: GapRow) => (row.advice.rules[0] === undefined ? common.emDash : gaps.rulesShort[row.advice.rules[0]]);
  const tags = (row: GapRow) => row.tags.map((tag) => terms.tags[tag]).join(common.listSeparator);
  const state = (row: GapRow) => caseOf(row.enterpriseId)?.state ?? common.emDash;
  return [
    { id: 'rank', header: columns.rank, width: 52, align: 'end', cell: (row) => formatCount(row.rank) },
    { id: 'name', header: columns.enterprise, width: 210, cell: (row) => row.name, hint: (row) => row.name },
    {
      id: 'class',
      header: columns.gapClass,
      width: 136,
      cell: (row) => <ClassSign gapClass={row.gapClass} messages={messages} />,
      hint: (row) => terms.gapClassNotes[row.gapClass],
    },
    {
      id: 'responsible',
      header: words.responsible,
      width: 160,
      cell: ownerOf,
      hint: (row) => `${ownerOf(row)} · ${fromOf(row)}`,
    },
    { id: 'score', header: words.settings.score, width: 92, align: 'end', cell: (row) => <ScoreCell row={row} /> },
    { id: 'place', header: words.placesOf, width: 150, cell: placeOf, hint: (row) => [place(row.park), placeOf(row)].join(' · ') },
    {
      id: 'measure',
      header: gaps.measure,
      width: 270,
      cell: (row) => measureText(messages, row),
      hint: (row) => measureText(messages, row),
    },
    { id: 'rule', header: gaps.rule, width: 210, cell: rule, hint: (row) => rulesText(messages, row) },
    { id: 'members', header: columns.membersFull, width: 92, align: 'end', cell: (row) => formatCount(row.membersFull) },
    { id: 'staff', header: columns.staff, width: 84, align: 'end', cell: (row) => formatCount(row.staff) },
    {
      id: 'distance',
      header: words.settings.distance,
      width: 116,
      align: 'end',
      cell: (row) => distanceText(words.settings, row.values.organizationDistance),
    },
    { id: 'tags', header: columns.tags, width: 170, cell: tags, hint: tags },
    { id: 'state', header: words.state, width: 110, cell: state, hint: state },
    { id: 'work', header: gaps.workColumn, width: 130, cell: (row) => (row.hasWork ? gaps.workCovered : gaps.workBlank) },
    { id: 'park', header: columns.park, width: 150, cell: (row) => place(row.park), hint: (row) => place(row.park) },
    {
      id: 'industry',
      header: columns.industry,
      width: 160,
      cell: (row) => termOf(terms.industries, industrySection(row.industryCode), common.unknown),
    },
  ];
}
