import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { contextOf } from '../../exports/export-notes.ts';
import type { GapsWords } from '../../locales/gaps-words.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { termOf } from '../../locales/term.ts';
import type { ExportColumn, ExportValue } from '../../model/export-file.ts';
import { industrySection } from '../../model/industry.ts';
import { rankGaps } from '../../queries/gap-ranking.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { HIDDEN_PLACE, PLACE, placeAt, placeName } from '../enterprise-sheet.ts';
import { ExportTable, pagedRows } from '../export-table.tsx';
import { distanceText } from './factor-words.ts';
import { type CaseSign, measureText, responsibleName, rulesText } from './gap-columns.tsx';
import { type GapRow, gapRowsOf } from './gap-row.ts';
import { useGapSettings } from './gap-settings.ts';
import { withResponsible } from './responsible.ts';
import { useCases } from './use-cases.ts';
import { useGapsWords } from './use-gaps-words.ts';

/** The whole worklist with its measures and articles, as a proposal. */
export function GapsExport({ list, total }: { readonly list: 'gaps' | 'unknown'; readonly total: number }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const words = useGapsWords();
  const caseOf = useCases();
  if (dataset === null || services === null || total === 0) return null;
  return (
    <ExportTable
      done={messages.gaps.exported(total)}
      hasPlaces
      prepare={(signal) => {
        const { view } = useAtlas.getState();
        const { weighting, thresholds } = useGapSettings.getState();
        const read = async (offset: number, limit: number) => {
          const page = rankGaps(dataset.schema, view.filter, weighting, list, { offset, limit, withPlaces: true });
          const { table, responsible } = await withResponsible((query) => services.engine.query(query, { signal }), dataset.schema, page);
          const rows = gapRowsOf(table, { thresholds, weighting, asOf: dataset.asOf }, responsible);
          return rows.map((row, index) => [
            ...valuesOf(messages, language, words, row, caseOf(row.enterpriseId)),
            ...placeAt(table, index),
          ]);
        };
        return {
          context: { title: messages.gaps.exportName, isProposal: true, ...contextOf(messages, language, dataset, view) },
          table: { columns: columnsOf(messages, words), place: PLACE, ...pagedRows(total, read) },
        };
      }}
    />
  );
}

function columnsOf({ columns: words, gaps }: Messages, screen: GapsWords): readonly ExportColumn[] {
  return [
    { name: 'rank', header: words.rank, width: 6, type: 'integer' },
    { name: 'name_zh', header: words.enterprise, width: 34, type: 'text' },
    { name: 'uscc', header: words.uscc, width: 22, type: 'text' },
    { name: 'gap_class', header: words.gapClass, width: 14, type: 'text' },
    { name: 'members_full', header: words.membersFull, width: 12, type: 'integer' },
    { name: 'members_probationary', header: words.membersProbationary, width: 12, type: 'integer' },
    { name: 'measure', header: gaps.measure, width: 44, type: 'text' },
    { name: 'rule', header: gaps.rule, width: 60, type: 'text' },
    { name: 'score', header: screen.settings.score, width: 8, type: 'integer' },
    { name: 'responsible', header: screen.responsible, width: 26, type: 'text' },
    { name: 'state', header: screen.state, width: 14, type: 'text' },
    { name: 'organization_distance', header: screen.settings.distance, width: 14, type: 'text' },
    { name: 'work', header: gaps.workColumn, width: 14, type: 'text' },
    { name: 'building', header: words.building, width: 24, type: 'text' },
    { name: 'park', header: words.park, width: 24, type: 'text' },
    { name: 'district', header: words.district, width: 18, type: 'text' },
    { name: 'staff_count', header: words.staff, width: 12, type: 'integer' },
    { name: 'industry', header: words.industry, width: 24, type: 'text' },
    { name: 'tags', header: words.tags, width: 30, type: 'text' },
    ...HIDDEN_PLACE,
  ];
}

function valuesOf(messages: Messages, language: Language, words: GapsWords, row: GapRow, work: CaseSign | null): readonly ExportValue[] {
  const { terms, common, gaps } = messages;
  const place = placeName(language);
  return [
    row.rank,
    row.name,
    row.uscc,
    terms.gapClasses[row.gapClass],
    row.membersFull,
    row.membersProbationary,
    measureText(messages, row),
    rulesText(messages, row),
    row.priority.score === null ? null : Math.round(row.priority.score * 100),
    work?.owner ?? responsibleName(words, language, row.responsible),
    work?.state ?? null,
    distanceText(words.settings, row.values.organizationDistance),
    row.hasWork ? gaps.workCovered : gaps.workBlank,
    place(row.building),
    place(row.park),
    place(row.district),
    row.staff,
    termOf(terms.industries, industrySection(row.industryCode), ''),
    row.tags.map((tag) => terms.tags[tag]).join(common.listSeparator),
  ];
}
