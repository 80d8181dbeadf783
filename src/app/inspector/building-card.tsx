import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { formatCount, pickName } from '../../locales/format.ts';
import { numberAt, textAt } from '../../model/column-table.ts';
import { buildingDetails } from '../../queries/building-details.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { BuildingPageLink } from './building-page-link.tsx';
import { CoverageSummary } from './coverage-summary.tsx';
import { FieldList } from './field-list.tsx';
import { ZoomLink } from './zoom-link.tsx';

/** One building with the figures of all its tenants, whatever the filter. */
export function BuildingCard({ buildingIx, children }: { readonly buildingIx: number; readonly children?: ReactNode }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const { table } = useQuery(dataset === null ? null : buildingDetails(dataset.schema, definition, buildingIx), dataset?.version ?? 0);
  if (table === null || table.numRows === 0) return null;
  const text = (name: string) => textAt(table, name, 0);
  const words = messages.columns;
  return (
    <article className="card">
      <h3 className="card-title">{pickName(language, text('name_zh'), text('name_en'), text('id') ?? '')}</h3>
      <p className="card-lead">
        <span className="card-badge">{words.building}</span>
        <ZoomLink lon={numberAt(table, 'lon', 0)} lat={numberAt(table, 'lat', 0)} />
        <BuildingPageLink key={text('id')} buildingId={text('id') ?? ''} />
      </p>
      {children}
      <CoverageSummary table={table} />
      <FieldList
        fields={[
          { name: words.park, value: pickName(language, text('park_zh'), text('park_en'), '') },
          { name: words.community, value: [text('subdistrict_name'), text('community_name')].filter(Boolean).join(' ') },
          { name: words.floors, value: formatCount(numberAt(table, 'floors', 0)) },
          { name: words.organization, value: text('lead_org_zh') },
          { name: words.address, value: text('address') },
        ]}
      />
    </article>
  );
}
