import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { formatCount, pickName } from '../../locales/format.ts';
import { termOf } from '../../locales/term.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import { EMPTY_FILTER } from '../../model/filter.ts';
import type { TypedQuery } from '../../model/typed-query.ts';
import { alliances } from '../../queries/alliances.ts';
import { chains } from '../../queries/chains.ts';
import { organizations } from '../../queries/organizations.ts';
import { serviceSites } from '../../queries/service-sites.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { FieldList } from './field-list.tsx';
import { ZoomLink } from './zoom-link.tsx';

type ListedKind = 'alliance' | 'chain' | 'site' | 'organization';

function queryOf(kind: ListedKind, schema: string): TypedQuery {
  switch (kind) {
    case 'alliance':
      return alliances(schema);
    case 'chain':
      return chains(schema);
    case 'site':
      return serviceSites(schema);
    case 'organization':
      return organizations(schema, EMPTY_FILTER);
  }
}

/** Things that are listed rather than summed: alliances, chains, service sites, several organizations. Ids are places in their list. */
export function ListedCard({ kind, ids }: { readonly kind: ListedKind; readonly ids: readonly number[] }) {
  const dataset = useActiveDataset();
  const { table } = useQuery(dataset === null ? null : queryOf(kind, dataset.schema), dataset?.version ?? 0);
  if (table === null) return null;
  return (
    <>
      {ids
        .filter((id) => id < table.numRows)
        .map((id) => (
          <ListedItem key={id} kind={kind} table={table} row={id} />
        ))}
    </>
  );
}

function ListedItem({ kind, table, row }: { readonly kind: ListedKind; readonly table: ColumnTable; readonly row: number }) {
  const messages = useMessages();
  const language = useLanguage();
  const { terms, columns: words, inspector } = messages;
  const has = (name: string) => table.columns[name] !== undefined;
  const text = (name: string) => (has(name) ? textAt(table, name, row) : null);
  const number = (name: string) => (has(name) ? numberAt(table, name, row) : null);
  const types: Readonly<Record<ListedKind, string>> = {
    alliance: termOf(terms.allianceTypes, text('alliance_type'), ''),
    chain: inspector.chain,
    site: termOf(terms.siteTypes, text('site_type'), ''),
    organization: termOf(terms.orgTypes, text('org_type'), ''),
  };
  const radius = number('radius_m');
  return (
    <article className="card">
      <h3 className="card-title">{pickName(language, text('name_zh'), text('name_en'))}</h3>
      <p className="card-lead">
        <span className="card-badge">{types[kind]}</span>
        <ZoomLink lon={number('lon')} lat={number('lat')} />
      </p>
      {kind === 'alliance' ? <p className="card-note">{inspector.allianceNote}</p> : null}
      <FieldList
        fields={[
          { name: words.members, value: has('members') ? formatCount(number('members')) : null },
          { name: words.stage, value: text('stages') },
          { name: inspector.foundedOn, value: text('founded_on') },
          { name: inspector.radius, value: radius === null ? null : messages.map.metres(radius) },
          { name: inspector.covers, value: has('covers') ? formatCount(number('covers')) : null },
        ]}
      />
    </article>
  );
}
