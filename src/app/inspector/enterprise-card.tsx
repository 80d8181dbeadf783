import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { formatCount, pickName } from '../../locales/format.ts';
import { termOf } from '../../locales/term.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import { gapClassOf, rungOf } from '../../model/coverage.ts';
import { PLACED_BY } from '../../model/edits.ts';
import { industrySection } from '../../model/industry.ts';
import { selectionOf } from '../../model/selection.ts';
import { enterpriseDetails, enterpriseOrganizations } from '../../queries/enterprise-details.ts';
import { tagsOf } from '../../state/enterprise-row.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { FieldList } from './field-list.tsx';
import { ZoomLink } from './zoom-link.tsx';

/** One enterprise: what it is, its rung and why, its members by number, the organizations that cover it. */
export function EnterpriseCard({ row, children }: { readonly row: number; readonly children?: ReactNode }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const version = dataset?.version ?? 0;
  const { table } = useQuery(dataset === null ? null : enterpriseDetails(dataset.schema, definition, row), version);
  const covering = useQuery(dataset === null ? null : enterpriseOrganizations(dataset.schema, row), version);
  if (table === null || table.numRows === 0) return null;
  const { columns: words, terms, common } = messages;
  const text = (name: string) => textAt(table, name, 0);
  const count = (name: string) => formatCount(numberAt(table, name, 0));
  const place = (name: string) => pickName(language, text(`${name}_zh`), text(`${name}_en`), '');
  const rung = rungOf(numberAt(table, 'rung', 0) ?? 0);
  const way = PLACED_BY[numberAt(table, 'placed_by', 0) ?? -1];
  const noPoint = numberAt(table, 'park_only', 0) === 1 ? messages.placing.parkOnly : messages.placing.unplaced;
  const placedBy = way === undefined ? noPoint : messages.placing.ways[way];
  const gap = gapClassOf(numberAt(table, 'gap_class', 0) ?? 0);
  return (
    <article className="card">
      <h3 className="card-title">{text('name_zh')}</h3>
      <p className="card-lead">
        <span className="card-badge" data-rung={rung}>
          {terms.rungs[rung]}
        </span>
        {gap === 'covered' ? null : <span className="card-badge">{terms.gapClasses[gap]}</span>}
        <ZoomLink lon={numberAt(table, 'lon', 0)} lat={numberAt(table, 'lat', 0)} />
      </p>
      <p className="card-note">{gap === 'covered' ? terms.rungNotes[rung] : terms.gapClassNotes[gap]}</p>
      {children}
      <FieldList
        fields={[
          { name: words.membersFull, value: count('members_full') },
          { name: words.membersProbationary, value: count('members_probationary') },
          { name: words.membersUnattached, value: count('members_unattached') },
          { name: words.applicants, value: count('applicants') },
          { name: words.staff, value: count('staff') },
          { name: words.unionMembers, value: count('union_members') },
          { name: words.park, value: place('park') },
          { name: words.building, value: [place('building'), text('floor_room')].filter(Boolean).join(' ') },
          { name: words.industry, value: termOf(terms.industries, industrySection(text('industry_code')), '') },
          { name: words.size, value: termOf(terms.sizes, numberAt(table, 'size_class', 0), '') },
          { name: words.ownership, value: termOf(terms.ownerships, text('ownership'), '') },
          { name: words.status, value: text('status') },
          {
            name: words.tags,
            value: tagsOf(numberAt(table, 'tags', 0) ?? 0)
              .map((tag) => terms.tags[tag])
              .join(common.listSeparator),
          },
          { name: words.uscc, value: text('uscc') },
          { name: words.address, value: text('address') },
          { name: messages.placing.cardLabel, value: placedBy },
        ]}
      />
      {covering.table === null || covering.table.numRows === 0 ? null : <Covering table={covering.table} />}
    </article>
  );
}

/** The organizations that cover it, each with its approval where one is on record. */
function Covering({ table }: { readonly table: ColumnTable }) {
  const messages = useMessages();
  const transact = useAtlas((state) => state.transact);
  const rows = Array.from({ length: table.numRows }, (_, index) => index);
  return (
    <Section title={messages.explore.coverageOf}>
      <ul className="card-list">
        {rows.map((index) => (
          <li key={numberAt(table, 'org_ix', index)}>
            <button
              type="button"
              className="card-link"
              onClick={() =>
                transact('selection', (draft) => {
                  draft.selection = selectionOf('organization', [numberAt(table, 'org_ix', index) ?? 0]) as typeof draft.selection;
                })
              }
            >
              {textAt(table, 'name_zh', index)}
            </button>
            <span className="card-list-note">
              {[
                messages.terms.rungs[rungOf(numberAt(table, 'rung', index) ?? 0)],
                textAt(table, 'document_no', index),
                textAt(table, 'approved_on', index) ?? textAt(table, 'founded_on', index),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
