import { useEffect, useMemo, useState } from 'react';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import type { LayerSpec } from '../../layers/layer-spec.ts';
import { formatCount } from '../../locales/format.ts';
import { drawnLegends } from '../../map/drawn-legend.ts';
import { Legend } from '../../map/legend.tsx';
import type { MapPoints } from '../../map/map-types.ts';
import { cssColor } from '../../scales/rgba.ts';
import { useAtlas } from '../../state/store.ts';
import { legendItemLabel, legendSections } from './legend-sections.ts';
import { useChainNames } from './use-chain-names.ts';

export interface StageLegendProps {
  readonly layers: readonly LayerSpec[];
  readonly points: MapPoints | null;
  readonly latitude: number;
}

export function StageLegend({ layers, points, latitude }: StageLegendProps) {
  const messages = useMessages();
  const language = useLanguage();
  const chainNames = useChainNames(layers.some(({ kind }) => kind === 'chains'));
  const theme = useAtlas((state) => state.theme);
  const [chosen, setOpen] = useState<boolean | null>(null);
  // On a big screen the map needs the room; the legend is a click away.
  const isOpen = chosen ?? theme !== 'big';
  const sections = useMemo(
    () => legendSections(messages, language, { layers, points, latitude }),
    [messages, language, layers, points, latitude],
  );
  // Exports print the same legend: what is on the screen is what they say.
  useEffect(() => {
    drawnLegends.current = sections.map(({ title, note, legend }) => ({
      title: note === '' ? title : `${title} · ${note}`,
      items: legend.items.map((item) => ({
        label: [legendItemLabel(messages, item, legend, chainNames), ...(item.count === null ? [] : [formatCount(item.count)])].join(' · '),
        color: cssColor(item.color),
        shape: item.shape,
        hatched: item.hatched,
      })),
    }));
    return () => {
      drawnLegends.current = [];
    };
  }, [sections, messages, chainNames]);
  if (sections.length === 0) return null;
  return (
    <div className="stage-legend" data-collapsed={isOpen ? undefined : ''}>
      <button type="button" className="stage-legend-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? messages.map.hideLegend : messages.map.showLegend}
      </button>
      {isOpen ? (
        <Legend
          sections={sections}
          itemLabel={(item, legend) => legendItemLabel(messages, item, legend, chainNames)}
          countLabel={formatCount}
          label={messages.map.legend}
        />
      ) : null}
    </div>
  );
}
