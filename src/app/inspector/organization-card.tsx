import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { formatCount, pickName } from '../../locales/format.ts';
import { termOf } from '../../locales/term.ts';
import { numberAt, textAt } from '../../model/column-table.ts';
import { rungOf } from '../../model/coverage.ts';
import { selectionOf } from '../../model/selection.ts';
import { organizationDetails, organizationEnterprises } from '../../queries/organization-details.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { FieldList } from './field-list.tsx';
import { ZoomLink } from './zoom-link.tsx';

/** Enterprises listed by name; the number of all is printed beside. */
const LISTED = 60;

/** One organization: type, superior, approval, members by number, the enterprises it covers. */
export function OrganizationCard({ orgIx }: { readonly orgIx: number }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const transact = useAtlas((state) => state.transact);
  const version = dataset?.version ?? 0;
  const { table } = useQuery(dataset === null ? null : organizationDetails(dataset.schema, orgIx), version);
  const covered = useQuery(dataset === null ? null : organizationEnterprises(dataset.schema, orgIx, LISTED), version);
  if (table === null || table.numRows === 0) return null;
  const { columns: words, terms, inspector } = messages;
  const text = (name: string) => textAt(table, name, 0);
  const rows = Array.from({ length: covered.table?.numRows ?? 0 }, (_, index) => index);
  return (
    <article className="card">
      <h3 className="card-title">{pickName(language, text('name_zh'), text('name_en'), text('org_id') ?? '')}</h3>
      <p className="card-lead">
        <span className="card-badge">{termOf(terms.orgTypes, text('org_type'), words.organization)}</span>
        <ZoomLink lon={numberAt(table, 'lon', 0)} lat={numberAt(table, 'lat', 0)} />
      </p>
      <FieldList
        fields={[
          { name: inspector.parent, value: pickName(language, text('parent_zh'), text('parent_en'), '') },
          { name: inspector.foundedOn, value: text('founded_on') },
          { name: inspector.approval, value: [text('document_no'), text('approved_on')].filter(Boolean).join(' · ') },
          { name: inspector.formation, value: text('formation') },
          { name: words.membersFull, value: formatCount(numberAt(table, 'members_full', 0)) },
          { name: words.membersProbationary, value: formatCount(numberAt(table, 'members_probationary', 0)) },
          { name: words.park, value: text('park_zh') },
          { name: words.building, value: text('building_zh') },
          { name: inspector.covers, value: formatCount(numberAt(table, 'covers', 0)) },
        ]}
      />
      {covered.table === null || rows.length === 0 ? null : (
        <Section title={inspector.coveredEnterprises}>
          <ul className="card-list">
            {rows.map((index) => {
              const row = numberAt(covered.table ?? table, 'row', index) ?? 0;
              return (
                <li key={row}>
                  <button
                    type="button"
                    className="card-link"
                    onClick={() =>
                      transact('selection', (draft) => {
                        draft.selection = selectionOf('enterprise', [row]) as typeof draft.selection;
                      })
                    }
                  >
                    {covered.table === null ? '' : textAt(covered.table, 'name_zh', index)}
                  </button>
                  <span className="card-list-note">
                    {covered.table === null ? '' : terms.rungs[rungOf(numberAt(covered.table, 'rung', index) ?? 0)]}
                  </span>
                </li>
              );
            })}
          </ul>
        </Section>
      )}
    </article>
  );
}
