import { useMessages } from '../../components/locale-context.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { BaselineLine } from './baseline-line.tsx';
import { type CompareTab, useCompare } from './compare-state.ts';
import { DatasetsTable } from './datasets-table.tsx';
import { PlacesTable } from './places-table.tsx';
import { PublishedTable } from './published-table.tsx';
import './compare.css';

/** Places of one dataset; several datasets; and, apart from anything computed, what was published. */
export function CompareMain() {
  const messages = useMessages();
  const { tab, setTab } = useCompare();
  const words = messages.compare;
  return (
    <div className="compare-main">
      <BaselineLine />
      <Tabs
        label={words.title}
        selectedId={tab}
        onSelect={(id) => setTab(id as CompareTab)}
        tabs={[
          { id: 'places', name: words.tabPlaces, content: <PlacesTable /> },
          { id: 'datasets', name: words.tabDatasets, content: <DatasetsTable /> },
          { id: 'published', name: words.tabPublished, content: <PublishedTable /> },
        ]}
      />
    </div>
  );
}
