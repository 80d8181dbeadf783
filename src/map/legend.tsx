import './legend.css';
import { GLYPH_REACH } from '../layers/glyph-distance.ts';
import type { GlyphShape } from '../scales/glyph-shapes.ts';
import type { LegendItem, Legend as LegendModel } from '../scales/legend-item.ts';
import { cssColor } from '../scales/rgba.ts';

export interface LegendSection {
  readonly id: string;
  readonly title: string;
  readonly legend: LegendModel;
  /** Under the title: the reference, the cell size, the definition. Empty for none. */
  readonly note: string;
}

export interface LegendProps {
  readonly sections: readonly LegendSection[];
  /** Words of one item, from its code and bounds. */
  readonly itemLabel: (item: LegendItem, legend: LegendModel) => string;
  /** Words of a count, e.g. «12». */
  readonly countLabel: (count: number) => string;
  /** Accessible name. */
  readonly label: string;
}

/** Every sign on the map with its meaning and how many there are; drawn from the scales that coloured the map. */
export function Legend({ sections, itemLabel, countLabel, label }: LegendProps) {
  if (sections.length === 0) return null;
  return (
    <section className="map-legend" aria-label={label}>
      {sections.map((section) => (
        <div key={section.id} className="map-legend-section">
          <h3>{section.title}</h3>
          {section.note === '' ? null : <p>{section.note}</p>}
          <ul>
            {section.legend.items.map((item) => (
              <li key={item.code} className={item.count === 0 ? 'is-empty' : undefined}>
                <LegendSwatch item={item} />
                <span className="map-legend-label">{itemLabel(item, section.legend)}</span>
                {item.count === null ? null : <span className="map-legend-count">{countLabel(item.count)}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function LegendSwatch({ item }: { readonly item: Pick<LegendItem, 'color' | 'shape' | 'hatched'> }) {
  if (item.shape !== null) {
    return (
      <svg
        className="map-legend-swatch"
        viewBox={`${-GLYPH_REACH} ${-GLYPH_REACH} ${2 * GLYPH_REACH} ${2 * GLYPH_REACH}`}
        aria-hidden="true"
      >
        <GlyphPath shape={item.shape} color={cssColor(item.color)} />
      </svg>
    );
  }
  return (
    <svg className="map-legend-swatch" viewBox="0 0 16 16" aria-hidden="true">
      <rect x="0.5" y="2.5" width="15" height="11" fill={item.hatched ? 'none' : cssColor(item.color)} className="map-legend-area" />
      {item.hatched ? <path d="M1 7 5.5 2.5M1 13 11.5 2.5M6 13.5 15 4.5M12 13.5 15 10.5" className="map-legend-hatch" /> : null}
    </svg>
  );
}

/** The map's symbols as vectors; the same proportions as in `glyphDistance`, y to the bottom. */
function GlyphPath({ shape, color }: { readonly shape: GlyphShape; readonly color: string }) {
  switch (shape) {
    case 'ring':
      return <circle r="0.66" fill="none" stroke={color} strokeWidth="0.4" />;
    case 'circle':
      return <circle r="0.82" fill={color} />;
    case 'square':
      return <rect x="-0.72" y="-0.72" width="1.44" height="1.44" fill={color} />;
    case 'diamond':
      return <path d="M0-1.04 1.04 0 0 1.04-1.04 0Z" fill={color} />;
    case 'triangle':
      return <path d="M0-1.02 1.022.75-1.022.75Z" fill={color} />;
    case 'pentagon':
      return <path d="M0-.915.87-.283.538.74-.538.74-.87-.283Z" fill={color} />;
    case 'cross':
      return <path d="M-.28-.86H.28V-.28H.86V.28H.28V.86H-.28V.28H-.86V-.28H-.28Z" fill={color} />;
  }
}
