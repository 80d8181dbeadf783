import type { DataColumn } from '../../components/data-column.ts';
import { formatCount, pickName } from '../../locales/format.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { termOf } from '../../locales/term.ts';
import { industrySection } from '../../model/industry.ts';
import type { TableColumn } from '../../queries/table-page.ts';
import type { EnterpriseRow } from '../../state/enterprise-row.ts';
import { RungSign } from './rung-sign.tsx';

/** The columns of the enterprise table; ids are the columns the query can sort by. */
export function enterpriseColumns(
  messages: Messages,
  language: Language,
): readonly (DataColumn<EnterpriseRow> & { readonly id: TableColumn })[] {
  const { columns: words, terms, common } = messages;
  const place = (value: { readonly zh: string | null; readonly en: string | null }) => pickName(language, value.zh, value.en);
  const zhOrEn = (name: 'park' | 'building' | 'district'): TableColumn => (language === 'en' ? `${name}_en` : `${name}_zh`);
  return [
    { id: 'name_zh', header: words.enterprise, width: 250, sortable: true, cell: (row) => row.name, hint: (row) => row.name },
    {
      id: 'rung',
      header: words.rung,
      width: 112,
      sortable: true,
      firstSort: 'ascending',
      cell: (row) => <RungSign rung={row.rung} name={terms.rungs[row.rung]} />,
    },
    {
      id: 'gap_class',
      header: words.gapClass,
      width: 108,
      sortable: true,
      cell: (row) => terms.gapClasses[row.gapClass],
      hint: (row) => terms.gapClassNotes[row.gapClass],
    },
    {
      id: 'members_full',
      header: words.membersFull,
      width: 92,
      align: 'end',
      sortable: true,
      firstSort: 'descending',
      cell: (row) => formatCount(row.membersFull),
    },
    {
      id: 'staff',
      header: words.staff,
      width: 92,
      align: 'end',
      sortable: true,
      firstSort: 'descending',
      cell: (row) => formatCount(row.staff),
    },
    { id: zhOrEn('park'), header: words.park, width: 150, sortable: true, cell: (row) => place(row.park), hint: (row) => place(row.park) },
    {
      id: zhOrEn('building'),
      header: words.building,
      width: 150,
      sortable: true,
      cell: (row) => place(row.building),
      hint: (row) => place(row.building),
    },
    {
      id: 'industry_code',
      header: words.industry,
      width: 170,
      sortable: true,
      cell: (row) => termOf(terms.industries, industrySection(row.industryCode), common.unknown),
      hint: (row) => row.industryCode ?? undefined,
    },
    { id: 'size_class', header: words.size, width: 76, sortable: true, cell: (row) => termOf(terms.sizes, row.sizeClass, common.unknown) },
    { id: 'tags', header: words.tags, width: 220, cell: (row) => row.tags.map((tag) => terms.tags[tag]).join(common.listSeparator) },
    { id: 'uscc', header: words.uscc, width: 180, cell: (row) => row.uscc ?? common.emDash },
  ];
}
