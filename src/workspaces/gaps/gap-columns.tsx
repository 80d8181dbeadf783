import type { DataColumn } from '../../components/data-column.ts';
import { formatCount, pickName } from '../../locales/format.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { termOf } from '../../locales/term.ts';
import { industrySection } from '../../model/industry.ts';
import type { GapRow } from './gap-row.ts';

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

export function gapColumns(messages: Messages, language: Language): readonly DataColumn<GapRow>[] {
  const { columns: words, terms, gaps, common } = messages;
  const place = (value: { readonly zh: string | null; readonly en: string | null }) => pickName(language, value.zh, value.en);
  return [
    { id: 'rank', header: words.rank, width: 56, align: 'end', cell: (row) => formatCount(row.rank) },
    { id: 'name', header: words.enterprise, width: 230, cell: (row) => row.name, hint: (row) => row.name },
    {
      id: 'class',
      header: words.gapClass,
      width: 128,
      cell: (row) => <span className={`gap-class gap-class-${row.gapClass}`}>{terms.gapClasses[row.gapClass]}</span>,
      hint: (row) => terms.gapClassNotes[row.gapClass],
    },
    { id: 'members', header: words.membersFull, width: 100, align: 'end', cell: (row) => formatCount(row.membersFull) },
    {
      id: 'measure',
      header: gaps.measure,
      width: 270,
      cell: (row) => measureText(messages, row),
      hint: (row) => measureText(messages, row),
    },
    {
      id: 'rule',
      header: gaps.rule,
      width: 210,
      cell: (row) => (row.advice.rules[0] === undefined ? common.emDash : gaps.rulesShort[row.advice.rules[0]]),
      hint: (row) => rulesText(messages, row),
    },
    { id: 'work', header: gaps.workColumn, width: 140, cell: (row) => (row.hasWork ? gaps.workCovered : gaps.workBlank) },
    { id: 'building', header: words.building, width: 150, cell: (row) => place(row.building), hint: (row) => place(row.building) },
    { id: 'park', header: words.park, width: 150, cell: (row) => place(row.park), hint: (row) => place(row.park) },
    { id: 'staff', header: words.staff, width: 84, align: 'end', cell: (row) => formatCount(row.staff) },
    {
      id: 'industry',
      header: words.industry,
      width: 160,
      cell: (row) => termOf(terms.industries, industrySection(row.industryCode), common.unknown),
    },
  ];
}
