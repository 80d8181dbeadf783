import { useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { formatCount } from '../../locales/format.ts';
import { termOf } from '../../locales/term.ts';
import { numberAt, textAt } from '../../model/column-table.ts';
import { structure } from '../../queries/structure.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';

/** What the filtered enterprises stand in: places that hold one, and organizations by type. */
export function StructureSection() {
  const messages = useMessages();
  const dataset = useActiveDataset();
  const filter = useAtlas((state) => state.view.filter);
  const { table } = useQuery(dataset === null ? null : structure(dataset.schema, filter), dataset?.version ?? 0);
  if (table === null) return null;
  const { inspector, terms } = messages;
  const places: Readonly<Record<string, string>> = {
    districts: inspector.districts,
    parks: inspector.parks,
    buildings: inspector.buildings,
  };
  const lines = Array.from({ length: table.numRows }, (_, row) => {
    const kind = textAt(table, 'kind', row) ?? '';
    const orgType = textAt(table, 'org_type', row);
    return {
      id: `${kind}:${orgType ?? ''}`,
      metric: kind === 'organization' ? `org-type-${orgType ?? 'unknown'}` : `structure-${kind}`,
      name: kind === 'organization' ? termOf(terms.orgTypes, orgType, messages.common.unknown) : (places[kind] ?? kind),
      count: numberAt(table, 'n', row),
    };
  }).filter((line) => line.count !== 0);
  return (
    <Section title={inspector.structure}>
      <ul className="structure">
        {lines.map((line) => (
          <li key={line.id}>
            <span>{line.name}</span>
            <data value={line.count ?? ''} data-metric={line.metric}>
              {formatCount(line.count)}
            </data>
          </li>
        ))}
      </ul>
    </Section>
  );
}
